"""What search engines do with each type of markup today, as data: who, what, since when, who says so.

Rules, preview and documentation read this table, so that all of them promise the same and no more.
Whoever looks a row up again at its source renews ``verified_on``.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..document import gettext_noop

GOOGLE = "https://developers.google.com/search/docs/appearance/structured-data/"
_READ = datetime.date(2026, 11, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an engine does with some types of schema.org today.

    ``text`` is English and marked for translation. ``needs`` and ``better_with`` are properties
    that the engine requires and recommends. ``since`` is the day from which on it is so, where
    that is known. ``is_visible`` says whether a searcher can see anything of it, ``is_emitted``
    whether this package states such types at all.
    """

    key: str
    types: tuple[str, ...]
    engine: str
    text: str
    source: str
    url: str
    needs: tuple[str, ...] = ()
    better_with: tuple[str, ...] = ()
    since: datetime.date | None = None
    verified_on: datetime.date = _READ
    is_visible: bool = False
    is_emitted: bool = True


_MEDICAL = ("MedicalProcedure", "MedicalTherapy", "MedicalCondition", "MedicalWebPage")

EFFECTS = (
    Effect(
        key="faq",
        types=("FAQPage",),
        engine="Google",
        text=gettext_noop(
            "None, for any site, health sites included. Removed on 7 May 2026; documentation "
            "deleted on 15 June 2026."
        ),
        since=datetime.date(2026, 5, 7),
        source="Search Central changelog, 8 May 2026",
        url="https://developers.google.com/search/updates",
    ),
    Effect(
        key="medical",
        types=(*_MEDICAL, "Physician"),
        engine="Google",
        text=gettext_noop(
            "No search feature, and there never was one. At most a help for understanding the page."
        ),
        source="Search Central, search gallery",
        url=f"{GOOGLE}search-gallery",
    ),
    Effect(
        key="bing",
        types=(*_MEDICAL, "Physician", "FAQPage"),
        engine="Bing, Copilot",
        text=gettext_noop(
            "No feature. Its guidelines say that structured data may support clearer grounding, "
            "without a guarantee, and has to match the visible page."
        ),
        source="Bing webmaster guidelines, 2026",
        url="https://www.bing.com/webmasters/help/webmaster-guidelines-30fba23a",
    ),
    Effect(
        key="yandex",
        types=("MedicalClinic", "Physician", "Service"),
        engine="Yandex",
        text=gettext_noop(
            "Answer cards on doctors and clinics, but from a YML feed, not from schema.org."
        ),
        source="Yandex webmaster help, “Doctors”",
        url="https://yandex.ru/support/webmaster/en/search-appearance/doctors",
    ),
    Effect(
        key="how-to",
        types=("HowTo",),
        engine="Google",
        text=gettext_noop("None since 13 September 2023."),
        since=datetime.date(2023, 9, 13),
        source="Search Central",
        url="https://developers.google.com/search/updates",
        is_emitted=False,
    ),
    Effect(
        key="qa",
        types=("QAPage",),
        engine="Google",
        text=gettext_noop(
            "Supported, but not allowed for questions that the site itself has written."
        ),
        source="Search Central",
        url=f"{GOOGLE}qapage",
        is_visible=True,
        is_emitted=False,
    ),
    Effect(
        key="breadcrumb",
        types=("BreadcrumbList",),
        engine="Google",
        text=gettext_noop("A breadcrumb in results on desktop; it needs two items."),
        needs=("name", "item", "position"),
        source="Search Central",
        url=f"{GOOGLE}breadcrumb",
        is_visible=True,
    ),
    Effect(
        key="clinic",
        types=("MedicalClinic",),
        engine="Google",
        text=gettext_noop("Details of a local business."),
        needs=("name", "address"),
        better_with=("geo", "openingHoursSpecification", "telephone", "url", "priceRange"),
        source="Search Central",
        url=f"{GOOGLE}local-business",
        is_visible=True,
    ),
    Effect(
        key="picture",
        types=("ImageObject",),
        engine="Google Images",
        text=gettext_noop(
            "The credit, and a “Licensable” badge where the licence’s address is stated."
        ),
        needs=("contentUrl", "creditText or license"),
        better_with=("license",),
        source="Search Central",
        url=f"{GOOGLE}image-license-metadata",
        is_visible=True,
    ),
    Effect(
        key="article",
        types=("Article",),
        engine="Google",
        text=gettext_noop(
            "Byline, date and image for articles. Clinical pages are not marked up as articles."
        ),
        better_with=("author", "datePublished", "dateModified", "headline", "image"),
        source="Search Central",
        url=f"{GOOGLE}article",
        is_visible=True,
        is_emitted=False,
    ),
    Effect(
        key="organisation",
        types=("Organization",),
        engine="Google",
        text=gettext_noop("Logo and knowledge panel; on the home or about page only."),
        source="Search Central",
        url=f"{GOOGLE}organization",
        is_visible=True,
        is_emitted=False,
    ),
    Effect(
        key="profile",
        types=("ProfilePage", "Person"),
        engine="Google",
        text=gettext_noop(
            "A help for understanding authors; pages of staff are a listed use. There is no such "
            "page here, only the people themselves."
        ),
        needs=("name",),
        better_with=("sameAs",),
        source="Search Central",
        url=f"{GOOGLE}profile-page",
    ),
    Effect(
        key="video",
        types=("VideoObject",),
        engine="Google",
        text=gettext_noop("Video results. Videos have no markup here."),
        needs=("name", "thumbnailUrl", "uploadDate"),
        source="Search Central",
        url=f"{GOOGLE}video",
        is_visible=True,
        is_emitted=False,
    ),
    Effect(
        key="rating",
        types=("Review", "AggregateRating"),
        engine="Google",
        text=gettext_noop("Ratings of oneself are not eligible, and against the rules."),
        source="Review snippet guidelines",
        url=f"{GOOGLE}review-snippet",
        is_emitted=False,
    ),
)


def effect(key: str) -> Effect:
    """Return the row of the table with this key. Raises KeyError when there is none."""
    return {one.key: one for one in EFFECTS}[key]


def effects_on(graph: Mapping[str, Any]) -> tuple[Effect, ...]:
    """Return what engines do with a page that states this graph; what is visible comes first."""
    stated = {name for item in graph["@graph"] for name in _types(item)}
    found = (one for one in EFFECTS if stated.intersection(one.types))
    return tuple(sorted(found, key=lambda one: not one.is_visible))


def _types(value: Any) -> Iterable[str]:
    """Yield the types of a node and of the nodes inside it."""
    if isinstance(value, list):
        for part in value:
            yield from _types(part)
    elif isinstance(value, dict):
        named = value.get("@type", ())
        yield from (named,) if isinstance(named, str) else named
        for part in value.values():
            yield from _types(part)
