"""Pages that are not converted: sphinxcontrib-bibtex, docutils and Sphinx write them as they do without this extension.

The projects are of the kinds of sphinxcontrib-bibtex's own test roots: roles with notes, lists of each kind, filters,
prefixes, several files, notes in a page, keys that are not there. Each is built without and with this extension, and
every file must be the same to the byte.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, languages
from sphinx.util.docutils import docutils_namespace

from wikibinder.editions.html.search_index import RULES

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
@book{knuth84, author = {Knuth, Donald E.}, title = {The {TeX}book}, publisher = {Addison-Wesley}, year = {1984}}
@book{lamport94, author = {Lamport, Leslie}, title = {LaTeX}, publisher = {Addison-Wesley}, year = {1994}}
@article{liskov74, author = {Liskov, Barbara and Zilles, Stephen}, title = {Programming with abstract data types},
  journal = {SIGPLAN Notices}, volume = 9, year = {1974}, url = {https://example.org/x}}
@misc{uncited, author = {Nobody, A.}, title = {Never cited}, year = {2000}}
@article{lacking, author = {Short, B.}}
"""
SECOND = (
    "@book{gamma95, author = {Gamma, Erich and Helm, Richard}, title = {Patterns}, publisher = {AW}, year = 1995}\n"
)

ROLES = """
Roles
=====

P :cite:p:`knuth84`. T :cite:t:`knuth84`. Notes :cite:p:`{see}knuth84{p. 5}`, :cite:t:`{see}lamport94{ch. 2}`.
Alp :cite:alp:`knuth84`. Author :cite:author:`knuth84`. Year :cite:year:`knuth84`. Label :cite:label:`knuth84`.
Empty :cite:empty:`liskov74`. Two :cite:p:`knuth84,lamport94`. Capital :cite:ct:`liskov74` :cite:cts:`liskov74`.
Full :cite:authorpar:`lamport94` :cite:yearpar:`lamport94`. Old :cite:`knuth84`. Any :any:`knuth84`.
"""
LIST = ROLES + "\n.. bibliography::\n"
NOTES = """
Notes
=====

A :footcite:p:`knuth84` and :footcite:t:`lamport94`, again :footcite:`knuth84`, both :footcite:ps:`knuth84,liskov74`.

.. footbibliography::

More
----

B :footcite:p:`uncited`.

.. footbibliography::

Another [#f]_ and [1]_ and :sup:`2` and :emphasis:`x **y**` and 6×10\\ :sup:`23`, `link <https://example.org/ä ö>`__.

.. role:: loud(strong)

:loud:`words`

.. [#f] A plain note [#g]_.
.. [#g] Another.
.. [1] A third, [1]_.

.. container:: notes lower-alpha

   .. [#h] A note in a container [#h]_.
"""
PLAIN = """
Plain
=====

.. math:: \\\\sin x

+-----+---+
| a   | b |
+     +---+
|     | c |
+-----+---+

.. index:: word; other

.. raw:: html

   <b id="mine">raw</b>

.. include:: extra.txt
"""
ROOTS: dict[str, tuple[str, dict[str, str]]] = {
    "roles": ("", {"index": LIST}),
    "author_year": ("bibtex_reference_style = 'author_year'\nbibtex_default_style = 'plain'\n", {"index": LIST}),
    "super": ("bibtex_reference_style = 'super'\nbibtex_tooltips = False\n", {"index": LIST}),
    "lists": ("", {"index": (
        "Lists\n=====\n\n.. bibliography:: second.bib\n   :all:\n   :style: plain\n   :labelprefix: A\n"
        "   :keyprefix: a-\n\n"
        ".. bibliography:: own.bib\n   :list: bullet\n   :filter: author % \"Liskov\"\n   :keyprefix: b-\n\n"
        ".. bibliography:: own.bib\n   :list: enumerated\n   :enumtype: upperroman\n   :start: 4\n"
        "   :filter: year > \"1980\"\n"
        "   :keyprefix: c-\n\n.. bibliography::\n   :notcited:\n   :keyprefix: d-\n\n   knuth84\n"
    )}),
    "several pages": ("", {
        "index": "Top\n===\n\n.. toctree::\n\n   one\n   two\n   works\n",
        "one": "One\n===\n\n:cite:p:`knuth84`, :cite:p:`nowhere`.\n",
        "two": "Two\n===\n\n:cite:t:`liskov74`, :cite:p:`lacking`.\n\n"
               ".. bibliography::\n   :filter: docname in docnames\n",
        "works": "Works\n=====\n\n.. bibliography::\n   :filter: {\"one\"} & docnames\n",
    }),
    "ids": ("bibtex_cite_id = 'cite-{bibliography_count}-{key}'\nbibtex_footcite_id = 'f-{key}'\n"
            "bibtex_bibliography_header = '.. rubric:: Works'\n", {"index": LIST + NOTES.replace("=====", "-----")}),
    "notes": ("bibtex_foot_reference_style = 'foot'\n", {"index": NOTES}),
    "plain": ("html_baseurl = 'https://example.org/'\n", {"index": PLAIN}),
    "settings of a site": (
        "html_show_sourcelink = True\nhtml_last_updated_fmt = '%Y'\n", {"index": PLAIN, "orphan": NOTES},
    ),
}  # fmt: skip
CONF = (
    "project = 'A & B'\nbibtex_bibfiles = ['own.bib', 'second.bib']\nhtml_theme = 'alabaster'\nmathjax_path = 'm.js'\n"
)


