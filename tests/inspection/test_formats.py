"""Each format is read by a reader of its own kind, and nothing that somebody typed gets out of its place."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from django.utils import translation
from junitparser import Error, Failure, JUnitXml

from wagtail_microneedling.inspection import FORMATS, CheckedPage, Report, Status
from wagtail_microneedling.validation import Finding, Severity, every_rule

SCHEMA = json.loads(
    (Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
URL = "http://localhost:3000/treatments/köln/"

HOSTILE = [
    "</failure><error/>]]>&amp;<!--",
    "\x1b[31mred\x1b]0;title\x07\x9b31m",
    "one\n::error::forged\r\n::set-output name=a::b",
    "##[error]forged ##vso[task.complete] ##teamcity[x]",
    "100%0A::error::x, a:b",
    "\u202egnp.exe\u2066",
    "[link](javascript:alert(1)) {0} {{x}} \\ [1](2)",
    "\ud800 \udfff \ufffe \uffff \0",
    "<script>alert('1')</script>",
    "=cmd|' /C calc'!A0",
    "\u2028::error::x\u2029\x85::warning::y\x0b\x0c",
    "{text} {0.__class__} {",
]


def finding(code: str = "parity.no_markup", severity: str = "error", **parameters: Any) -> Finding:
    return Finding(code=code, severity=Severity(severity), parameters=parameters)


def checked(*findings: Finding, **fields: Any) -> CheckedPage:
    said = {"url": URL, "page_id": 5, "title": "Köln", "published_url": "https://clinic.example/"}
    return CheckedPage(findings=findings, **{**said, **fields})


MIXED = Report(
    (
        checked(
            finding(), finding("parity.no_canonical", "warning", expected="https://a.example/")
        ),
        checked(
            finding("parity.not_visible", text="Yes.", node="https://a.example/#q", property="text")
        ),
        checked(Finding(code="page.no_reviewer", severity=Severity.WARNING, path="reviewer")),
        checked(Finding(code="our.own_rule_that_is_gone", severity=Severity.ADVICE)),
        checked(url="", page_id=7, title="", problem="The page can’t be built: ValueError."),
        checked(url="http://a.example/x", page_id=None, title="", problem="404 Not Found."),
    )
)
EMPTY = Report(())
CLEAN = Report((checked(),))


def sarif(report: Report) -> Any:
    """Return a report as SARIF, once it is known to be that."""
    stated = json.loads(FORMATS["sarif"](report))
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    jsonschema.Draft7Validator(SCHEMA, format_checker=checker).validate(stated)
    return stated["runs"][0]


def junit(report: Report, folder: Path) -> Any:
    """Return a report as a reader of JUnit files has it."""
    path = folder / "report.xml"
    path.write_text(FORMATS["junit"](report), encoding="utf-8")
    return JUnitXml.fromfile(str(path))


def all_hostile() -> Report:
    """Return a report in which every string that is not ours is hostile."""
    return Report(
        tuple(
            page
            for text in HOSTILE
            for page in (
                checked(
                    finding("parity.not_visible", text=text, node=text, property=text),
                    Finding(code=text, severity=Severity.ERROR, path=text),
                    title=text,
                ),
                checked(url=f"http://a.example/{text}", title=text, problem=text),
            )
        )
    )


# Status


def test_the_status_is_the_worst() -> None:
    assert (CLEAN.status, EMPTY.status, MIXED.status) == (0, 0, 2)
    warned = (checked(finding(severity="warning")),)
    assert Report(warned).status is Status.CLEAN
    assert Report(warned, Severity.WARNING).status is Status.FOUND
    assert Report((checked(finding()),), Severity.WARNING).status is Status.FOUND


def test_the_command_s_formats_are_these() -> None:
    assert list(FORMATS) == ["text", "json", "junit", "sarif", "github"]


# Text


def test_text() -> None:
    assert FORMATS["text"](CLEAN) == "Pages checked: 1. Errors: 0, Warnings: 0, Advice: 0."
    lines = FORMATS["text"](MIXED).splitlines()
    assert lines[:4] == [
        f"{URL} (Köln)",
        "  error: The deployed page has no JSON-LD. [parity.no_markup]",
        "    Why: Readers of the markup don’t learn what the page says to people.",
        "    What to do: Fetch the graph from the API when the page is built, and put it into the "
        "page as it is.",
    ]
    assert "  not checked: The page can’t be built: ValueError." in lines
    assert "  advice: our.own_rule_that_is_gone [our.own_rule_that_is_gone]" in lines
    assert lines[-1] == "Pages checked: 4. Errors: 2, Warnings: 2, Advice: 1. Not checked: 2."


@pytest.mark.parametrize("name", ["text", "github", "junit"])
def test_no_line_is_forged_and_no_terminal_obeys(name: str) -> None:
    said = FORMATS[name](all_hostile())
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", said
    )
    assert "##" not in said
    assert said.encode("utf-8")
    starts = {"text": r"http|  |Pages checked|$", "github": r"::error file=|Pages checked"}
    for line in said.split("\n"):
        if name in starts:
            assert re.match(starts[name], line), line
            assert not (name == "text" and line.lstrip().startswith("::"))


# GitHub


def test_github_commands() -> None:
    lines = FORMATS["github"](MIXED).splitlines()
    assert lines[0] == "::error file=Page 7,title=not_checked::The page can’t be built: ValueError."
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == [*["::error"] * 4, *["::warning"] * 2, "::notice", "Pages"]
    assert "file=http%3A//localhost%3A3000/treatments/köln/,title=parity.no_markup::" in lines[2]


def test_github_escapes() -> None:
    (line, _) = FORMATS["github"](
        Report((checked(problem="100% a:b,c", url="http://a,b%/"),))
    ).split("\n")
    assert line == "::error file=http%3A//a%2Cb%25/,title=not_checked::100%25 a:b,c"


# JSON


def test_json() -> None:
    said = FORMATS["json"](MIXED)
    assert said.isascii()
    stated = json.loads(said)
    assert (stated["version"], stated["exit_code"], stated["fail_on"]) == (1, 2, "error")
    assert stated["counts"] == {
        "pages": 6,
        "not_checked": 2,
        "error": 2,
        "warning": 2,
        "advice": 1,
    }
    first, *_ = stated["pages"]
    assert list(first) == ["url", "page_id", "title", "published_url", "problem", "findings"]
    assert first["findings"][1] == {
        "code": "parity.no_canonical",
        "severity": "warning",
        "path": "",
        "parameters": {"expected": "https://a.example/"},
        "text": "The deployed page does not say that its address is https://a.example/.",
        "reason": "Search engines list the address that a page calls its own.",
        "fix": "Put a link element whose rel is canonical into its head.",
        "source": "",
    }
    assert stated["pages"][4]["url"] is None
    assert stated["pages"][5]["page_id"] is None


def shape(value: Any) -> Any:
    """Return the keys of a value, and of what is in it."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    return [shape(part) for part in value[:1]] if isinstance(value, list) else None


