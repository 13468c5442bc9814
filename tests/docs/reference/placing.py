"""Which table stands where."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from . import checking, lists, pages

COMMAND = "make reference"
DOCS = Path(__file__).parents[3] / "docs"
FILES = (
    *sorted((DOCS / "reference").glob("*.md")),
    DOCS / "explanation" / "what-search-engines-do.md",
)

TABLES: dict[str, Callable[[], str]] = {
    "everywhere": pages.everywhere_table,
    **{name: partial(pages.page_table, name) for name in pages.PAGES},
    **{f"{name} rows": partial(pages.row_tables, name) for name in ("procedure", "faq", "risk")},
    "body": pages.body_table,
    **{name: partial(pages.snippet_table, name) for name in pages.SNIPPETS},
    "clinic": pages.clinic_table,
    "settings": lists.settings_table,
    "choices": lists.choices_table,
    "findings": checking.findings_list,
    "engines": checking.engines_table,
    "sections": lists.sections_table,
    **{f"{name} nodes": partial(lists.nodes_table, name) for name in lists.FULL},
}

PLACE = re.compile(r"(<!-- table: ([a-z ]+) -->\n).*?(<!-- /table -->)", re.DOTALL)


def current(text: str) -> str:
    """Return a page of the documentation with its tables as the code has them.

    Raises KeyError for a table that nobody makes.
    """
    return PLACE.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n\n{found[3]}", text)
