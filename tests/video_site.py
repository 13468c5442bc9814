"""A site with videos that is not there, and a finder of its embeds, as a project may have one."""

from time import sleep
from typing import Any

from wagtail.embeds.finders.base import EmbedFinder


def video(number: int = 1) -> str:
    """Return the address of a video."""
    return f"https://video.example/watch/{number}"


def player(number: int = 1) -> str:
    """Return the address at which it plays."""
    return f"https://player.example/{number}?start=0&from=embed"


class VideoSite(EmbedFinder):
    """Finds the site's videos; ``failure`` is raised instead, after so many ``seconds``."""

    def __init__(self, failure: Exception | None = None, seconds: float = 0) -> None:
        self.failure = failure
        self.seconds = seconds
        self.asked: list[str] = []

    def accept(self, url: str) -> bool:
        """Return whether this is the address of one of the site's videos."""
        return url.startswith("https://video.example/")

    def find_embed(self, url: str, max_width: int | None = None) -> dict[str, Any]:
        """Return the embed as its site tells it, with more in it than anybody wants."""
        self.asked.append(url)
        sleep(self.seconds)
        if self.failure:
            raise self.failure
        source = player(int(url.rpartition("/")[2])).replace("&", "&amp;")
        html = f'<p><iframe src="{source}" onload="alert(1)"></iframe><script>alert(2)</script></p>'
        return {"type": "video", "html": html, "title": "Theirs", "width": 640, "height": "360"}


def finders(**options: Any) -> list[dict[str, Any]]:
    """Return a WAGTAILEMBEDS_FINDERS that knows this site alone."""
    return [{"class": "tests.video_site.VideoSite", **options}]
