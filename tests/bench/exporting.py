"""All JSON-LD of a site, written to a folder: beside a crawl of Wagtail's API and a copy of the rows."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.test import Client as InProcess

from tests.site import page_type
from wagtail_microneedling.export import export_pages
from wagtail_microneedling.models import ProcedurePageMixin

from .turns import Side, Target, at_least

LIMIT = 20
#: Pages that are crawled in a turn; the others take as long.
CRAWLED = 100
ROWS = """
    SELECT record.graph FROM wagtail_microneedling_record record
    WHERE record.sessions IS NOT NULL ORDER BY record.page_id
"""


def exports(pages: int) -> Iterator[tuple[str, Side, Side, Target]]:
    """Yield what is compared on a site of so many procedures; each side's seconds are for one page."""
    ours = Side(name="export, each page", run=_export, times=pages)
    crawl = Side(name="API v2, fields=*, each page", run=_crawl, times=min(pages, CRAWLED))
    copy = Side(name="rows by plain SQL, each page", run=_copy, times=pages)
    yield "Export all JSON-LD", ours, crawl, at_least(50)
    yield "Export all JSON-LD", ours, copy, at_least(0.5)


def _export(pages: int) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-export-") as folder:
        begin = time.perf_counter()
        export_pages(Path(folder), "jsonld", kinds=["procedure"])
        return time.perf_counter() - begin


def _crawl(pages: int) -> float:
    client = InProcess(headers={"host": "localhost"})
    label = page_type(ProcedurePageMixin)._meta.label
    begin = time.perf_counter()
    for offset in range(0, pages, LIMIT):
        query = f"type={label}&fields=*&limit={min(LIMIT, pages - offset)}&offset={offset}"
        assert client.get(f"/api/v2/pages/?{query}").status_code == 200
    return time.perf_counter() - begin


def _copy(pages: int) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-export-") as folder:
        begin = time.perf_counter()
        with connection.cursor() as cursor, (Path(folder) / "rows").open("wb") as file:
            cursor.execute(ROWS)
            for (graph,) in cursor.fetchall():
                file.write(bytes(graph))
        return time.perf_counter() - begin
