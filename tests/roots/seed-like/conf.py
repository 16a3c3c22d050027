project = "A small book"
extensions = ["convert.editions"]
