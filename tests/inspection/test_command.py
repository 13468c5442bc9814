"""The command: what it checks, what it says, and with which exit status."""

import json
import os
import pty
import sys
import termios
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import site as make
from tests.records.commanding import python, treatments
from tests.records.test_commands import everything_in
from tests.site import index, procedure
from wagtail_microneedling.inspection import check, public_keys
from wagtail_microneedling.models import Record
from wagtail_microneedling.records import Choice

from .frontends import PUBLIC, headless, rendered
from .serving import Frontend, page, redirect, serving

pytestmark = pytest.mark.django_db

COMMAND = "check_structured_data"


def run(*arguments: str) -> tuple[int, str, str]:
    """Run the command; return its exit status, what it reports, and the sentence at its end."""
    said = StringIO()
    try:
        call_command(COMMAND, *arguments, stdout=said)
    except CommandError as problem:
        return problem.returncode, said.getvalue(), str(problem)
    return 0, said.getvalue(), ""


def report(*arguments: str) -> Any:
    """Return what the command reports as JSON, whatever its exit status; the two have to agree."""
    status, said, _ = run(*arguments, "--format=json")
    whole = json.loads(said)
    assert whole["exit_code"] == status
    return whole


def urls(whole: Any) -> list[str]:
    return [one["url"] for one in whole["pages"]]


def codes(whole: Any, place: int = 0) -> set[str]:
    return {finding["code"] for finding in whole["pages"][place]["findings"]}


@pytest.fixture
def frontend() -> Iterator[Frontend]:
    with serving() as running:
        yield running


@pytest.fixture
def good(settings: Any) -> Any:
    """A site without findings, since everything that was found is switched off."""
    whole = make.whole_site(1)
    found = {one.code for one in _findings()}
    settings.WAGTAIL_MICRONEEDLING = {"CHECK_GRADES": dict.fromkeys(found, "off")}
    return whole.procedures[0]


def _findings() -> Iterator[Any]:
    for checked in check(public_keys(Choice().published())):
        yield from checked.findings


# What is published


def test_a_site_without_findings_is_clean(good: Any) -> None:
    status, said, closing = run()
    assert (status, closing) == (0, "")
    assert said == "Pages checked: 4. Errors: 0, Warnings: 0, Advice: 0.\n"
    assert run("--verbosity=0") == (0, "", "")


def test_the_severity_decides_about_the_status(good: Any, settings: Any) -> None:
    grades = settings.WAGTAIL_MICRONEEDLING["CHECK_GRADES"]
    for severity, status, strict in (("error", 1, 1), ("warning", 0, 1), ("advice", 0, 0)):
        code = "page.not_reviewed"
        settings.WAGTAIL_MICRONEEDLING = {"CHECK_GRADES": {**grades, code: severity}}
        type(good).objects.update(last_reviewed=None)
        found = report("--page", good.url)
        assert codes(found) == {code}
        assert found["exit_code"] == status
        assert run("--page", good.url, "--fail-on=warning")[0] == strict


def test_what_was_found_is_said_with_why_and_what_to_do() -> None:
    page = treatments(1)[0]
    status, said, closing = run("--page", page.url, "--fail-on=warning")
    assert status == 1
    assert f"{page.full_url} (Procedure 1)\n" in said
    assert "  warning: " in said
    assert "    Why: " in said
    assert "    What to do: " in said
    assert "[procedure.no_risks" in said
    assert closing == "Findings of the severity “warning” or worse: the report lists them."


def test_findings_are_of_today_and_nothing_is_written() -> None:
    page = treatments(1)[0]
    Record.objects.all().delete()
    assert codes(report("--page", page.url))
    assert not Record.objects.exists()


def test_drafts_private_and_expired_pages_are_not_checked() -> None:
    parent = index()
    public = procedure(parent)
    draft = procedure(parent, "Draft", live=False)
    private, expired = procedure(parent, "Private"), procedure(parent, "Expired")
    below = make.faq(private)
    make.restrict(private)
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    assert urls(report()) == [parent.full_url, public.full_url]
    for hidden in (draft, private, expired, below):
        status, said, closing = run("--page", hidden.url)
        assert (status, said) == (2, "")
        assert closing.startswith(f"No clinical page is published at “{hidden.url}”; drafts and")


