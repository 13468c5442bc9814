"""What the how-to says of packs is so."""

import re
from pathlib import Path

from wagtail_microneedling.validation import Subject, built_in_pack, judge, load_pack, pack_names
from wagtail_microneedling.validation import rules_of as rules

from .measuring import document_of

DOCS = Path(__file__).parents[3] / "docs"
HOW_TO = (DOCS / "how-to" / "add-a-rule-pack.md").read_text()
EXPLANATION = (DOCS / "explanation" / "what-may-not-be-claimed.md").read_text()


def test_the_example_of_the_how_to(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", HOW_TO, re.DOTALL)
    path = tmp_path / "house_rules.toml"
    path.write_text(block.replace("\n   ", "\n"))
    pack = load_pack(path)
    for sentence in pack.rules[0].triggers["en"]:
        (found,) = judge(Subject(document=document_of(sentence)), rules([pack]))
        assert found.code in HOW_TO
    for sentence in pack.rules[0].passes["en"]:
        assert judge(Subject(document=document_of(sentence)), rules([pack])) == ()


def test_every_pack_and_the_day_of_its_verification_are_described() -> None:
    for name in pack_names():
        assert f"| `{name}` |" in EXPLANATION
        for row in built_in_pack(name).rules:
            assert f"{row.verified_on:%-d %B %Y}" in EXPLANATION
