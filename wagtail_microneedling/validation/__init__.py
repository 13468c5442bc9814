"""From a document to findings: what is wrong with a page or missing, as data. Plain Python.

A rule is a small generator with a stable code; its words are marked for translation and said
elsewhere. Rules read the same document that is published.
"""

from .all_rules import every_rule, rules
from .claims import ClaimRule, Pack, built_in_pack, load_pack, pack_names, rules_of
from .consistency import Grammar, consistency_rules, load_grammar
from .deployed import Deployed
from .engines import EFFECTS, Effect, effects_on
from .finding import Finding, Severity, worst
from .in_browser import IN_BROWSER
from .judging import RULE_FAILED, Grades, failed, judge
from .once import STATE_ONCE, Stated, stated_once
from .page_reading import PageRead, read_page, visible_text
from .parity import host_of, parity_rules
from .readable import readable_rules
from .rule import Place, Rule, Search, at
from .subject import LeftOut, Subject
from .visible import hidden_texts

__all__ = [
    "EFFECTS",
    "IN_BROWSER",
    "RULE_FAILED",
    "STATE_ONCE",
    "ClaimRule",
    "Deployed",
    "Effect",
    "Finding",
    "Grades",
    "Grammar",
    "LeftOut",
    "Pack",
    "PageRead",
    "Place",
    "Rule",
    "Search",
    "Severity",
    "Stated",
    "Subject",
    "at",
    "built_in_pack",
    "consistency_rules",
    "effects_on",
    "every_rule",
    "failed",
    "hidden_texts",
    "host_of",
    "judge",
    "load_grammar",
    "load_pack",
    "pack_names",
    "parity_rules",
    "read_page",
    "readable_rules",
    "rules",
    "rules_of",
    "stated_once",
    "visible_text",
    "worst",
]
