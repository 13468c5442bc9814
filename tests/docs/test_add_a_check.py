"""The rule of the how-to finds what it says."""

import types
from decimal import Decimal

from tests.documents import full_procedure
from wagtail_microneedling.document import Price
from wagtail_microneedling.validation import Rule, Subject, judge

from .reading import DOCS, blocks


def rule() -> Rule:
    """Return the rule as a reader has it who pastes it into a module."""
    block = blocks(DOCS / "how-to" / "add-a-check.md", "python")[0]
    module = types.ModuleType("checks")
    exec(compile(block.text, block.name, "exec"), vars(module))  # noqa: S102
    found: Rule = module.prices_are_round
    return found


def test_the_rule_of_the_how_to_works() -> None:
    def amounts(price: Price | None) -> list[str]:
        subject = Subject(document=full_procedure(price=price))
        return [one.parameters["amount"] for one in judge(subject, [rule()])]

    assert amounts(Price(amount=Decimal("180.50"), currency="GBP")) == ["180.50"]
    assert amounts(Price(amount=Decimal(180), currency="GBP")) == []
    assert amounts(None) == []
