"""Rules of a project, as ``CHECK_RULES`` names them."""

from collections.abc import Iterator

from wagtail_microneedling.validation import Place, Rule, Severity, Subject, at


def downtime_is_known(subject: Subject) -> Iterator[Place]:
    """Say the longest downtime of the procedure that a page is about."""
    downtime = subject.procedure.downtime if subject.procedure else None
    if downtime:
        yield at("title", days=downtime.max, today=subject.today)


def raises(subject: Subject) -> Iterator[Place]:
    """Fail."""
    raise LookupError("It is not there")
    yield at()


WORDS = {"text": "A.", "reason": "B.", "fix": "C."}
downtime = Rule(code="own.downtime", severity=Severity.ADVICE, search=downtime_is_known, **WORDS)
broken = Rule(code="own.broken", severity=Severity.ERROR, search=raises, **WORDS)
several = [downtime, broken]
twice = Rule(code="page.no_sources", severity=Severity.ERROR, search=raises, **WORDS)
no_rule = "downtime"
