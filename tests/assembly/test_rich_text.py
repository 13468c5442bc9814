"""The words of rich text, whatever markup an editor's browser or an import has left in it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import site as make
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import ProcedureDocument

pytestmark = pytest.mark.django_db

FRAGMENTS = (
    *("<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<hr>", "<li>", "</li>", "<h2>", "</h2>"),
    *('<a href="/x?a=1&b=2>3" id=\'q"uo>te\'>', "</a>", '<img alt="a>b &quot; c" src=x>'),
    *("<!-- c > -->", "<script>x<y</script>", "<textarea><b>x</textarea>", "<svg><a>", "<?pi x>"),
    *("&amp;", "&lt;b&gt;", "&amp;lt;", "&nbsp;", "&#13;", "&#x2028;", "&bogus;", "&", "&#x41"),
    *("a < b", "a > b", "<", ">", "</", "<p", '"', "'", "words ", "ü", "\n", "\r\n", "\u2028"),
)


@pytest.fixture
def whole() -> make.WholeSite:
    return make.whole_site(1)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_the_words_are_those_that_a_parser_of_html_finds(
    whole: make.WholeSite, fragments: list[str]
) -> None:
    page = whole.procedures[0]
    page.how_it_works = "".join(fragments)
    document = document_of(page)
    assert isinstance(document, ProcedureDocument)
    prose = document.how_it_works
    if prose:
        found = BeautifulSoup(prose.html, "html.parser").get_text()
        assert "".join(prose.text.split()) == "".join(found.split())