def test_a_draft_of_a_published_page_is_not_what_is_checked(good: Any) -> None:
    good.title = "Changed"
    good.save_revision()
    assert report("--page", good.url)["pages"][0]["title"] == "Procedure 1"


def test_pages_are_named_by_path_address_kind_or_key() -> None:
    pages = treatments(2)
    first, second = (page.full_url for page in pages)
    path = pages[0].url
    for name in (path, path.rstrip("/"), f"{path}?utm=1#plan", first, f"https://new.example{path}"):
        assert urls(report("--page", name)) == [first]
    assert urls(report("--page", pages[1].url, "--page", path)) == [first, second]
    assert urls(report("--only", "procedure")) == [first, second]
    assert urls(report("--only", str(pages[1].pk))) == [second]


def test_a_path_may_lead_to_pages_of_several_sites() -> None:
    here = procedure()
    there = procedure(make.site().root_page)
    assert here.url != there.url
    path = f"/{here.slug}/"
    assert urls(report("--page", path)) == [here.full_url, there.full_url]
    assert urls(report("--page", there.full_url)) == [there.full_url]


def test_a_page_in_another_language_is_found_by_its_own_path() -> None:
    german = make.translated(treatments(1)[0], "de")
    assert german.url.startswith("/de/")
    assert urls(report("--page", german.url)) == [german.full_url]


def test_a_headless_site_is_named_by_its_public_address() -> None:
    page = treatments(1)[0]
    headless()
    assert urls(report("--page", f"{PUBLIC}{page.url}")) == [f"{PUBLIC}{page.url}"]


@pytest.mark.parametrize("path", ["/no/such/page/", "", "nonsense", "http://[", "/" + "x" * 5000])
def test_an_unknown_path_is_a_sentence(path: str) -> None:
    treatments(1)
    for arguments in ([f"--page={path}"], [f"--page={path}", "--url=http://127.0.0.1:9/"]):
        status, said, closing = run(*arguments)
        assert (status, said) == (2, "")
        assert closing.startswith("No clinical page is published at “")
        assert closing.endswith(".")


def test_a_page_that_can_not_be_built_is_told_and_the_others_are_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, broken, last = treatments(3)
    addresses = type(broken).get_url_parts

    def rule(self: Any, *args: Any, **options: Any) -> Any:
        if self.pk == broken.pk:
            raise ValueError("Nowhere,\n\x1b[31mat all.")
        return addresses(self, *args, **options)

    monkeypatch.setattr(type(broken), "get_url_parts", rule)
    whole = report("--only", "procedure")
    assert whole["exit_code"] == 2
    assert whole["counts"]["not_checked"] == 1
    assert [one["page_id"] for one in whole["pages"]] == [first.pk, broken.pk, last.pk]
    assert whole["pages"][1]["problem"].startswith("The page can’t be built: ValueError: Nowhere,")
    assert codes(whole, 2)
    status, said, closing = run("--only", "procedure")
    assert status == 2
    assert f"Page {broken.pk}\n  not checked: The page can’t be built: " in said
    assert "\x1b" not in said + closing


def queries(count: int) -> int:
    keys = public_keys(Choice(kinds=["procedure"]).published())
    assert len(keys) == count
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert len(list(check(keys))) == count
    return len(captured)


def test_a_chunk_takes_the_same_number_of_queries_whatever_its_size() -> None:
    parent = treatments(2)[0].get_parent()
    queries(2)  # what Django keeps for the time of a process is then known
    few = queries(2)
    for number in range(3, 13):
        procedure(parent, f"Procedure {number}")
    assert queries(12) == few


# Deployed pages


def deployed(frontend: Frontend, source: Any, html: str | None = None) -> str:
    """Serve a page at its path on a frontend; return the address."""
    return frontend.at(source.url, page(rendered(source) if html is None else html))


@pytest.fixture
def published() -> Any:
    """A page of a headless site."""
    whole = make.whole_site(1)
    headless()
    return whole.procedures[0]


def test_a_frontend_that_publishes_the_same(frontend: Frontend, published: Any) -> None:
    whole = report("--url", deployed(frontend, published), "--fail-on=warning")
    assert whole["exit_code"] == 0
    (checked,) = whole["pages"]
    assert checked["findings"] == []
    assert checked["url"] == f"{frontend.url}{published.url}"
    assert checked["published_url"] == f"{PUBLIC}{published.url}"
    assert checked["page_id"] == published.pk


