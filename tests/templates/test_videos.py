"""A video on the page is a link; one whose player is known also offers to play."""

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from tests.documents import minimal_procedure
from tests.templates.rendering import one_line, soup_of
from wagtail_microneedling.document import Heading, Video

HOSTILE = """"'><script>alert(1)</script>&amp;"""


def page_with(*videos: Video) -> BeautifulSoup:
    return soup_of(minimal_procedure(body=(Heading(text="Look"), *videos)))


def tour(player: str = "https://player.example/1", **fields: int) -> Video:
    return Video(url="https://video.example/1", title="A tour", player=player, **fields)


def test_a_video_whose_player_is_known_offers_to_play_to_whom_has_scripts() -> None:
    page = page_with(tour(width=1280, height=720))
    video = page.select_one(".mn-video")
    assert (video["data-player"], video["data-title"]) == ("https://player.example/1", "A tour")
    assert video["data-shape"] == "1280 / 720"
    assert video.a["href"] == "https://video.example/1"
    assert not video.select_one(".mn-video-link").has_attr("hidden")
    assert video.select_one(".mn-video-offer").has_attr("hidden")
    assert one_line(video.button.get_text()) == (
        "Play video: A tour Loads the video from player.example"
    )
    assert video.script["src"] == "/static/wagtail_microneedling/videos.js"


def test_a_page_without_a_player_loads_no_script() -> None:
    page = page_with(tour(player=""))
    assert page.select("script[src], button, [data-player]") == []
    assert one_line(page.select_one(".mn-video").get_text()) == "Video: A tour video.example"


@override_settings(USE_THOUSAND_SEPARATOR=True)
def test_a_size_is_written_for_browsers() -> None:
    page = page_with(tour(width=1920, height=1080))
    assert page.select_one(".mn-video")["data-shape"] == "1920 / 1080"


def test_a_player_of_unknown_size_has_no_shape() -> None:
    assert not page_with(tour(width=640)).select_one(".mn-video").has_attr("data-shape")


@pytest.mark.parametrize("player", ["javascript:alert(1)", "data:text/html,x", "//", "http://["])
def test_an_address_that_is_no_web_page_does_not_play(player: str) -> None:
    assert page_with(tour(player)).select("script[src], button, [data-player]") == []


def test_hostile_words_stay_words() -> None:
    page = page_with(
        Video(url="https://video.example/1", title=HOSTILE, player="https://a.example")
    )
    video = page.select_one(".mn-video")
    assert video["data-title"] == HOSTILE
    assert f"Play video: {HOSTILE}" in one_line(video.button.get_text())
    assert f"Video: {HOSTILE}" in video.a.get_text()
    assert [script.get_text() for script in video.find_all("script")] == [""]
