"""All rules of the package in one list, in the order in which people read what they find."""

from functools import lru_cache

from .claims import Pack, load_pack, pack_names, rules_of
from .consistency import consistency_rules
from .faq import faq_rules
from .judging import failing
from .markup_rules import markup_rules
from .once import once_rules
from .parity import parity_rules
from .procedure import procedure_rules
from .readable import readable_rules
from .risk import risk_rules
from .rule import Rule
from .search_features import search_feature_rules
from .shared import shared_rules
from .visible import visible_rules


@lru_cache(maxsize=32)
def rules(packs: frozenset[str] = frozenset({"core"})) -> tuple[Rule, ...]:
    """Return the package's rules for a site that has chosen these rule packs, made once.

    A pack is named, or is a file of a project, given by its path. Raises RulePackError when one
    can't be read.
    """
    return (
        *procedure_rules,
        *faq_rules,
        *risk_rules,
        *shared_rules,
        *once_rules,
        *consistency_rules,
        *rules_of(map(_pack, sorted(packs))),
        *readable_rules,
        *search_feature_rules,
        *markup_rules,
        *visible_rules,
        *parity_rules,
    )


def every_rule() -> tuple[Rule, ...]:
    """Return all rules of the package, whichever packs a site has chosen."""
    return (*rules(frozenset(pack_names())), failing)


def _pack(name: str) -> Pack | str:
    """Return a project's pack, or the name of one of the package."""
    return load_pack(name) if name.endswith(".toml") else name
