"""An editor enters a video; Wagtail's embeds are asked about it, and the page is saved whatever they say."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders import get_finders
from wagtail.embeds.models import Embed

from tests import site as make
from tests.video_site import finders, player, video
from wagtail_microneedling.assembly import document_of

from .forms import accepted, errors_at, place_of, submit


def save(editor: Client, page: Any, *urls: str, publish: bool = True) -> Any:
    """Send a page with these videos."""
    rows = [("video", {"url": url, "title": "A session"}) for url in urls]
    return submit(editor, page, publish=publish, rows={"body": rows})


def videos_of(page: Any) -> list[tuple[str, str]]:
    """Return address and player of each video of a published page."""
    document: Any = document_of(type(page).objects.get(pk=page.pk))
    return [(part.url, part.player) for part in document.body]


def asked() -> list[str]:
    """Return what the project's finder was asked, in order."""
    return list(get_finders()[0].asked)


@override_settings(WAGTAILEMBEDS_FINDERS=finders())
def test_a_published_video_plays(editor: Client, whole: make.WholeSite) -> None:
    page = whole.procedures[0]
    assert accepted(save(editor, page, video(1), video(2)))
    assert videos_of(page) == [(video(1), player(1)), (video(2), player(2))]
    assert accepted(save(editor, page, video(1)))
    assert asked() == [video(1), video(2)]


@override_settings(WAGTAILEMBEDS_FINDERS=finders())
def test_a_draft_asks_nobody(editor: Client, whole: make.WholeSite) -> None:
    assert accepted(save(editor, whole.procedures[0], video(), "", publish=False))
    assert asked() == []


@override_settings(WAGTAILEMBEDS_FINDERS=finders())
def test_a_video_of_an_unknown_site_is_a_link(
    editor: Client, whole: make.WholeSite, caplog: Any
) -> None:
    page = whole.procedures[0]
    assert accepted(save(editor, page, "https://elsewhere.example/1"))
    assert videos_of(page) == [("https://elsewhere.example/1", "")]
    assert caplog.messages == []


@pytest.mark.parametrize("failure", [EmbedNotFoundException(), ValueError("no JSON"), OSError()])
def test_a_site_that_fails_does_not_keep_a_page_from_being_saved(
    editor: Client,
    whole: make.WholeSite,
    caplog: pytest.LogCaptureFixture,
    failure: Exception,
) -> None:
    page = whole.procedures[0]
    with override_settings(WAGTAILEMBEDS_FINDERS=finders(failure=failure)):
        assert accepted(save(editor, page, video(1), video(2)))
        assert asked() == [video(1), video(2)]
    assert videos_of(page) == [(video(1), ""), (video(2), "")]
    assert f"The video {video(1)} stays a link: {failure!r}" in caplog.messages


@override_settings(WAGTAILEMBEDS_FINDERS=finders(failure=EmbedNotFoundException(), seconds=0.02))
def test_a_site_that_is_down_is_waited_for_once(
    editor: Client,
    whole: make.WholeSite,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wagtail_microneedling.blocks.players.PATIENCE", 0.01)
    assert accepted(save(editor, whole.procedures[0], video(1), video(2), video(3)))
    assert asked() == [video(1)]


def test_a_player_that_is_known_outlives_its_site(editor: Client, whole: make.WholeSite) -> None:
    with override_settings(WAGTAILEMBEDS_FINDERS=finders()):
        get_embed(video())
    Embed.objects.update(cache_until="2026-01-01T00:00:00Z")
    page = whole.procedures[0]
    with override_settings(WAGTAILEMBEDS_FINDERS=finders(failure=EmbedNotFoundException())):
        assert accepted(save(editor, page, video()))
        assert asked() == [video()]
    assert videos_of(page) == [(video(), player())]


@pytest.mark.parametrize("address", ["ftp://video.example/1", "javascript:alert(1)", "not there"])
@pytest.mark.parametrize("publish", [True, False])
def test_an_address_that_no_reader_can_follow_is_refused(
    editor: Client, whole: make.WholeSite, address: str, publish: bool
) -> None:
    answer = save(editor, whole.procedures[0], address, publish=publish)
    assert place_of(answer, "body") == "0.url"
    if address.startswith("ftp"):
        assert errors_at(answer, "body") == [
            f"“{address}” is not the address of a web page:"
            " enter one that begins with https:// or http://."
        ]


def test_a_project_without_wagtails_embeds_has_links() -> None:
    here = Path(__file__).parent
    # Apps can't change within one process, nor can two processes share a server's test database.
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    arguments = ("-p", "no:cacheprovider", here / "check_videos_without_embeds.py")
    checked = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings_without_embeds"},
        cwd=here.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    assert "1 passed" in checked.stdout
