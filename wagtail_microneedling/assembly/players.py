"""Where videos play: what Wagtail's embeds have stored of them, read in bulk, asked of nobody."""

import re
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from django.apps import apps

from .rows import as_whole_number

#: An https address that browsers and Python read alike: no user name, nothing but ASCII, and no
#: backslash, which browsers take for a slash.
PLAYER_ADDRESS = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?([/?#][!-\[\]-~]*)?", re.IGNORECASE)


class Players:
    """The players of a batch's videos: one query for any number of them, none without any.

    Stored embeds are read past the date until which Wagtail keeps them: what runs out is the
    provider's word on title and thumbnail, while the address of a player stays what it is.
    """

    def __init__(self, urls: Iterable[str]) -> None:
        self.by_url = _stored_players({url for url in urls if url})

    def get(self, url: str) -> dict[str, Any]:
        """Return a video's player as fields of the document's ``Video``; empty for none."""
        return self.by_url.get(url, {})


def _stored_players(urls: set[str]) -> dict[str, dict[str, Any]]:
    if not apps.is_installed("wagtail.embeds"):
        return {}
    # Here, because importing them where that app is missing makes a model that has no table.
    from wagtail.embeds.embeds import get_embed_hash
    from wagtail.embeds.models import Embed

    url_of = {get_embed_hash(url): url for url in urls}
    stored = Embed.objects.filter(hash__in=url_of).values_list("hash", "html", "width", "height")
    return {url_of[key]: _player(html, width, height) for key, html, width, height in stored}


def _player(html: str, width: object, height: object) -> dict[str, Any]:
    """Return all that is taken from an embed: an address, and two numbers if both make sense."""
    address = _player_address(html)
    if not address:
        return {}
    size = {"width": as_whole_number(width), "height": as_whole_number(height)}
    return {"player": address, **(size if all(size.values()) else {})}


def _player_address(html: str) -> str:
    """Return the https address in the one iframe of an embed's HTML, or nothing."""
    try:
        frames = BeautifulSoup(html, "html.parser").find_all("iframe")
    except ParserRejectedMarkup:
        return ""
    if len(frames) != 1:
        return ""
    address = str(frames[0].get("src") or "").strip()
    return address if PLAYER_ADDRESS.fullmatch(address) else ""
