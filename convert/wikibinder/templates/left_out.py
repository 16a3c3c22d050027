"""Reports parameters that a rule left out because it classified their values as settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.readable import holds_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wikibinder.templates.protocols import Context
    from wikibinder.wikitext.preprocessor import Template


def report_settings(template: Template, values: Mapping[str, str], left: Iterable[str], context: Context) -> None:
    """Report, in one diagnostic, the parameters ``left`` of a call whose values contain a letter or a digit.
    ``values``: name -> value.

    Whether the values are readable is not tested, so that a value wrongly classified as a setting is reported, too.
    """
    given = {name: values[name].strip() for name in left if holds_words(values[name])}
    if given:
        shown = replace(template, raw="|".join(f"{name}={value}" for name, value in given.items()))
        context.report(Code.SETTING_LEFT_OUT, f"{template.name}: classified as settings: {', '.join(given)}", shown)
