project = "A small book"
extensions = ["wikibinder.editions"]
