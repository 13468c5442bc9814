"""Stored rich text to published HTML and plain text, once, without a query of its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

import nh3
from django.utils.html import escape, format_html
from wagtail.rich_text.rewriters import (
    FIND_A_TAG,
    FIND_EMBED_TAG,
    EmbedRewriter,
    LinkRewriter,
    extract_attrs,
)

from ..document import Image, Prose

TAGS = {
    *("a", "b", "br", "code", "em", "i", "s", "strong", "sub", "sup", "u"),
    *("h2", "h3", "h4", "h5", "h6", "p", "blockquote", "hr", "ol", "ul", "li"),
    *("figure", "figcaption", "img"),
}
ATTRIBUTES = {
    "a": {"href", "hreflang", "id"},
    "img": {"src", "alt", "width", "height", "srcset", "sizes", "loading", "class"},
}
#: A tag as the sanitiser writes it; only between quotes it may hold what would end it.
TAG = re.compile(r"""<(?:[^>"]|"[^"]*")*>""")
BLOCK_END = re.compile(r"(</(?:p|h[1-6]|li|blockquote|figcaption)>|<br\s*/?>|<hr\s*/?>)")


def references(stored: str) -> Iterator[tuple[str, str]]:
    """Yield what stored rich text points at: ("pages" | "documents" | "images", key)."""
    kinds = {"page": "pages", "document": "documents"}
    for match in FIND_A_TAG.findall(stored):
        attributes = extract_attrs(match)
        kind = kinds.get(attributes.get("linktype", ""))
        if kind and attributes.get("id"):
            yield kind, attributes["id"]
    for match in FIND_EMBED_TAG.findall(stored):
        attributes = extract_attrs(match)
        if attributes.get("embedtype") == "image" and attributes.get("id"):
            yield "images", attributes["id"]


class RichText:
    """Turns stored rich text into prose, given what its links and embeds lead to.

    ``page_urls`` and ``document_urls`` map keys to URLs; what is missing there is
    broken, private or a draft, and the link's words stay without the link. ``image`` returns a
    picture by key, or None. ``absolute`` makes a site's own path absolute.
    """

    def __init__(
        self,
        page_urls: Mapping[str, str],
        document_urls: Mapping[str, str],
        image: Callable[[str], Image | None],
        absolute: Callable[[str], str],
    ) -> None:
        self.page_urls = page_urls
        self.document_urls = document_urls
        self.image = image
        self.absolute = absolute
        self.rewriters = (
            LinkRewriter({"page": self._page_link, "document": self._document_link}),
            EmbedRewriter({"image": self._picture, "media": self._video}),
        )

    def prose(self, stored: str) -> Prose | None:
        """Return the published form of stored rich text, or None when it says nothing."""
        if not stored or not stored.strip():
            return None
        html = stored
        for rewrite in self.rewriters:
            html = rewrite(html)
        html = nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )
        text = plain_text(html)
        return Prose(html=html, text=text) if text or "<img" in html else None

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        return self.absolute(value) if name in {"href", "src"} and value.startswith("/") else value

    def _page_link(self, attributes: Mapping[str, str]) -> str:
        return _link(self.page_urls.get(attributes.get("id", "")))

    def _document_link(self, attributes: Mapping[str, str]) -> str:
        url = self.document_urls.get(attributes.get("id", ""))
        return _link(url and self.absolute(url))

    def _picture(self, attributes: Mapping[str, str]) -> str:
        image = self.image(attributes.get("id", ""))
        if image is None:
            return ""
        file = image.largest
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            file.url,
            attributes.get("alt", ""),
            file.width,
            file.height,
        )

    def _video(self, attributes: Mapping[str, str]) -> str:
        return format_html('<a href="{0}">{0}</a>', attributes.get("url", ""))


def _link(url: str | None) -> str:
    return f'<a href="{escape(url)}">' if url else "<a>"


def plain_text(html: str) -> str:
    """Return the words of sanitised HTML: a line for each paragraph, heading and list item."""
    lines = unescape(TAG.sub("", BLOCK_END.sub(r"\1\n", html))).split("\n")
    said = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in said if line)
