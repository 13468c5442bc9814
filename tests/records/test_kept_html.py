"""The parts of pages that are kept as HTML: what is shown is what would be made anew."""

import datetime
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.core.cache import caches
from django.template.loader import get_template
from django.test import Client, override_settings
from django.utils import formats, timezone
from django.utils.translation import trans_real
from wagtail.models import Locale

from tests.site import WholeSite, procedure, translated, whole_site
from wagtail_microneedling import records
from wagtail_microneedling.models import Record
from wagtail_microneedling.records import local_words

pytestmark = pytest.mark.django_db

OLD, NEW = "Fine needles prick", "Thin needles prick"
#: Templates that a project may have.
NAMES = {
    "block": "wagtail_microneedling_pages/procedure_page.html",
    "byline": "wagtail_microneedling/includes/byline.html",
    "copy": "wagtail_microneedling/procedure_page.html",
    "statement": "wagtail_microneedling/includes/statement.html",
}
#: A cache of Django's own, whose server is not there and which says so.
AWAY = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "html": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
    },
}


@pytest.fixture
def whole() -> WholeSite:
    return whole_site(1)


@pytest.fixture
def page(whole: WholeSite) -> Any:
    return whole.procedures[0]


@pytest.fixture
def deployed(tmp_path: Path) -> Callable[..., Any]:
    """Give a function that goes on as a project with templates of its own, by their names."""

    def deployed(**templates: str) -> Any:
        for name, source in templates.items():
            file = tmp_path / NAMES[name]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source, encoding="utf-8")
        return override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [tmp_path]}])

    return deployed


def html(page: Any, **query: str) -> str:
    answer = Client().get(page.get_url(), query)
    assert answer.status_code == 200
    return answer.content.decode()


def words(page: Any, **query: str) -> str:
    """Return the HTML without its graph, which states the summary, too."""
    return re.sub(r"<script.*?</script>", "", html(page, **query), flags=re.DOTALL)


def say_behind_the_etag(page: Any) -> None:
    """Store what nobody published: who shows it has made the page anew, who does not has kept it."""
    body = bytes(Record.objects.get(pk=page.pk).body)
    assert OLD.encode() in body
    body = body.replace(OLD.encode(), NEW.encode()).replace(b"Softer", b"Harder")
    Record.objects.filter(pk=page.pk).update(body=body)


def is_kept(page: Any) -> bool:
    """Return whether a page that was shown is shown again without being made."""
    before = html(page)
    stored = Record.objects.filter(pk=page.pk).values("body").get()
    say_behind_the_etag(page)
    after = html(page)
    Record.objects.filter(pk=page.pk).update(**stored)
    assert ("Softer" in before, "Harder" in before) == (True, False)
    return "Softer" in after


def preview(page: Any) -> str:
    latest = type(page).objects.get(pk=page.pk)
    answer: Any = latest.make_preview_request(preview_mode=latest.default_preview_mode)
    return str(answer.render().content.decode())


def test_a_page_is_kept(page: Any) -> None:
    assert is_kept(page)


def test_kept_or_made_a_page_is_the_same(whole: WholeSite) -> None:
    Locale.objects.create(language_code="de")
    german = translated(whole.procedures[0], "de")
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks, german):
        cold, warm = html(page), html(page)
        assert cold == warm
        with override_settings(DEBUG=True):
            assert html(page) == cold
        assert _main(preview(page)) == _main(cold)
    assert "Auf einen Blick" in html(german)
    assert "At a glance" in html(whole.procedures[0])


def _main(text: str) -> str:
    found = re.search(r"<main.*</main>", text, re.DOTALL)
    assert found
    return found[0]


def test_what_is_published_shows_at_once(page: Any) -> None:
    html(page)
    page.summary, page.benefits = f"{NEW} it.", "[]"
    page.save_revision().publish()
    assert NEW in words(page)
    assert "Softer" not in html(page)


def test_what_a_page_mentions_shows_at_once(whole: WholeSite, page: Any) -> None:
    html(page)
    whole.clinician.name = "Somebody Else"
    whole.clinician.save()
    assert "Somebody Else" in words(page)


def test_a_stale_page_is_made_anew(page: Any) -> None:
    html(page)
    type(page).objects.filter(pk=page.pk).update(summary=f"{NEW} it.")
    records.build([page.pk])
    assert NEW in words(page)


def test_a_preview_is_not_kept(page: Any) -> None:
    html(page)
    page.summary = "Not published yet."
    answer: Any = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert "Not published yet." in answer.render().content.decode()
    assert "Not published yet." not in html(page)


def test_nothing_is_kept_where_templates_are_edited(page: Any) -> None:
    with override_settings(DEBUG=True):
        assert not is_kept(page)


