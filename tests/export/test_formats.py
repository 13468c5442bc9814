"""What is written, in each format."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

import pytest

import wagtail_microneedling
from tests.site import WholeSite, home, procedure, site, translated, whole_site
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import to_primitive
from wagtail_microneedling.export import FORMATS, KINDS, ExportedPage, Sink, export_pages
from wagtail_microneedling.export.published import Published
from wagtail_microneedling.schema_org import graph, to_json

from .exporting import export, exported_titles, manifest_of, snapshot

pytestmark = pytest.mark.django_db


def all_pages(whole: WholeSite) -> list[tuple[str, object]]:
    """Return the pages of a site with their kinds, by id."""
    pages = [
        ("index", whole.index),
        *(("procedure", page) for page in whole.procedures),
        *(("faq", page) for page in whole.faqs),
        *(("risk", page) for page in whole.risks),
    ]
    fresh = [(kind, type(page).objects.get(pk=page.pk)) for kind, page in pages]
    return sorted(fresh, key=lambda pair: pair[1].pk)


def test_jsonld_is_a_graph_in_a_file_for_each_page(tmp_path: Path) -> None:
    pages = all_pages(whole_site(2))
    said = export(tmp_path, form="jsonld")
    assert said.strip() == (
        f"Exported faq: 2, index: 1, procedure: 2, risk: 2. See {tmp_path}/manifest.json."
    )
    items = manifest_of(tmp_path)["items"]
    assert [item["id"] for item in items] == [page.pk for _, page in pages]
    for item, (_, page) in zip(items, pages, strict=True):
        written = (tmp_path / item["path"]).read_text("utf-8")
        assert written == to_json(graph(document_of(page))) + "\n"
    assert items[0]["path"] == f"localhost/treatments.{pages[0][1].pk}.jsonld"
    assert items[1]["path"] == f"localhost/treatments/procedure-1.{pages[1][1].pk}.jsonld"


def test_json_is_the_document_in_a_file_for_each_page(tmp_path: Path) -> None:
    pages = all_pages(whole_site(1))
    export(tmp_path, form="json")
    for item, (kind, page) in zip(manifest_of(tmp_path)["items"], pages, strict=True):
        written = json.loads((tmp_path / item["path"]).read_text("utf-8"))
        assert written == {"type": kind, **to_primitive(document_of(page))}
        assert item["path"].endswith(f".{page.pk}.json")


def test_ndjson_is_one_file_with_a_document_in_each_line(tmp_path: Path) -> None:
    pages = all_pages(whole_site(2))
    export(tmp_path, form="ndjson")
    lines = (tmp_path / "documents.ndjson").read_bytes().splitlines(keepends=True)
    items = manifest_of(tmp_path)["items"]
    for line, item, (kind, page) in zip(lines, items, pages, strict=True):
        assert json.loads(line) == {"type": kind, **to_primitive(document_of(page))}
        assert item["size"] == len(line)
        assert item["sha256"] == hashlib.sha256(line).hexdigest()
    assert set(snapshot(tmp_path)) == {"documents.ndjson", "manifest.json"}


@pytest.mark.parametrize("form", ["jsonld", "json"])
def test_the_manifest_knows_every_file(tmp_path: Path, form: str) -> None:
    whole_site(1)
    export(tmp_path, form=form)
    manifest, files = manifest_of(tmp_path), snapshot(tmp_path)
    files.pop("manifest.json")
    assert {item["path"]: item["sha256"] for item in manifest["items"]} == files
    for item in manifest["items"]:
        assert (tmp_path / item["path"]).stat().st_size == item["size"]
        assert item["url"].startswith("http://localhost/treatments/")
        assert item["language"] == "en"
    assert manifest["counts"] == {"faq": 1, "index": 1, "procedure": 1, "risk": 1}
    assert manifest["format"] == form
    assert manifest["version"] == wagtail_microneedling.__version__


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_are_equal_byte_for_byte(tmp_path: Path, form: str) -> None:
    whole_site(2)
    export(tmp_path / "one", form=form)
    export(tmp_path / "two", form=form)
    first = snapshot(tmp_path / "one")
    assert len(first) > 1
    assert snapshot(tmp_path / "two") == first
    export(tmp_path / "one", form=form)
    assert snapshot(tmp_path / "one") == first


def test_a_site_without_pages_is_an_empty_export(tmp_path: Path) -> None:
    assert export(tmp_path).startswith("Exported no pages.")
    assert manifest_of(tmp_path)["items"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_types_are_chosen(tmp_path: Path, kind: str) -> None:
    whole_site(1)
    export(tmp_path, "--type", kind)
    assert list(manifest_of(tmp_path)["counts"]) == [kind]
    export(tmp_path, "--type", kind, "--type", "faq")
    assert set(manifest_of(tmp_path)["counts"]) == {kind, "faq"}


def test_languages_are_chosen(tmp_path: Path) -> None:
    page = procedure(title="Needling")
    translated(page, "de", title="Nadeln", slug="nadeln")
    for codes, titles in (
        (["de"], ["Nadeln"]),
        (["en"], ["Needling"]),
        ([], ["Needling", "Nadeln"]),
    ):
        arguments = [word for code in codes for word in ("--locale", code)]
        export(tmp_path, *arguments, form="ndjson")
        assert exported_titles(tmp_path) == titles


def test_every_site_has_a_folder_of_its_own(tmp_path: Path) -> None:
    procedure(title="Here", slug="same")
    procedure(site("other.example", 8000).root_page, "There", slug="same")
    procedure(home().get_parent(), "Lost")
    export(tmp_path)
    paths = [item["path"] for item in manifest_of(tmp_path)["items"]]
    assert [path.rpartition(".")[0].rpartition(".")[0] for path in paths] == [
        "localhost/same",
        "other.example-8000/same",
    ]


@pytest.mark.parametrize(
    "slug",
    [
        "..",
        "...",
        "a/../../../etc",
        "manifest.json",
        "x" * 255,
        "皮膚",
        "con",
        "a:b",
        "%2e%2e",
        "-",
    ],
)
def test_no_address_leads_out_of_the_folder(tmp_path: Path, settings: object, slug: str) -> None:
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = True  # type: ignore[attr-defined]
    page = procedure()
    type(page).objects.filter(pk=page.pk).update(slug=slug, url_path=f"/home/{slug}/")
    folder = tmp_path / "export"
    for form in FORMATS:
        export(folder, form=form)
        (item,) = manifest_of(folder)["items"]
        assert (folder / item["path"]).resolve().is_relative_to(folder.resolve())
        assert set(snapshot(tmp_path)) == {f"export/{item['path']}", "export/manifest.json"}


def test_hostile_words_are_words(tmp_path: Path) -> None:
    hostile = '</script>\u2028"\\\n[31m=HYPERLINK()\u202e🧴'
    procedure(title="Plain", slug="plain", summary=hostile, seo_title=hostile)
    for form in FORMATS:
        export(tmp_path, form=form)
        (item,) = manifest_of(tmp_path)["items"]
        written = (tmp_path / item["path"]).read_bytes()
        assert any(hostile.strip() in words for words in words_in(json.loads(written)))
        if form == "ndjson":
            assert written.count(b"\n") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_sink_is_anything_with_write(form: str) -> None:
    procedure()
    sink = BytesIO()
    (page,) = Published(["procedure"]).read(FORMATS[form].column, 10)
    FORMATS[form].write(page, sink)
    assert json.loads(sink.getvalue())


class TitlesByType:
    """A format of a project's own: the titles of each kind of page in a file."""

    column = "body"

    def path(self, page: ExportedPage) -> str:
        """Return the file of the page's kind."""
        return f"{page.kind}.txt"

    def write(self, page: ExportedPage, sink: Sink) -> None:
        """Write the title as a line."""
        sink.write(f"{json.loads(page.content)['title']}\n".encode())


def test_a_format_may_share_files_among_pages_that_do_not_follow_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "titles", TitlesByType())
    whole_site(3)
    export_pages(tmp_path, "titles")
    assert (tmp_path / "faq.txt").read_text() == "Questions 1\nQuestions 2\nQuestions 3\n"


def words_in(value: object) -> list[str]:
    """Return all strings in a JSON value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [word for part in parts for word in words_in(part)]