def test_json_has_the_shape_that_is_documented() -> None:
    (documented,) = re.findall(r"```json\n(.*?)```", REFERENCE.read_text("utf-8"), re.DOTALL)
    stated = FORMATS["json"](Report((checked(finding()),)))
    assert shape(json.loads(stated)) == shape(json.loads(documented))


def test_words_are_in_the_language_and_codes_are_not() -> None:
    with translation.override("de"):
        german = json.loads(FORMATS["json"](MIXED))
    assert german["language"] == "de"
    found = german["pages"][0]["findings"][0]
    assert found["code"] == "parity.no_markup"


# SARIF


@pytest.mark.parametrize("report", [EMPTY, CLEAN, MIXED], ids=["empty", "clean", "mixed"])
def test_sarif_is_valid(report: Report) -> None:
    run = sarif(report)
    assert run["invocations"][0]["exitCode"] == report.status
    assert run["invocations"][0]["executionSuccessful"] == (report.status != 2)


def test_sarif_of_every_rule_is_valid() -> None:
    everything = [Finding(code=rule.code, severity=rule.severity) for rule in every_rule()]
    run = sarif(Report((checked(*everything),)))
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len({rule.code for rule in every_rule()})
    assert all(rule["help"]["text"] for rule in rules)


def test_sarif_says_what_where_and_why() -> None:
    run = sarif(MIXED)
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        if result["ruleId"] in rules:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    hidden = rules["parity.not_visible"]
    assert hidden["helpUri"].startswith("https://developers.google.com/")
    assert hidden["help"] == {"text": "Show it, or leave it out of the markup."}
    assert hidden["shortDescription"]["text"] == (
        "The deployed page’s markup says “…”, and the page does not."
    )
    by_code = {result["ruleId"]: result for result in run["results"]}
    (location,) = by_code["page.no_reviewer"]["locations"]
    address = "http://localhost:3000/treatments/k%C3%B6ln/"
    assert location["physicalLocation"]["artifactLocation"]["uri"] == address
    assert location["logicalLocations"] == [{"fullyQualifiedName": "reviewer", "kind": "member"}]
    assert by_code["parity.not_visible"]["level"] == "error"
    assert by_code["our.own_rule_that_is_gone"]["level"] == "note"
    said = run["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in said] == [
        "The page can’t be built: ValueError.",
        "404 Not Found.",
    ]


