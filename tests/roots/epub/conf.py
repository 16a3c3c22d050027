project = "A Sampler"
author = "Several hands"
extensions = ["wikibinder.editions"]
