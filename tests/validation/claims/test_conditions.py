"""What packs ask for beyond words: balance, pictures, markup, uses, people."""

from dataclasses import replace
from typing import Any

import pytest

from tests.documents import (
    FULL,
    REVIEWER,
    RISKS,
    full_faq,
    full_procedure,
    full_risk,
    image,
    minimal_procedure,
    minimal_risk,
    procedure_reference,
    prose,
)
from wagtail_microneedling.document import (
    Benefit,
    DepthSetting,
    Device,
    NeedleDepth,
    PageDocument,
    Paragraphs,
    Picture,
    Quote,
    Range,
    Risk,
    Term,
    TimelineEntry,
    Unit,
)
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import Severity, Subject, judge, pack_names, rules_of

RULES = rules_of(pack_names())


def places(document: PageDocument, code: str, **known: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return where a rule finds something, and the parameters of it."""
    procedure = document if hasattr(document, "steps") else None
    subject = Subject(document=document, **{"procedure": procedure, **known})
    found = judge(subject, RULES)
    assert "rule.failed" not in {one.code for one in found}
    return [(one.path, dict(one.parameters)) for one in found if one.code == f"claims.{code}"]


def paths(document: PageDocument, code: str, **known: Any) -> list[str]:
    return [path for path, _ in places(document, code, **known)]


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_a_careful_page_breaks_no_rule_of_everywhere(full: Any) -> None:
    document = full()
    subject = Subject(document=document, procedure=full_procedure(), graph=graph(document))
    assert [one.code for one in judge(subject, rules_of(["core"]))] == []


# -- benefits and risks

SOFTER = (Benefit(name="Softer scars"),)


def test_benefits_need_risks() -> None:
    code = "core.benefits_without_risks"
    assert paths(minimal_procedure(benefits=SOFTER), code) == ["benefits"]
    assert paths(minimal_procedure(), code) == []
    assert paths(full_procedure(), code) == []
    assert paths(full_procedure(risk_pages=()), code) == ["benefits"]
    told = (Paragraphs(prose=prose("It can lead to an infection or to scarring.")),)
    assert paths(minimal_procedure(benefits=SOFTER, body=told), code) == []
    # A harm named in a benefit is no warning.
    soft = (Benefit(name="Softer skin", text="Also good for scarring after an infection."),)
    assert paths(minimal_procedure(benefits=soft), code) == ["benefits"]


def test_in_australia_risks_recovery_and_variation_are_stated() -> None:
    bare = minimal_procedure(benefits=SOFTER)
    assert paths(bare, "au.risks_unstated") == ["risk_pages"]
    assert paths(bare, "au.recovery_unstated") == ["downtime"]
    assert paths(bare, "au.variation_unstated") == ["results"]
    varied = (TimelineEntry(text="Results vary from person to person."),)
    full = full_procedure(results=varied)
    for code in ("au.risks_unstated", "au.recovery_unstated", "au.variation_unstated"):
        assert paths(full, code) == []
        assert paths(full_faq(), code) == []


# -- pictures

TOLD = "Before and after. After 4 sessions, 6 months later. Results vary."


@pytest.mark.parametrize(
    ("alt", "caption", "found"),
    [
        ("A cheek", "A cheek", False),
        ("A cheek before and after needling", "", True),
        ("", TOLD, False),
        ("A cheek before and after", "After 4 sessions, 6 months later. Results vary.", False),
        ("", "Before/after, 6 months later. Results vary.", True),
        ("", "Before and after 4 sessions. Results vary.", True),
        ("", "Before and after 4 sessions, 6 months later.", True),
    ],
)
def test_before_and_after_pictures_are_explained(alt: str, caption: str, found: bool) -> None:
    picture = Picture(image=image("cheek", alt, caption=caption))
    document = minimal_procedure(body=(picture,))
    expected = ["body.0.image.caption"] if found else []
    assert paths(document, "core.before_and_after") == expected


def test_in_germany_before_and_after_pictures_are_found_explained_or_not() -> None:
    document = full_procedure(image=image("cheek", "Cheek", caption=TOLD), language="en-GB")
    assert paths(document, "core.before_and_after") == []
    assert paths(document, "de.before_and_after") == ["image"]
    german = minimal_procedure(image=image("w", "Wange vorher und nachher"), language="de")
    assert paths(german, "de.before_and_after") == ["image"]


# -- markup


def test_ratings_of_oneself_in_the_markup() -> None:
    code = "core.self_rating"
    rated = {
        "@graph": [
            {"@type": ["MedicalClinic"], "aggregateRating": {"@type": "AggregateRating"}},
            {"@type": "Review"},
        ]
    }
    found = places(full_procedure(), code, graph=rated)
    assert [one["rating"] for _, one in found] == ["AggregateRating", "Review", "aggregateRating"]
    assert places(full_procedure(), code, graph=graph(full_procedure())) == []
    assert places(full_procedure(), code, graph=None) == []


def test_a_deep_graph_is_no_danger() -> None:
    deep: Any = {"@type": "Review"}
    for _ in range(100_000):
        deep = {"about": [deep]}
    assert len(places(full_procedure(), "core.self_rating", graph=deep)) == 1


# -- United States

STRETCH_MARKS = Term(key="stretch-marks", name="Stretch marks")
ACNE_SCARS = Term(key="acne-scars", name="Acne scars")


def test_uses_beyond_the_authorised_ones_need_a_note() -> None:
    document = minimal_procedure(concerns=(ACNE_SCARS, STRETCH_MARKS))
    assert places(document, "us.other_uses") == [("concerns.1", {"use": "Stretch marks"})]
    noted = replace(document, permanence_note="Its use for stretch marks is off-label.")
    assert places(noted, "us.other_uses") == []
    assert places(replace(document, title="Red light"), "us.other_uses") == []
    assert places(minimal_procedure(concerns=(ACNE_SCARS,)), "us.other_uses") == []


def test_people_under_22_need_a_note() -> None:
    code = "us.young_patients"
    assert places(minimal_procedure(youngest_age=18), code) == [("youngest_age", {"age": 18})]
    assert places(minimal_procedure(youngest_age=22), code) == []
    assert places(minimal_procedure(), code) == []
    noted = "Use in people under 22 is off-label."
    assert places(minimal_procedure(youngest_age=18, summary=noted), code) == []


HARMS = ("Burns", "Scarring", "Fat loss", "Disfigurement", "Nerve damage")


def harmful(*names: str) -> tuple[Risk, ...]:
    return tuple(Risk(anchor=f"r-{name}", name=name) for name in names)


@pytest.mark.parametrize("missing", ["", *HARMS])
def test_radio_frequency_needs_the_harms_that_are_known(missing: str) -> None:
    code = "us.radio_frequency_risks"
    risks = harmful(*(name for name in HARMS if name != missing))
    (page,) = full_procedure().risk_pages
    procedure = full_procedure(title="RF microneedling", risk_pages=(replace(page, risks=risks),))
    assert paths(procedure, code) == (["risk_pages"] if missing else [])
    risk_page = minimal_risk(risks=risks, procedure=procedure_reference())
    assert paths(risk_page, code, procedure=procedure) == (["risks"] if missing else [])
    assert paths(risk_page, code, procedure=full_procedure()) == []


def test_radio_frequency_is_known_by_its_device() -> None:
    pen = Device(key="pen", name="Needling pen", description="Radiofrequency through its needles.")
    assert paths(minimal_procedure(devices=(pen,)), "us.radio_frequency_risks") == ["risk_pages"]
    assert paths(minimal_procedure(), "us.radio_frequency_risks") == []


def test_radio_frequency_is_not_for_the_home() -> None:
    depths = tuple(
        NeedleDepth(setting=setting, depth=Range(max=1, unit=Unit.MILLIMETRE))
        for setting in (DepthSetting.PROFESSIONAL, DepthSetting.HOME)
    )
    code = "us.radio_frequency_at_home"
    assert paths(minimal_procedure(title="RF microneedling", depths=depths), code) == ["depths.1"]
    assert paths(minimal_procedure(depths=depths), code) == []


# -- people


def test_procedures_for_minors_in_the_united_kingdom() -> None:
    document = minimal_procedure(youngest_age=16)
    assert places(document, "uk.under_18") == [("youngest_age", {"claim": 16})]
    assert places(minimal_procedure(youngest_age=18), "uk.under_18") == []
    severities = {rule.code: rule.severity for rule in RULES}
    assert severities["claims.uk.under_18"] is Severity.ADVICE


def test_quotes_of_patients_in_australia() -> None:
    code = "au.testimonials"
    quoted = (Quote(text="I read a book.", attribution="A patient"), Quote(text="Soft."))
    found = places(minimal_procedure(body=quoted), code)
    assert found == [("body.0", {"claim": "A patient"}), ("body.1", {"claim": "Soft."})]
    expert = (Quote(text="Skin needs time.", attribution=REVIEWER.name),)
    assert places(minimal_procedure(body=expert, reviewer=REVIEWER), code) == []


def test_risks_of_a_full_page_are_those_of_its_fixture() -> None:
    """The pages above lack what they lack on purpose: the fixture itself names risks."""
    assert RISKS
    assert full_risk().risks == RISKS
