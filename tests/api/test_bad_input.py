"""What can't be understood is refused with a sentence; nothing a client sends breaks the API."""

import pytest
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.site import concern, faq, procedure, whole_site
from wagtail_microneedling.api import ProceduresAPIViewSet

from .reading import ENDPOINTS, address, refusal, searching, titles

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["", "x", "-1", "1.5", " 1", "1_0", "٣", "0x1", "9" * 5000, "1e3", "None", "nan"]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_an_unknown_parameter_is_named_beside_the_known_ones(client: Client, endpoint: str) -> None:
    message = refusal(client, endpoint, colour="red", size="9")
    assert "“colour”, “size”" in message
    assert "limit" in message


def test_parameters_belong_to_their_endpoint(client: Client) -> None:
    page = procedure()
    assert "“procedure”" in refusal(client, "procedures", procedure=1)
    assert "“max_sessions”" in refusal(client, "faqs", max_sessions=1)
    assert "“limit”" in refusal(client, "procedures", page.pk, limit=1)
    found = client.get("/api/v2/procedures/find/", {"id": page.pk, "limit": 1})
    assert found.status_code == 400


@pytest.mark.parametrize("text", NO_NUMBERS)
@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("procedures", "limit"),
        ("procedures", "offset"),
        ("procedures", "child_of"),
        ("procedures", "descendant_of"),
        ("procedures", "ancestor_of"),
        ("procedures", "translation_of"),
        ("procedures", "max_sessions"),
        ("faqs", "procedure"),
        ("risks", "procedure"),
    ],
)
def test_no_number_is_refused(client: Client, endpoint: str, name: str, text: str) -> None:
    message = refusal(client, endpoint, **{name: text})
    assert message.startswith(f"{name} is “{text[:80]}")
    assert len(message) < 200


@pytest.mark.parametrize("text", ["", "x", "-1", "1e3", "nan", "inf", "1.", ".5", "9" * 5000])
def test_a_downtime_that_is_no_number_is_refused(client: Client, text: str) -> None:
    assert "max_downtime_hours is" in refusal(client, "procedures", max_downtime_hours=text)


def test_absurd_pages_are_refused(client: Client) -> None:
    assert refusal(client, "procedures", limit=0) == (
        "limit is “0”: give a whole number from 1 to 2147483647."
    )
    assert refusal(client, "procedures", limit=10**9) == "limit cannot be higher than 20"
    assert "limit is" in refusal(client, "procedures", limit=10**40)
    assert titles(client, "procedures", offset=2**31 - 1) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("locale", "xx", "locale is “xx”: choose one of en."),
        ("order", "colour", "order is “colour”: choose one of id, title"),
        ("order", "", "order is “”"),
        ("order", "title,random", "order is “random”"),
        ("order", "--title", "order is “-title”"),
        ("order", "password", "order is “password”"),
        ("search_operator", "xor", "search_operator is “xor”: choose one of and, or."),
        ("search_operator", "and", "search_operator is given without search"),
        ("format", "xml", "format is “xml”: choose one of json"),
        ("site", "nowhere.example", "site is “nowhere.example”: no site has this hostname."),
        ("site", "bad host", "no site has this hostname"),
        ("site", "localhost:99999999999999", "no site has this hostname"),
        ("concern", "warts", "concern is “warts”, which is unknown"),
        ("concern", "", "concern is “”, which is unknown"),
        ("area", "moon", "area is “moon”, which is unknown"),
        ("child_of", "999999", "child_of is 999999: no public page has this id."),
        ("translation_of", "999999", "translation_of is 999999: no public page"),
        ("descendant_of", "roots", "descendant_of is “roots”"),
        ("ancestor_of", "root", "ancestor_of is “root”"),
        ("search", "x" * 201, "search is longer than 200 characters"),
        ("search", " ".join("x" * 40), "or 32 words"),
    ],
)
def test_a_bad_value_is_refused(client: Client, name: str, text: str, said: str) -> None:
    concern("Fine lines")
    assert said in refusal(client, "procedures", **{name: text})


