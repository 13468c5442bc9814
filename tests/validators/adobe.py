"""Adobe's structured-data validator: schema.org's types and domains, and Google's own rules."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from schema_org import registry

FOLDER = Path(__file__).parent
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


@dataclass(frozen=True, slots=True)
class Issue:
    """What the validator has against a node of ``type``."""

    type: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validator says of one page: the number of nodes that it read, and its issues."""

    nodes: int
    issues: tuple[Issue, ...]


def install() -> str | None:
    """Install the validator where it is missing or outdated; return why that failed, if it did."""
    stamp = FOLDER / "node_modules" / ".package-lock.json"
    lock = FOLDER / "package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return None
    done = subprocess.run(INSTALL, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    reason = (done.stderr.strip() or "npm said nothing").splitlines()[-1]
    return f"`{' '.join(INSTALL)}` failed in {FOLDER}: {reason}"


def judge(pages: Mapping[str, str]) -> dict[str, Verdict]:
    """Return the verdict on each page (HTML, by name). Raises CalledProcessError."""
    done = subprocess.run(
        ("node", "validate.js"),
        cwd=FOLDER,
        input=json.dumps({"vocabulary": vocabulary(), "pages": pages}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return {
        name: Verdict(found["nodes"], tuple(Issue(**issue) for issue in found["issues"]))
        for name, found in report.items()
    }


@lru_cache
def vocabulary() -> dict[str, Any]:
    """Return schema.org's types and properties as its own JSON-LD release states them."""
    return {"@graph": [*_classes(), *_properties()]}


def _classes() -> list[dict[str, Any]]:
    return [
        {
            "@id": f"schema:{name}",
            "@type": "rdfs:Class",
            "rdfs:subClassOf": _terms(registry.PARENTS.get(name, ())),
        }
        for name in registry.CLASS_METADATA
    ]


def _properties() -> list[dict[str, Any]]:
    return [
        {
            "@id": f"schema:{name}",
            "@type": "rdf:Property",
            "schema:domainIncludes": _terms(stated.domains),
        }
        for name, stated in registry.PROPERTY_BY_SCHEMA.items()
    ]


def _terms(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@id": f"schema:{name}"} for name in names]
