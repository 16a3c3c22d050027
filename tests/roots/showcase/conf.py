project = "The Showcase"
author = "The wikibinder developers"
extensions = ["convert.editions"]
