"""Citation templates of Wikipedia (CS1, CS2 and their wrappers) to BibLaTeX entries.

:func:`citation` makes an entry of the parameters of a template; template_names.py lists the templates that are
citations, :mod:`wikibinder.model.cs1_registry` their parameters. :func:`online` makes an entry of a bare address or a
labelled link.
"""

from __future__ import annotations

from wikibinder.cs1.entry import Citation, citation
from wikibinder.cs1.locale_words import in_english
from wikibinder.cs1.online import online
from wikibinder.cs1.template_names import TEMPLATES, citation_class, template_of_class

__all__ = ["TEMPLATES", "Citation", "citation", "citation_class", "in_english", "online", "template_of_class"]
