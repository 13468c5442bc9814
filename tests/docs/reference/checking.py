"""What is checked: the codes of findings, and the table of search engines and what they do."""

from urllib.parse import urlsplit

from wagtail_microneedling.document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)
from wagtail_microneedling.validation import EFFECTS, Effect, Rule, every_rule

from .markdown import code, table

#: Documents in words, in the order of the documentation.
PAGES: dict[type[PageDocument], str] = {
    PageDocument: "every page",
    ProcedureDocument: "procedures",
    FAQDocument: "FAQ pages",
    RiskDocument: "risk pages",
    ProcedureIndexDocument: "index pages",
}


def findings_list() -> str:
    """Return every code of a finding with its words, under a heading each."""
    return "\n\n".join(map(_finding, sorted(every_rule(), key=lambda rule: rule.code)))


def _finding(rule: Rule) -> str:
    pages = ", ".join(name for kind, name in PAGES.items() if kind in rule.about)
    lines = [
        f"## {rule.code}",
        f"**{str(rule.severity).capitalize()}** for {pages}: {code(rule.text)}",
        f"- Why: {rule.reason}",
        f"- What to do: {rule.fix}",
    ]
    if rule.source:
        on = f", verified on {rule.verified_on}" if rule.verified_on else ""
        lines.append(f"- Source: {_source(rule.source)}{on}")
    return "\n\n".join([lines[0], lines[1], "\n".join(lines[2:])])


def _source(text: str) -> str:
    host = urlsplit(text).hostname
    return f"[{host}]({text})" if host else text


def engines_table() -> str:
    """Return what each engine does with each type, who says so, and when that was looked up."""
    lines = [
        (
            ", ".join(map(code, row.types)),
            row.engine,
            _effect(row),
            row.since.isoformat() if row.since else "–",
            f"[{row.source}]({row.url})",
            row.verified_on.isoformat(),
        )
        for row in EFFECTS
    ]
    return table(("Type", "Engine", "Effect today", "Since", "Source", "Verified on"), lines)


def _effect(row: Effect) -> str:
    """Return all that a row says of the effect, in sentences."""
    parts = [row.text]
    if row.needs:
        parts.append(f"Needs {_listed(row.needs)}.")
    if row.better_with:
        parts.append(f"Better with {_listed(row.better_with)}.")
    if not row.is_emitted:
        parts.append("Not emitted here.")
    return " ".join(parts)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(" or ".join(map(code, name.split(" or "))) for name in names)
