"""No string that an editor types becomes markup, wherever a page shows it."""

from collections.abc import Callable

import pytest

from tests.documents import FULL, full_procedure, minimal_procedure, rewritten
from tests.templates.rendering import html_of, package_templates, soup_of
from wagtail_microneedling.document import (
    CallToAction,
    Clinic,
    Heading,
    PageDocument,
    Source,
    Video,
)

HOSTILE = """"'><script>alert(1)</script><img src=x onerror=alert(2)></title></svg>{{ 7|add:7 }}"""


def attack(text: str) -> str:
    """Return a text's attack; what is HTML already is cleaned before it gets into a document."""
    return text if text.startswith("<") else HOSTILE


@pytest.mark.parametrize("build", FULL)
@pytest.mark.parametrize("frame", ["example", "package"])
def test_hostile_text_stays_text(build: Callable[[], PageDocument], frame: str) -> None:
    document = rewritten(build(), attack)
    page = soup_of(document, package_templates() if frame == "package" else None)
    assert [script["type"] for script in page.find_all("script")] == ["application/ld+json"]
    assert page.find_all(attrs={"onerror": True}) == []
    assert page.h1.string == HOSTILE
    assert page.title.string.startswith(HOSTILE)
    assert "14" not in page.h1.string


def test_hostile_text_stays_text_in_drawings() -> None:
    page = soup_of(rewritten(full_procedure(), attack))
    drawings = page.find_all("svg")
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing.find_all(["script", "img"]) == []
        assert drawing.find_parent("figure") is not None
    assert HOSTILE in page.find(id="drawing-plan-3-description").string


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//",
        "http://[",
    ],
)
def test_an_address_that_is_no_web_page_is_not_linked_to(address: str) -> None:
    document = minimal_procedure(
        body=(
            Heading(text="Here"),
            Video(url=address, title="A video"),
            CallToAction(label="Click", url=address),
        ),
        sources=(Source(key="a", title="A paper", url=address),),
        clinic=Clinic(name="A clinic", links=(address,)),
    )
    html = html_of(document)
    assert f'href="{address}"' not in html
    assert "A paper" in html