def test_a_procedure_that_is_none_is_refused(client: Client) -> None:
    questions = whole_site(1).faqs[0]
    said = f"procedure is {questions.pk}: no public procedure page has this id."
    assert refusal(client, "faqs", procedure=questions.pk) == said


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_parameter_given_twice_is_refused(client: Client, endpoint: str) -> None:
    response = client.get(f"/api/v2/{endpoint}/?limit=1&limit=2")
    assert response.status_code == 400
    assert response.json()["message"] == "limit is given 2 times: give it once."


@pytest.mark.parametrize("name", ["search", "slug", "site", "locale", "fields", "concern", "order"])
def test_a_null_character_is_refused(client: Client, name: str) -> None:
    said = f"{name} holds a null character: leave it out."
    assert refusal(client, "procedures", **{name: "a\x00b"}) == said


def test_find_wants_one_thing_to_find(client: Client) -> None:
    for query in ({}, {"html_path": "/", "id": 1}, {"id": "x"}, {"html_path": "/\x00/"}):
        response = client.get("/api/v2/procedures/find/", query)
        assert response.status_code == 400, query
        assert response.json()["message"]


@pytest.mark.parametrize("key", ["0", str(2**31), "9" * 30, "9" * 5000])
def test_an_id_beyond_all_ids_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/api/v2/procedures/{key}/").status_code == 404


def test_random_order_has_no_pages(client: Client) -> None:
    for more in ({"offset": 1}, {"search": "x"}):
        assert "order is random" in refusal(client, "procedures", order="random", **more)


def test_child_and_descendant_are_not_combined(client: Client) -> None:
    message = refusal(client, "procedures", child_of="root", descendant_of="root")
    assert message == "child_of and descendant_of are given: give one of them."


def test_an_error_is_json_for_who_wants_a_graph_and_html_for_a_browser(client: Client) -> None:
    graph = client.get(address("procedures", x=1), headers={"accept": "application/ld+json"})
    assert (graph.status_code, graph["Content-Type"]) == (400, "application/json")
    assert "“x”" in graph.json()["message"]
    browser = client.get(
        address("procedures", **{"<script>alert(1)</script>": 1}), headers={"accept": "text/html"}
    )
    assert browser.status_code == 400
    assert browser["Content-Type"].startswith("text/html")
    assert b"<script>alert" not in browser.content


@searching
def test_quotation_marks_in_a_search_are_passed_over(client: Client) -> None:
    procedure(title="Peel")
    for words in ('"peel', 'peel "', '"peel"'):
        assert titles(client, "procedures", search=words) == ["Peel"]
    assert titles(client, "procedures", search='pe"el') == []


def test_a_search_without_a_word_finds_nothing(client: Client) -> None:
    procedure()
    for words in ("", "  ", "\t", "\x1c", "\u2003", '"'):
        assert titles(client, "procedures", search=words) == []


@pytest.fixture
def published() -> None:
    """Make a database look at what it is asked: it need not read a search of nothing."""
    faq(procedure())


ODD_TEXT = st.text(max_size=60) | st.text(
    alphabet="\"'*()-+:^~ANDORNEAR& |<>\\%_,.{}!@\u2028\u202e", max_size=40
)
anything = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.usefixtures("published")
@anything
@given(name=st.sampled_from(ProceduresAPIViewSet.list_parameters), text=ODD_TEXT)
def test_whatever_is_sent_is_answered_or_refused(client: Client, name: str, text: str) -> None:
    query = {name: text.encode("utf-8", "replace").decode()}
    assert client.get("/api/v2/procedures/", query).status_code in (200, 400)


@pytest.mark.usefixtures("published")
@anything
@given(text=ODD_TEXT, operator=st.sampled_from(["and", "or"]))
def test_whatever_is_searched_is_answered(client: Client, text: str, operator: str) -> None:
    words = text.encode("utf-8", "replace").decode()
    query = {"search": words.replace("\x00", ""), "search_operator": operator}
    assert client.get("/api/v2/faqs/", query).status_code in (200, 400)


@override_settings(USE_X_FORWARDED_PORT=True)
def test_a_port_that_is_none_is_no_error(client: Client) -> None:
    procedure(title="Seen")
    port = {"x-forwarded-port": "9" * 30}
    (item,) = client.get(address("procedures"), headers=port).json()["items"]
    assert client.get(item["meta"]["detail_url"], headers=port).json() == item
    # Others Django refuses before any view is asked.
    assert client.get(address("procedures"), headers={"x-forwarded-port": "x"}).status_code == 400