def test_sarif_survives_hostile_text() -> None:
    run = sarif(all_hostile())
    for result in run["results"]:
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", text), text
        assert "{" not in text.replace("{{", "")


def test_fingerprints_outlive_the_place_and_the_language() -> None:
    def prints(report: Report) -> list[str]:
        return [one["partialFingerprints"]["finding/v1"] for one in sarif(report)["results"]]

    before = Report((checked(Finding(code="a", severity=Severity.ERROR, path="risks.1")),))
    moved = Report((checked(Finding(code="a", severity=Severity.ERROR, path="risks.2")),))
    with translation.override("de"):
        assert prints(before) == prints(moved)
    assert prints(before) != prints(Report((checked(finding("b")),)))


# JUnit


def test_junit_is_read(tmp_path: Path) -> None:
    (suite,) = junit(MIXED, tmp_path)
    cases = list(suite)
    assert (suite.tests, suite.failures, suite.errors) == (6, 2, 2)
    assert [[type(one) for one in case.result] for case in cases] == [
        [Failure],
        [Failure],
        [],
        [],
        [Error],
        [Error],
    ]
    first = cases[0]
    assert first.name == f"{URL} (Köln)"
    assert first.result[0].type == "parity.no_markup"
    assert first.result[0].message.startswith("error: The deployed page has no JSON-LD.")
    assert "parity.no_canonical" in first.system_out
    assert cases[2].system_out.startswith("warning: ")
    assert cases[5].result[0].message == "404 Not Found."


def test_junit_counts_what_counts(tmp_path: Path) -> None:
    warned = (checked(finding(severity="warning")),)
    (lenient,) = junit(Report(warned), tmp_path)
    (strict,) = junit(Report(warned, Severity.WARNING), tmp_path)
    assert (lenient.failures, strict.failures) == (0, 1)


def test_junit_survives_hostile_text(tmp_path: Path) -> None:
    report = all_hostile()
    (suite,) = junit(report, tmp_path)
    assert suite.tests == len(list(suite)) == len(report.pages)
    assert (suite.failures, suite.errors) == (len(HOSTILE), len(HOSTILE))
    names = {element.tag for element in ElementTree.parse(tmp_path / "report.xml").iter()}  # noqa: S314
    assert names == {"testsuites", "testsuite", "testcase", "failure", "error"}
