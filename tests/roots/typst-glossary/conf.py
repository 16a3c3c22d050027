project = "Словарь колеса"
author = "Α. Author & co"
extensions = ["wikibinder.editions.typst"]
language = "ru"
typst_two_sided = True
typst_paper = "a5"
