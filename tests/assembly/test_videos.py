"""Where a video plays is read out of Wagtail's embeds: one address, and nothing else of theirs."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.embeds.embeds import get_embed, get_embed_hash
from wagtail.embeds.models import Embed

from tests import site as make
from tests.video_site import finders, player, video
from wagtail_microneedling.assembly import document_of, documents_of
from wagtail_microneedling.document import ProcedureDocument, Video, to_primitive

pytestmark = pytest.mark.django_db


def page_with(*urls: str, title: str = "Microneedling") -> Any:
    rows = (make.row("video", {"url": url, "title": "A session"}) for url in urls)
    return make.procedure(title=title, body=make.stored(*rows))


def video_of(page: Any) -> Video:
    document = document_of(page)
    assert isinstance(document, ProcedureDocument)
    (part,) = document.body
    assert isinstance(part, Video)
    return part


def store(html: str, **fields: Any) -> None:
    Embed.objects.create(url=video(), hash=get_embed_hash(video()), html=html, **fields)


def test_a_video_that_wagtail_has_embedded_says_where_it_plays() -> None:
    with override_settings(WAGTAILEMBEDS_FINDERS=finders()):
        get_embed(video())
    found = video_of(page_with(video()))
    assert found == Video(url=video(), title="A session", player=player(), width=640, height=360)
    assert to_primitive(found) == {
        "type": "video",
        "url": video(),
        "title": "A session",
        "player": player(),
        "width": 640,
        "height": 360,
    }


def test_a_video_that_nobody_has_asked_about_is_a_link() -> None:
    assert video_of(page_with(video())) == Video(url=video(), title="A session")


def test_an_embed_that_wagtail_would_renew_still_says_where_it_plays() -> None:
    yesterday = timezone.now() - datetime.timedelta(days=1)
    store('<iframe src="https://player.example/1"></iframe>', cache_until=yesterday)
    assert video_of(page_with(video())).player == "https://player.example/1"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>A photo</p>",
        "<iframe></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<script>document.write('<iframe src=\"https://player.example/\">')</script>",
        *(
            f'<iframe src="{address}"></iframe>'
            for address in (
                "javascript:alert(1)",
                "data:text/html,x",
                "http://player.example/1",
                "//player.example/1",
                "/1",
                "https:player.example",
                "https://",
                "https:///1",
                "https://player.example@evil.example/",
                r"https://player.example\@evil.example/",
                "https://player.example/a b",
                "https://player.example/\x00",
                "https://player.example/\nx",
                "https://pläyer.example/",
                "https://[::1",
            )
        ),
        '<iframe src="https://player.example/1"></iframe>' * 2,
        '<iframe src="https://player.example/1"></iframe><iframe></iframe>',
        '<iframe src="https://player.example/1',
        '<iframe src="https://player.example/1"></iframe><![foo>',
        "<" * 10_000,
        "<div>" * 10_000,
    ],
)
def test_an_embed_without_one_player_leaves_a_link(html: str) -> None:
    if connection.vendor == "postgresql" and "\x00" in html:
        pytest.skip("PostgreSQL refuses to store a null character.")
    store(html, width=640, height=360)
    assert video_of(page_with(video())) == Video(url=video(), title="A session")


@pytest.mark.parametrize(
    "size", [(None, 360), (640, None), (0, 360), (-1, 360), (640, -1), (None, None)]
)
def test_half_a_size_is_none(size: tuple[int | None, int | None]) -> None:
    width, height = size
    store('<iframe src="https://player.example/1"></iframe>', width=width, height=height)
    found = video_of(page_with(video()))
    assert found.player
    assert (found.width, found.height) == (None, None)


def queries_for(pages: list[Any]) -> int:
    documents_of(pages)
    with CaptureQueriesContext(connection) as captured:
        documents_of(pages)
    return len(captured)


def test_any_number_of_videos_costs_one_query_and_none_costs_none() -> None:
    with override_settings(WAGTAILEMBEDS_FINDERS=finders()):
        for number in range(20):
            get_embed(video(number))
    without = queries_for([page_with(title="None")])
    few = [page_with(video(number), title=f"Few {number}") for number in range(2)]
    many = [page_with(video(number), video(0), title=f"Many {number}") for number in range(20)]
    assert queries_for(few) == queries_for(many) == without + 1
    assert all(part.player for page in documents_of(many) for part in page.body)  # type: ignore[attr-defined]
