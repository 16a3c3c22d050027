"""Citation templates of Wikipedia (CS1, CS2 and their wrappers) to BibLaTeX entries.

:func:`citation` is the one way in; templates.py says which names are citations. :func:`online` takes what
is no template: a bare address, a labelled link.
"""

from __future__ import annotations

from wikibinder.cs1.entry import Citation, citation
from wikibinder.cs1.online import online
from wikibinder.cs1.template_names import TEMPLATES, citation_class, template_of_class

__all__ = ["TEMPLATES", "Citation", "citation", "citation_class", "online", "template_of_class"]