def test_a_project_may_keep_nothing(page: Any) -> None:
    with override_settings(WAGTAIL_MICRONEEDLING={"HTML_CACHE": ""}):
        assert not is_kept(page)


def test_a_project_names_the_cache(page: Any) -> None:
    another = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "html"}
    with (
        override_settings(CACHES={**settings.CACHES, "html": another}),
        override_settings(WAGTAIL_MICRONEEDLING={"HTML_CACHE": "html"}),
    ):
        assert is_kept(page)
        caches["html"].clear()
        say_behind_the_etag(page)
        assert "Harder" in html(page)


def test_a_page_is_shown_without_its_cache(page: Any, caplog: pytest.LogCaptureFixture) -> None:
    with (
        override_settings(CACHES=AWAY, WAGTAIL_MICRONEEDLING={"HTML_CACHE": "html"}),
        caplog.at_level(logging.WARNING),
    ):
        assert not is_kept(page)
    assert "could not be looked up" in caplog.text
    assert "could not be kept" in caplog.text


def test_a_reader_gets_dates_of_their_own_time_zone(page: Any) -> None:
    late = datetime.datetime(2026, 5, 1, 23, 30, tzinfo=datetime.UTC)
    type(page).objects.filter(pk=page.pk).update(last_published_at=late)
    records.build([page.pk])
    with timezone.override("UTC"):
        assert "1 May 2026" in words(page)
    with timezone.override("Asia/Tokyo"):
        assert "2 May 2026" in words(page)
    with timezone.override("UTC"):
        assert "2 May 2026" not in words(page)


def test_an_include_of_the_project_is_shown_and_never_kept(
    page: Any, deployed: Callable[..., Any]
) -> None:
    assert "Perhaps." in words(page)
    with deployed(statement="{{ statement.text }} For {{ request.GET.who }}."):
        assert "Perhaps. For Zora." in words(page, who="Zora")
        assert "Perhaps. For Yann." in words(page, who="Yann")
    assert "For Yann" not in words(page)


def test_what_a_project_leaves_alone_is_kept(page: Any, deployed: Callable[..., Any]) -> None:
    with deployed(byline="By {{ request.GET.who }}."):
        assert is_kept(page)
        assert "By Zora." in words(page, who="Zora")


def test_a_block_of_the_project_is_shown_and_never_kept(
    page: Any, deployed: Callable[..., Any]
) -> None:
    html(page)
    source = """{% extends "wagtail_microneedling/procedure_page.html" %}
        {% block key_facts %}Facts for {{ request.GET.who }}.{% endblock %}
        {% block risks %}Risks for {{ request.GET.who }}. {{ block.super }}{% endblock %}"""
    with deployed(block=source):
        for who in ("Zora", "Yann"):
            shown = words(page, who=who)
            assert f"Facts for {who}." in shown
            assert "What can go wrong" not in shown
            assert f"Risks for {who}." in shown
            assert 'id="risks-heading"' in shown
        assert is_kept(page)


def test_a_whole_copy_in_the_project_is_never_kept(page: Any, deployed: Callable[..., Any]) -> None:
    source = Path(get_template(NAMES["copy"]).origin.name).read_text(encoding="utf-8")
    begin = "{% fragment body %}"
    with deployed(copy=source.replace(begin, f"{begin}For {{{{ request.GET.who }}}}.")):
        assert "For Zora." in words(page, who="Zora")
        assert "For Yann." in words(page, who="Yann")


def test_another_document_is_never_shown_as_the_kept_one(whole: WholeSite) -> None:
    page = whole.procedures[0]
    html(page)
    other = procedure(whole.index, "Another one", summary="Not that.")
    context = {
        "document": type(page).published(other).document,
        "fragments": type(page).published(page),
    }
    shown = get_template("wagtail_microneedling/procedure_page.html").render(context)
    assert "Another one" in shown
    assert "Perhaps." not in shown


def test_who_writes_in_another_way_has_a_page_of_their_own(tmp_path: Path) -> None:
    before = {language: local_words.words_digest(language) for language in ("en", "de")}
    assert before["en"] != before["de"]
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="de")
    catalogue.add("At a glance", "Kurz gesagt")
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    with override_settings(LOCALE_PATHS=[tmp_path]):
        changed = _digests()
    assert changed["en"] == before["en"]
    assert changed["de"] != before["de"]
    with override_settings(FORMAT_MODULE_PATH=None):
        assert _digests()["en"] != before["en"]
    assert _digests() == before


def _digests() -> dict[str, str]:
    """Return the digests of a process that has just begun."""
    local_words.words_digest.cache_clear()
    trans_real._translations = {}
    trans_real._default = None
    formats.reset_format_cache()
    try:
        return {language: local_words.words_digest(language) for language in ("en", "de")}
    finally:
        local_words.words_digest.cache_clear()
