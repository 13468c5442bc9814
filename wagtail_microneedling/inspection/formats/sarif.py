"""SARIF 2.1.0, for tools that keep the results of analyses and compare them from run to run."""

import hashlib
import json
from typing import Any

from django.utils.encoding import iri_to_uri

from ... import __version__
from ...validation import Finding, Rule, Severity
from ..report import CheckedPage, Report, findings_of, place_of
from .lines import one_line

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
#: Characters that mean something in SARIF's plain text: placeholders and links.
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def said(report: Report) -> str:
    """Return a report as SARIF, in ASCII."""
    places = {code: place for place, code in enumerate(report.rules)}
    run = {
        "tool": {"driver": _driver(report)},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(report, places, *pair) for pair in findings_of(report)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "wagtail-microneedling",
        "version": __version__,
        "rules": [_rule(report, rule) for rule in report.rules.values()],
    }


def _rule(report: Report, rule: Rule) -> dict[str, Any]:
    words = report.words_of_rule(rule)
    texts = {"fullDescription": words.reason, "help": words.fix}
    stated: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": _message(words.text),
        **{name: _message(text) for name, text in texts.items() if text},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if words.source_url:
        stated["helpUri"] = iri_to_uri(words.source_url)
    return stated


def _invocation(report: Report) -> dict[str, Any]:
    notifications = [
        {
            "level": "error",
            "message": _message(page.problem),
            **({"locations": [{"physicalLocation": _physical(page)}]} if page.url else {}),
        }
        for page in report.pages
        if page.problem
    ]
    return {
        "executionSuccessful": not notifications,
        "exitCode": int(report.status),
        "toolExecutionNotifications": notifications,
    }


def _result(
    report: Report, places: dict[str, int], page: CheckedPage, finding: Finding
) -> dict[str, Any]:
    place = place_of(finding)
    location: dict[str, Any] = {"physicalLocation": _physical(page)}
    if place:
        location["logicalLocations"] = [{"fullyQualifiedName": one_line(place), "kind": "member"}]
    stated = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": _message(report.words(finding).text),
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(page, finding)},
    }
    # A project may have removed the rule since.
    return {**stated, "ruleIndex": places[finding.code]} if finding.code in places else stated


def _physical(page: CheckedPage) -> dict[str, Any]:
    return {"artifactLocation": {"uri": iri_to_uri(one_line(page.url))}}


def _message(text: str) -> dict[str, str]:
    return {"text": one_line(text).translate(_ESCAPES)}


def _fingerprint(page: CheckedPage, finding: Finding) -> str:
    """Return what stays the same from run to run, whatever the language and wherever the row moves."""
    what = json.dumps(dict(finding.parameters), sort_keys=True)
    said = "\0".join([page.published_url or page.url, finding.code, what])
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
