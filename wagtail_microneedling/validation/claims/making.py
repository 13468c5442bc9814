"""From the rows of packs to rules that are applied like all others."""

from collections.abc import Iterable

from ...document import PageDocument
from ...exceptions import RulePackError
from ..rule import Rule
from .conditions import ABOUT, NEEDS_GRAPH
from .loading import built_in_pack
from .pack import ClaimRule, Pack
from .searching import ClaimSearch

#: Said once with each reason.
PROMPT = "This is a prompt for a human, not legal advice."


def rules_of(packs: Iterable[Pack | str]) -> tuple[Rule, ...]:
    """Return the rules of packs, given as such or by the names of the package's own.

    Raises RulePackError when a name is unknown or two packs are called alike.
    """
    given = [built_in_pack(pack) if isinstance(pack, str) else pack for pack in packs]
    names = [pack.name for pack in given]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise RulePackError(f"Two rule packs are called “{name}”: rename one of them.")
    return tuple(_rule(pack, row) for pack in given for row in pack.rules)


def reason_of(row: ClaimRule) -> str:
    """Return why a rule is there, and that it is no legal advice."""
    return f"{row.reason} {PROMPT}"


def _about(row: ClaimRule) -> tuple[type[PageDocument], ...]:
    """Return the pages that a rule looks at: all of them, where it looks for phrases."""
    return (PageDocument,) if row.phrases else ABOUT.get(row.condition, (PageDocument,))


def _rule(pack: Pack, row: ClaimRule) -> Rule:
    return Rule(
        code=f"claims.{pack.name}.{row.code}",
        severity=row.severity,
        search=ClaimSearch(row),
        text=row.text,
        reason=reason_of(row),
        fix=row.fix,
        source=f"{row.source}: {row.address}" if row.address else row.source,
        verified_on=row.verified_on.isoformat(),
        about=_about(row),
        needs_graph=row.condition in NEEDS_GRAPH,
    )