def built(folder: Path, extensions: list[str], settings: str, pages: dict[str, str], builder: str) -> dict[str, str]:
    """The files of a build and its warnings, without the paths of its folder."""
    folder.mkdir()
    for name, text in pages.items():
        (folder / f"{name}.rst").write_text(text, "utf-8")
    for name, text in {"own.bib": OWN, "second.bib": SECOND, "extra.txt": "Included.\n"}.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "conf.py").write_text(f"{CONF}{settings}extensions = {extensions!r}\n", "utf-8")
    warnings = io.StringIO()
    with docutils_namespace():
        Sphinx(folder, folder, folder / "out", folder / "trees", builder, status=None, warning=warnings).build()
    files = sorted(
        path for path in (folder / "out").rglob("*")
        if path.is_file() and ("_static" not in path.parts or path.name == "language_data.js")
    )  # fmt: skip
    found = {
        path.relative_to(folder / "out").as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files
    }
    found["warnings"] = re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue()).replace(str(folder), "")
    for name in (".buildinfo", "environment.pickle", "objects.inv", "searchindex.js"):
        found.pop(name, None)
    return found


BUILDS = [
    *((name, builder) for name in ROOTS for builder in ("html", "singlehtml", "text", "man")),
    *(("several pages", builder) for builder in ("dirhtml", "latex", "texinfo", "gettext")),
]


@pytest.mark.parametrize(("name", "builder"), BUILDS)
def test_pages_of_a_project_are_what_they_are_without_the_extension(tmp_path: Path, name: str, builder: str) -> None:
    settings, pages = ROOTS[name]
    upstream = "sphinxcontrib.bibtex"
    alone = built(tmp_path / "alone", [upstream], settings, pages, builder)
    for order in ([upstream, "wikibinder.editions"], ["wikibinder.editions", upstream]):
        ours = built(tmp_path / f"with{order.index(upstream)}", order, settings, pages, builder)
        assert ours.keys() == alone.keys()
        for file, text in alone.items():
            assert ours[file] == text, file


def test_nothing_of_sphinx_is_replaced_once_a_build_is_over(tmp_path: Path) -> None:
    before = IndexBuilder.prune
    rules = {name: each for name, each in languages.items() if not name.startswith(RULES)}
    built(tmp_path / "one", ["wikibinder.editions"], "", {"index": PLAIN, "a": f":wikititle: A\n{PLAIN}"}, "html")
    assert IndexBuilder.prune is before
    assert rules == {name: each for name, each in languages.items() if name in rules}


def test_converted_pages_and_pages_of_the_user_in_one_project(tmp_path: Path) -> None:
    pages = {
        "index": "Top\n===\n\n.. toctree::\n\n   article\n   own\n   works\n\n.. bibliography::\n   :style: plain\n",
        "article": ":wikititle: An\n\nAn\n==\n\nText.\\ :footcite:p:`knuth84`\n\n.. footbibliography::\n",
        "own": "Own\n===\n\nText :cite:p:`{see}knuth84{p. 5}`.\n",
        "works": "Works\n=====\n\n.. book-bibliography::\n",
    }
    files = built(tmp_path / "mixed", ["wikibinder.editions"], "", pages, "html")
    assert files["warnings"] == ""
    assert "Knuth, Donald E. (1984)" in files["article.html"]
    assert "[see <a" in re.sub(r"<span[^>]*>", "", files["own.html"])
    assert "Addison-Wesley, 1984." in files["index.html"]
    assert "Cited in" in files["works.html"]
    assert "splitQuery" in files["_static/language_data.js"]
    assert "Cited in" not in files["index.html"]
