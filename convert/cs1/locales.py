"""Citation templates of other Wikipedias: their names, and their parameters in the words of CS1.

One table for each language: template name -> class, and parameter -> CS1 parameter. A parameter that is not listed
keeps its name, so English ones are read in every language.
"""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATES: Mapping[str, tuple[str, str]] = {}
PARAMETERS: Mapping[str, Mapping[str, str]] = {}
