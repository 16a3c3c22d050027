"""Settings of this project's own book: the articles of seeds/, and in HTML the manual."""

import os

project = "North Koreans in Russia"
author = "Wikipedia contributors"
language = "en"
extensions = ["wikibinder.editions", "sphinx.ext.autodoc"]  # the latter for the manual alone
bibtex_bibfiles = ["book/references.bib"]

html_baseurl = os.environ.get("WIKIBINDER_BASE_URL", "")
