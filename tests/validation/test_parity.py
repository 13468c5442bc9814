"""A deployed page that says the same is no finding, however it is written; any other is one."""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL, PROCEDURE_URL, full_faq, full_procedure
from tests.templates.rendering import html_of, package_templates
from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.schema_org import graph, to_script
from wagtail_microneedling.validation import (
    RULE_FAILED,
    Deployed,
    Finding,
    every_rule,
    judge,
    parity_rules,
    read_page,
    visible_text,
)

from .judged import codes, subject_of

Graph = dict[str, Any]
CMS = "https://cms.example"
PUBLIC = "https://clinic.example"


def compared(
    html: str, document: PageDocument | None = None, cms: str = "cms.example"
) -> tuple[Finding, ...]:
    """Return what is found on a page that a frontend has made of a document."""
    document = document or full_procedure()
    where = f"http://localhost:3000{document.url.removeprefix(PUBLIC)}"
    deployed = Deployed(url=where, page=read_page(html, where), cms_hosts=frozenset({cms}))
    return judge(subject_of(document, deployed=deployed), parity_rules)


def found(html: str, document: PageDocument | None = None) -> list[str]:
    """Return the codes of what is found, without the room's name."""
    return [one.code.removeprefix("parity.") for one in compared(html, document)]


def frontend(stated: Any, *, canonical: str = PROCEDURE_URL, body: str = "") -> str:
    """Return a page of another maker that states this and shows all that a procedure has to show."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    script = stated if isinstance(stated, str) else to_script(stated)
    shown = body or f"<pre>{shown_text()}</pre>"
    return f"<!doctype html><title>A</title>{link}{script}<body>{shown}</body>"


def shown_text() -> str:
    text = visible_text(html_of(full_procedure()))
    return text.replace("&", "&amp;").replace("<", "&lt;")


def stated() -> Graph:
    """Return a graph to be changed."""
    return copy.deepcopy(graph(full_procedure()))


def node(of: Graph, anchor: str) -> dict[str, Any]:
    return next(one for one in of["@graph"] if one["@id"].endswith(anchor))


def elsewhere(of: Graph, origin: str) -> Graph:
    """Return a graph whose ``@id``s are on another origin, and nothing else."""

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(part) for part in value]
        if isinstance(value, dict):
            return {
                name: part.replace(PUBLIC, origin)
                if name == "@id" and isinstance(part, str)
                else moved(part)
                for name, part in value.items()
            }
        return value

    whole: Graph = moved(of)
    return whole


# The same


@pytest.mark.parametrize("make", [*FULL, *MINIMAL], ids=lambda make: make.__name__)
@pytest.mark.parametrize("language", ["en-GB", "de"])
def test_the_package_s_own_pages_are_the_same(
    make: Callable[..., PageDocument], language: str
) -> None:
    document = make(language=language)
    assert compared(html_of(document, package_templates()), document) == ()


def shuffled(value: Any, order: random.Random) -> Any:
    if isinstance(value, list):
        return order.sample([shuffled(part, order) for part in value], len(value))
    if isinstance(value, dict):
        names = order.sample(list(value), len(value))
        return {name: shuffled(value[name], order) for name in names}
    return value


@pytest.mark.parametrize("seed", range(3))
def test_order_says_nothing(seed: int) -> None:
    order = random.Random(seed)  # noqa: S311 - no secret
    assert found(frontend(shuffled(stated(), order))) == []


def nested(of: Graph) -> Graph:
    """Return a graph in which each node stands where it is first mentioned."""
    nodes = {one["@id"]: one for one in of["@graph"]}

    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(part) for part in value]
        if isinstance(value, dict):
            if value.keys() == {"@id"} and value["@id"] in nodes:
                return put(nodes.pop(value["@id"]))
            return {name: put(part) for name, part in value.items()}
        return value

    whole = put(nodes.pop(of["@graph"][0]["@id"]))
    rest = [put(nodes.pop(iri)) for iri in list(nodes) if iri in nodes]
    return {"@context": "https://schema.org", "@graph": [whole, *rest]}


def in_scripts_of_their_own(of: Graph) -> str:
    context = {"@context": "https://schema.org/"}
    return "".join(to_script({**context, **one}) for one in of["@graph"])


def with_values_in_lists(value: Any) -> Any:
    if isinstance(value, list):
        return [with_values_in_lists(part) for part in value]
    if isinstance(value, dict):
        return {
            name: part if name[:1] == "@" else [with_values_in_lists(part)]
            for name, part in value.items()
        }
    return value


def in_other_words(of: Graph) -> str:
    text = json.dumps(of).replace('"@type": "', '"@type": "http://schema.org/')
    text = text.replace('"name":', '"https://schema.org/name":')
    return to_script({**json.loads(text), "@context": ["https://schema.org"]})


def with_relative_addresses(of: Graph) -> Graph:
    return elsewhere(of, "")


@pytest.mark.parametrize(
    "written",
    [
        nested,
        in_scripts_of_their_own,
        lambda of: {**of, "@graph": with_values_in_lists(of["@graph"])},
        in_other_words,
        with_relative_addresses,
        lambda of: {**of, "@context": {"@vocab": "https://schema.org/"}},
        lambda of: {**of, "@graph": [{**one, "image": one.get("image")} for one in of["@graph"]]},
    ],
    ids=["nested", "scripts", "lists", "words", "relative", "vocab", "null"],
)
def test_another_way_to_write_it_says_the_same(written: Callable[[Graph], Any]) -> None:
    assert found(frontend(written(stated()))) == []


# Missing and altered


def test_a_page_without_json_ld() -> None:
    html = f'<link rel="canonical" href="{PROCEDURE_URL}"><p>Text</p>'
    assert found(html) == ["no_markup"]
    assert found(frontend({"@context": "https://schema.org", "@graph": []})) == ["no_markup"]


def test_a_missing_node() -> None:
    without = stated()
    without["@graph"].remove(node(without, "#procedure"))
    (finding,) = compared(frontend(without))
    assert finding.code == "parity.missing_node"
    assert finding.parameters == {
        "node": f"{PROCEDURE_URL}#procedure",
        "type": "MedicalProcedure, MedicalTherapy",
    }


def test_missing_altered_and_added_values() -> None:
    changed = stated()
    one = node(changed, "#procedure")
    del one["procedureType"]
    one["name"] = "Micro needling"
    one["alternateName"] = [*one["alternateName"], "Dermaroller"]
    said = {one.code: dict(one.parameters) for one in compared(frontend(changed))}
    where = {"node": f"{PROCEDURE_URL}#procedure"}
    assert said["parity.missing_value"] == {
        **where,
        "property": "procedureType",
        "expected": "PercutaneousProcedure",
    }
    assert said["parity.added_value"]["found"] == "Dermaroller"
    altered = [dict(one.parameters) for one in compared(frontend(changed), None)]
    assert {
        **where,
        "property": "name",
        "found": "Micro needling",
        "expected": "Microneedling",
    } in altered
    assert "not_visible" in found(frontend(changed))


def test_a_number_deep_inside_a_node() -> None:
    changed = stated()
    node(changed, "#plan")["mentions"][0]["minValue"] += 1
    (finding,) = compared(frontend(changed))
    assert finding.code == "parity.altered"
    assert '"minValue": [4]' in finding.parameters["found"]


def test_numbers_with_and_without_a_point_are_the_same() -> None:
    changed = stated()
    row = node(changed, "#plan")["mentions"][0]
    row["minValue"] = float(row["minValue"])
    assert found(frontend(changed)) == []


def test_another_type() -> None:
    changed = stated()
    node(changed, "#procedure")["@type"] = "MedicalProcedure"
    (finding,) = compared(frontend(changed))
    assert (finding.code, finding.parameters["expected"]) == (
        "parity.missing_value",
        "MedicalTherapy",
    )


def test_what_a_frontend_adds() -> None:
    changed = stated()
    shop = {"@type": "Store", "@id": f"{PUBLIC}/#shop", "name": "Microneedling"}
    changed["@graph"] += [shop, {"@type": "WebSite", "name": "Microneedling"}]
    findings = compared(frontend(changed))
    assert [(one.code, one.severity) for one in findings] == [("parity.added_node", "advice")] * 2
    assert findings[0].parameters == {"node": f"{PUBLIC}/#shop", "type": "Store"}


def test_two_scripts_that_contradict_one_another() -> None:
    other = {"@context": "https://schema.org", **node(stated(), "#procedure"), "name": "Acne scars"}
    assert found(frontend(to_script(stated()) + to_script(other))) == ["added_value"]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('{"@type": "Thing",', "is no strict JSON"),
        ('{"@context": "https://schema.org", "@type": NaN}', "NaN is no JSON"),
        ("[" * 150 + "]" * 150, "nested too deeply"),
        ('{"a":' * 99_999 + "1" + "}" * 99_999, "nested too deeply"),
    ],
)
def test_a_broken_script_hides_no_other(script: str, said: str) -> None:
    broken = f'<script type="application/ld+json">{script}</script>'
    findings = compared(frontend(broken + to_script(stated())))
    assert [one.code for one in findings] == ["parity.broken_markup"]
    assert said in findings[0].parameters["problem"]
    assert found(frontend(broken)) == ["no_markup", "broken_markup"]


@pytest.mark.parametrize("context", [None, "", "https://other.example", {"a": "b"}, 5])
def test_names_without_the_context_of_schema_org(context: Any) -> None:
    assert found(frontend({**stated(), "@context": context})) == ["no_context"]


# Where things are


def test_ids_on_the_cms_s_host_are_told_once() -> None:
    (finding,) = compared(frontend(elsewhere(stated(), CMS)))
    assert finding.code == "parity.cms_host"
    said = finding.parameters
    assert (said["host"], said["place"], said["expected"]) == ("cms.example", "@id", PUBLIC)
    assert said["count"] > 10
    assert said["example"].startswith(CMS)


def test_everything_on_the_cms_s_host_is_told_once() -> None:
    everything = json.loads(json.dumps(stated()).replace(PUBLIC, CMS))
    kinds = found(frontend(everything))
    assert kinds == ["cms_host"]


def test_one_reference_to_the_cms_is_found_beside_what_is_missing() -> None:
    changed = stated()
    node(changed, "#webpage")["mainEntity"] = {"@id": f"{CMS}/old/#procedure"}
    assert sorted(found(frontend(changed))) == ["altered", "cms_host"]


def test_ids_where_the_page_was_fetched_are_told_once() -> None:
    (finding,) = compared(frontend(elsewhere(stated(), "http://localhost:3000")))
    assert finding.code == "parity.other_origin"
    assert finding.parameters["origin"] == "http://localhost:3000"
    assert finding.parameters["expected"] == PUBLIC


@pytest.mark.parametrize(
    ("canonical", "kinds"),
    [
        ("", ["no_canonical"]),
        ("/", ["canonical"]),
        (PROCEDURE_URL.removeprefix(PUBLIC), []),
        (f"{PROCEDURE_URL}?page=2", ["canonical"]),
        (PROCEDURE_URL.replace(PUBLIC, "http://localhost:3000"), ["canonical"]),
        (PROCEDURE_URL.replace(PUBLIC, CMS), ["cms_host"]),
        ("https://[", ["canonical"]),
        ("javascript:alert(1)", ["canonical"]),
    ],
)
def test_the_address_that_a_page_calls_its_own(canonical: str, kinds: list[str]) -> None:
    assert found(frontend(stated(), canonical=canonical)) == kinds


# What readers see


def test_what_is_marked_up_and_not_shown() -> None:
    shown = shown_text().replace("Collagen induction therapy", "")
    (finding,) = compared(frontend(stated(), body=f"<pre>{shown}</pre>"))
    assert (finding.code, finding.severity) == ("parity.not_visible", "error")
    assert finding.parameters["text"] == "Collagen induction therapy"


# Of strangers

ODD = [
    {"@type": None},
    {"@type": 5, "@id": 7},
    {"@type": {"@id": "x"}, "@id": ["a", "b"]},
    {"@id": "http://[", "name": "x"},
    {"@id": "//[::1", "url": "http://[::1"},
    {"@id": "https://clinic.example:99999/#x", "name": {}},
    {"@id": PROCEDURE_URL + "#procedure", "name": [[["deep"]], None, {}, [], {"@value": None}]},
    {"@graph": {"@graph": [{"@graph": None}]}},
    {"": "", "@": "", "@reverse": {"a": [1, {"@id": ""}]}},
    {"name": {"@list": [{"@value": "x", "@language": "en"}, {"@set": 5}]}},
    {"@id": "\ud800", "name": "\ud800\0"},
    {"name": 10**400, "price": 1e400},
    [],
    [[{"@type": "Thing"}]],
    "text",
    5,
    None,
    True,
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:40])
@pytest.mark.parametrize("alone", [True, False])
def test_odd_markup_makes_no_rule_fail(odd: Any, alone: bool) -> None:
    text = json.dumps(odd).replace("Infinity", "1e999")
    script = f'<script type="application/ld+json">{text}</script>'
    inside = {**stated(), "@graph": [*stated()["@graph"], odd]}
    html = frontend(script if alone else script + json_script(inside))
    assert RULE_FAILED not in [one.code for one in compared(html)]
    assert found(html) or not alone


def json_script(value: Any) -> str:
    text = json.dumps(value).replace("Infinity", "1e999").replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def test_rules_look_at_deployed_pages_alone() -> None:
    assert codes(full_faq(), "parity.") == set()
    assert {rule.code for rule in parity_rules} <= {rule.code for rule in every_rule()}
