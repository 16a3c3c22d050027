project = "Словарь колеса"
author = "Α. Author & co"
extensions = ["convert.editions.typst"]
language = "ru"
typst_two_sided = True
typst_paper = "a5"