def test_a_frontend_that_publishes_something_else(frontend: Frontend, published: Any) -> None:
    html = rendered(published)
    shown = html.replace("Fine needles prick the skin", "Big needles prick the skin")
    assert shown != html
    whole = report("--url", deployed(frontend, published, shown))
    assert whole["exit_code"] == 1
    assert codes(whole) == {"parity.altered"}
    site = published.get_site()
    on_cms = html.replace(PUBLIC, site.root_url)
    assert codes(report("--url", deployed(frontend, published, on_cms))) == {"parity.cms_host"}
    assert codes(report("--url", deployed(frontend, published, "<p>x</p>"))) == {
        "parity.no_markup",
        "parity.no_canonical",
    }


def test_a_page_that_was_changed_since_its_frontend_was_built(
    frontend: Frontend, published: Any
) -> None:
    url = deployed(frontend, published)
    published.summary = "Something new."
    published.save_revision().publish()
    assert codes(report("--url", url)) == {"parity.altered"}


def test_several_pages_at_other_paths(frontend: Frontend, published: Any) -> None:
    elsewhere = frontend.at("/preview/1", page(rendered(published)))
    url = deployed(frontend, published)
    parent = published.get_parent().specific
    whole = report(
        *("--url", url, "--url", deployed(frontend, parent), "--fail-on=warning", "--jobs=2")
    )
    assert urls(whole) == [url, f"{frontend.url}{parent.url}"]
    assert whole["exit_code"] == 0
    assert report("--url", elsewhere, "--page", published.url)["exit_code"] == 0
    assert "parity.missing_node" in codes(report("--url", elsewhere, "--page", parent.url))


def test_projects_grade_parity(frontend: Frontend, published: Any, settings: Any) -> None:
    url = deployed(frontend, published, "<p>x</p>")
    grades = {"parity.no_markup": "advice", "parity.no_canonical": "off"}
    settings.WAGTAIL_MICRONEEDLING = {"CHECK_GRADES": grades}
    whole = report("--url", url)
    assert (whole["exit_code"], codes(whole)) == (0, {"parity.no_markup"})


def test_without_a_published_page_nothing_is_compared(frontend: Frontend, published: Any) -> None:
    url = frontend.at("/elsewhere/", page(rendered(published)))
    status, said, closing = run("--url", url)
    assert status == 2
    assert "No clinical page is published at “/elsewhere/”; drafts and private pages are" in said
    assert closing.startswith("Not everything could be checked.\n")
    published.unpublish()
    assert run("--url", deployed(frontend, published, "<p>x</p>"))[0] == 2


def test_a_path_on_several_sites_is_not_guessed(frontend: Frontend) -> None:
    here = procedure()
    there = procedure(make.site().root_page)
    url = frontend.at(f"/{here.slug}/", page(rendered(there)))
    problem = report("--url", url)["pages"][0]["problem"]
    assert problem.startswith("Several sites have a page at this path: ")
    assert problem.endswith("Name the one with --page.")
    assert report("--url", url, "--page", there.full_url)["exit_code"] == 0


def test_one_page_that_can_not_be_fetched_hides_no_other(
    frontend: Frontend, published: Any
) -> None:
    broken = frontend.at("/image", page(b"\x89PNG", "image/png"))
    whole = report("--url", broken, "--url", deployed(frontend, published, "<p>x</p>"))
    assert whole["exit_code"] == 2
    assert "image/png: only HTML" in whole["pages"][0]["problem"]
    assert "parity.no_markup" in codes(whole, 1)


def test_bad_addresses_end_with_a_sentence(frontend: Frontend, published: Any) -> None:
    bad = [
        "not an address",
        "ftp://127.0.0.1/",
        f"{frontend.url}/missing",
        frontend.at("/away", redirect("http://10.0.0.1/")),
        frontend.at("/json", page("{}", "application/json")),
        frontend.at("/large", page("x" * 4_000_001)),
        frontend.at("/gzip", page("no gzip", Content_Encoding="gzip")),
    ]
    for url in bad:
        status, said, closing = run("--url", url, "--page", published.url)
        assert status == 2, url
        assert closing.startswith("Not everything could be checked.\n  ")
        assert closing.endswith((".", "?"))
        assert "not checked: " in said


