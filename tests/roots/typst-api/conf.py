project = "Gears"
author = "The Gear Makers"
release = "2.1"
extensions = ["sphinx.ext.autosummary", "sphinx.ext.todo", "wikibinder.editions.typst"]
todo_include_todos = True
exclude_patterns = ["_build"]
maximum_signature_line_length = 70
