project = "On Wheels"
author = "A. Wheelwright"
extensions = ["wikibinder.editions.typst"]
numfig = True
math_numfig = True
language = "en"
rst_epilog = ".. |wheel| image:: wheel.png\n   :height: 12px\n   :alt: wheel\n"
