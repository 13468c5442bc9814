"""What a project decides about the checks, and what ``manage.py check`` says of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from wagtail_microneedling.conf import settings
from wagtail_microneedling.models import ClinicSettings
from wagtail_microneedling.models.clinic import COUNTRIES
from wagtail_microneedling.validation import Severity, pack_names

RULES = "tests.records.project_rules"


def messages(**values: Any) -> list[tuple[str, str]]:
    """Return the ids of this package's messages about these settings, each with its words."""
    with override_settings(WAGTAIL_MICRONEEDLING=values):
        found = run_checks()
    ids = [(str(one.id), str(one.msg)) for one in found]
    return [one for one in ids if one[0].startswith("wagtail_microneedling.E")]


def test_nothing_is_decided_at_first() -> None:
    assert settings.check_grades.changed == {}
    assert settings.check_rules == ()
    assert settings.claim_packs == {"core"}
    assert messages() == []


def test_grades_rules_and_packs_are_read() -> None:
    values = {
        "CHECK_GRADES": {"page.no_sources": "off", "own.downtime": "error"},
        "CHECK_RULES": [f"{RULES}.downtime", f"{RULES}.broken"],
        "CLAIM_PACKS": ["core", "uk"],
    }
    with override_settings(WAGTAIL_MICRONEEDLING=values):
        assert settings.check_grades.changed == {
            "page.no_sources": None,
            "own.downtime": Severity.ERROR,
        }
        assert [rule.code for rule in settings.check_rules] == ["own.downtime", "own.broken"]
        assert settings.claim_packs == {"core", "uk"}
    assert messages(**values) == []


def test_a_path_may_name_several_rules() -> None:
    with override_settings(WAGTAIL_MICRONEEDLING={"CHECK_RULES": [f"{RULES}.several"]}):
        assert len(settings.check_rules) == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"CHECK_GRADES": ["page.no_sources"]}, "CHECK_GRADES is not a dict"),
        ({"CHECK_GRADES": {1: "off"}}, "CHECK_GRADES is not a dict"),
        ({"CHECK_GRADES": {"page.no_sources": "fatal"}}, "'fatal', which there is not: give one"),
        ({"CHECK_GRADES": {"page.no_sources": None}}, "None, which there is not"),
        ({"CHECK_GRADES": {"page.no_sources": []}}, "[], which there is not"),
        ({"CHECK_RULES": f"{RULES}.downtime"}, "CHECK_RULES is not a list"),
        ({"CHECK_RULES": [f"{RULES}.nothing"]}, "can't be imported"),
        ({"CHECK_RULES": ["nowhere"]}, "can't be imported"),
        ({"CHECK_RULES": [None]}, "can't be imported"),
        ({"CHECK_RULES": [f"{RULES}.no_rule"]}, "neither a Rule nor a list of them"),
        ({"CHECK_RULES": [f"{RULES}.raises"]}, "neither a Rule nor a list of them"),
        ({"CLAIM_PACKS": "core"}, "CLAIM_PACKS is not a list"),
        ({"CLAIM_PACKS": [1]}, "CLAIM_PACKS is not a list"),
    ],
    ids=str,
)
def test_values_that_can_not_be_used_are_refused(values: dict[str, Any], words: str) -> None:
    ((id_, message),) = messages(**values)
    assert id_ == "wagtail_microneedling.E001"
    assert words in message


def test_a_code_that_no_rule_has_is_refused() -> None:
    ((id_, message),) = messages(CHECK_GRADES={"page.no_source": "off", "page.no_sources": "off"})
    assert id_ == "wagtail_microneedling.E007"
    assert "“page.no_source”" in message


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        ([f"{RULES}.twice"], "page.no_sources"),
        ([f"{RULES}.downtime", f"{RULES}.several"], "own.downtime"),
    ],
)
def test_a_code_that_two_rules_have_is_refused(paths: list[str], code: str) -> None:
    ((id_, message),) = messages(CHECK_RULES=paths)
    assert id_ == "wagtail_microneedling.E006"
    assert f"“{code}”" in message


def test_a_pack_that_can_not_be_read_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('name = "own"\ntitle = [\n', encoding="utf-8")
    ((id_, message),) = messages(CLAIM_PACKS=["core", str(path)])
    assert id_ == "wagtail_microneedling.E005"
    assert f"{path}, line " in message
    ((id_, message),) = messages(CLAIM_PACKS=["nowhere"])
    assert id_ == "wagtail_microneedling.E005"
    assert "“nowhere”" in message


def test_every_country_of_a_site_has_its_pack() -> None:
    assert {key for key, _ in COUNTRIES} == set(pack_names()) - {"core"}


@pytest.fixture
def ticked() -> Callable[..., Any]:
    """A form field for the countries of a clinic."""
    return ClinicSettings._meta.get_field("advertises_in").formfield().clean


def test_a_site_ticks_where_it_advertises(ticked: Callable[..., Any]) -> None:
    assert ticked(["uk", "de"]) == ["uk", "de"]
    assert ticked([]) == []
    with pytest.raises(Exception, match="nowhere"):
        ticked(["nowhere"])
