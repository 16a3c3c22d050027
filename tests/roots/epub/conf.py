project = "A Sampler"
author = "Several hands"
extensions = ["convert.editions"]
