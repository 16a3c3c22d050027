project = "The Showcase"
author = "The wikibinder developers"
extensions = ["wikibinder.editions"]