ODD = ['{"@type": null}', '{"@graph": 5}', "[" * 99_999, '{"@id": "http://["}', "\0", "{"]


@pytest.mark.parametrize("script", ODD, ids=lambda text: text[:20])
def test_odd_markup_of_strangers_is_a_finding(
    frontend: Frontend, published: Any, script: str
) -> None:
    html = f'<script type="application/ld+json">{script}</script>'
    whole = report("--url", deployed(frontend, published, html))
    assert whole["exit_code"] == 1
    assert codes(whole) & {"parity.no_markup", "parity.missing_node", "parity.broken_markup"}


def test_a_rule_that_fails_is_no_parity(
    frontend: Frontend, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: Any) -> Any:
        raise LookupError("Not\nthere")

    monkeypatch.setattr("wagtail_microneedling.validation.parity.rules.hidden_texts", failing)
    whole = report("--url", deployed(frontend, published))
    assert whole["exit_code"] == 2
    assert whole["pages"][0]["problem"] == (
        "The page could not be compared: LookupError: Not\nthere."
    )


def test_a_page_that_can_not_be_built_is_not_compared(
    frontend: Frontend, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = deployed(frontend, published)
    Record.objects.all().delete()

    def broken(*args: Any) -> Any:
        raise LookupError("Gone")

    monkeypatch.setattr("wagtail_microneedling.records.content.graph", broken)
    whole = report("--url", url)
    assert whole["exit_code"] == 2
    assert "could not be built" in whole["pages"][0]["problem"]


def test_a_private_page_is_not_compared(frontend: Frontend, published: Any) -> None:
    url = deployed(frontend, published)
    make.restrict(published)
    status, said, _ = run("--url", url)
    assert status == 2
    assert "drafts and private pages are not" in said


# Usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--jobs=0"], "--jobs must be 1 or more."),
        (["--jobs=-1"], "--jobs must be 1 or more."),
        (["--only=page"], "--only takes a page's id or one of"),
        (["--only=999999"], "No clinical page is published with the id"),
        (["--only=faq", "--page=/"], "choose one"),
        (["--url=http://a/", "--page=/a/", "--page=/b/"], "give one, or none"),
    ],
)
def test_usage_that_makes_no_sense_has_status_two(arguments: list[str], said: str) -> None:
    status, report, closing = run(*arguments)
    assert (status, report) == (2, "")
    assert said in closing


@pytest.mark.parametrize("option", ["--format=xml", "--fail-on=advice", "--jobs=many"])
def test_unknown_values_are_refused(option: str) -> None:
    with pytest.raises(CommandError, match="invalid"):
        call_command(COMMAND, option)


def test_a_terminal_shows_a_bar_and_elsewhere_there_is_none(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], good: Any
) -> None:
    run()
    assert capfd.readouterr() == ("", "")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        run()
    assert "4/4" in everything_in(ours)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("jobs", [1, 3])
def test_several_processes_say_the_same_in_the_same_order(jobs: int) -> None:
    treatments(7)
    keys = public_keys(Choice().published())
    alone = list(check(keys))
    told: list[int] = []
    assert list(check(keys, jobs=jobs, batch=2, advance=told.append)) == alone
    assert told == [2, 2, 2, 2]
    assert len(alone) == 8


@pytest.mark.django_db(transaction=True)
def test_the_exit_statuses_are_those_of_a_process(frontend: Frontend) -> None:
    page_ = treatments(1)[0]
    found = python(
        "manage.py", COMMAND, "--page", page_.url, "--fail-on=warning", "--format=github"
    )
    assert (found.returncode, found.stdout[:10]) == (1, "::warning ")
    assert found.stderr == (
        "CommandError: Findings of the severity “warning” or worse: the report lists them.\n"
    )
    unknown = python("manage.py", COMMAND, "--page=/unknown/")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    broken = python("manage.py", COMMAND, "--url", f"{frontend.url}{page_.url}", "--format=sarif")
    assert (broken.returncode, json.loads(broken.stdout)["version"]) == (2, "2.1.0")
    assert "404 Not Found" in broken.stderr
    assert "Traceback" not in found.stderr + unknown.stderr + broken.stderr
    assert python("manage.py", COMMAND, "--format=xml").returncode == 2
