"""The packs themselves: their sentences, their sources, what they share with the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wagtail_microneedling.validation import (
    ClaimRule,
    Pack,
    Subject,
    built_in_pack,
    judge,
    pack_names,
    rules_of,
)

from .measuring import document_of
from .words import written_words

PACKS = [built_in_pack(name) for name in pack_names()]
ROWS = [(pack, row) for pack in PACKS for row in pack.rules]
TEXT_ROWS = [(pack, row) for pack, row in ROWS if row.phrases]
WORDS = Path("wagtail_microneedling/validation/claims/words.py")


def named(value: object) -> str:
    return value.name if isinstance(value, Pack) else getattr(value, "code", str(value))


def sentences() -> Iterator[object]:
    """Yield each sentence of the packs with its rule, its language and whether it claims."""
    for pack, row in TEXT_ROWS:
        for claims, table in ((True, row.triggers), (False, row.passes)):
            for language, texts in table.items():
                for text in texts:
                    yield pytest.param(pack, row, language, text, claims, id=text[:60])


@pytest.mark.parametrize(("pack", "row", "language", "text", "claims"), list(sentences()))
def test_each_sentence_of_a_pack(
    pack: Pack, row: ClaimRule, language: str, text: str, claims: bool
) -> None:
    code = f"claims.{pack.name}.{row.code}"
    rule = next(rule for rule in rules_of([pack]) if rule.code == code)
    found = judge(Subject(document=document_of(text, language, field_of(row))), [rule])
    assert {one.code for one in found} == ({code} if claims else set())


def field_of(row: ClaimRule) -> str:
    """Return the field that a sentence is put into: one in which the rule looks."""
    if "answer" in row.roles:
        return "answer"
    return "caption" if "caption" in row.roles else "summary"


@pytest.mark.parametrize(("pack", "row"), TEXT_ROWS, ids=named)
def test_each_text_rule_has_enough_sentences_in_each_of_its_languages(
    pack: Pack, row: ClaimRule
) -> None:
    for language in row.phrases:
        assert len(set(row.triggers[language])) >= 6
        assert len(set(row.passes[language])) >= 6


@pytest.mark.parametrize(("pack", "row"), ROWS, ids=named)
def test_each_rule_names_its_source_and_dates(pack: Pack, row: ClaimRule) -> None:
    (rule,) = [one for one in rules_of([pack]) if one.code.endswith(f".{row.code}")]
    assert row.source in rule.source
    assert row.address in rule.source
    assert not row.address or row.address.startswith("https://")
    assert rule.verified_on == row.verified_on.isoformat()
    assert row.effective_on is None or row.effective_on <= row.verified_on


@pytest.mark.parametrize(("pack", "row"), ROWS, ids=named)
def test_each_reason_says_once_that_it_is_no_legal_advice(pack: Pack, row: ClaimRule) -> None:
    (rule,) = [one for one in rules_of([pack]) if one.code.endswith(f".{row.code}")]
    said = rule.text + rule.reason + rule.fix
    assert said.count("This is a prompt for a human, not legal advice.") == 1


def test_every_row_of_the_regulators_table_is_there() -> None:
    codes = {rule.code.removeprefix("claims.") for rule in rules_of(pack_names())}
    assert codes == {
        *(f"core.{kind}" for kind in ("painless", "no_downtime", "safe", "guaranteed")),
        *(f"core.{kind}" for kind in ("permanent", "cure", "miracle", "instant")),
        *("core.benefits_without_risks", "core.number_without_source", "core.before_and_after"),
        *("core.advertising_in_answer", "core.self_rating"),
        *("us.other_uses", "us.young_patients", "us.fda_approved"),
        *("us.radio_frequency_risks", "us.radio_frequency_at_home"),
        *("uk.under_18", "uk.time_pressure", "uk.trivialising", "uk.prescription_only"),
        *("au.testimonials", "au.influencers", "au.made_pictures"),
        *("au.risks_unstated", "au.recovery_unstated", "au.variation_unstated"),
        "de.before_and_after",
    }


def test_the_pack_for_everywhere_comes_first() -> None:
    assert pack_names() == ("core", "au", "de", "uk", "us")


def test_the_words_of_all_packs_are_marked_for_translation(golden) -> None:
    """``make golden`` writes the file anew."""
    golden(WORDS.absolute(), written_words(PACKS))
