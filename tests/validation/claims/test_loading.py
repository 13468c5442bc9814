"""Packs from files: a project's own, and every way in which one can be wrong."""

from pathlib import Path

import pytest

from tests.documents import minimal_procedure
from wagtail_microneedling.exceptions import MicroneedlingError, RulePackError
from wagtail_microneedling.validation import Subject, judge, load_pack, rules_of

PACK = """\
name = "ours"
title = "Our house rules"
jurisdiction = "GB"

[lists.en]
pens = ["pen", "pens"]

[[rules]]
code = "brand"
severity = "advice"
text = "“{claim}” names a brand."
reason = "We name none."
fix = "Say “needling pen”."
source = "House rules"
verified_on = 2026-11-20
skips = ["denied"]

[rules.phrases]
en = ["acme {pens}", "acme-needl*"]
es = ["pluma acme"]

[rules.triggers]
en = ["Our Acme pen."]
"""


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str | bytes, name: str = "ours.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_project_s_own_pack(write) -> None:
    rules = rules_of(["core", load_pack(str(write(PACK)))])
    for summary, language, claim in (
        ("Our Acme pens are new.", "en-GB", "Acme pens"),
        ("The ACME-needling pen.", "en", "ACME-needling"),
        ("Una pluma Acme.", "es", "pluma Acme"),
    ):
        document = minimal_procedure(summary=summary, language=language)
        (found,) = judge(Subject(document=document), rules)
        assert (found.code, found.path) == ("claims.ours.brand", "summary")
        assert found.parameters == {"claim": claim}
        assert found.severity == "advice"
    document = minimal_procedure(summary="We have no Acme pen.")
    assert judge(Subject(document=document), rules) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('name = "ours"', 'name = "ours', 1, "it is no TOML"),
        ('code = "brand"', "code = brand", 9, "it is no TOML"),
        ('en = ["Our Acme pen."]\n', 'en = ["Our Acme', 23, "it is no TOML"),
        ('name = "ours"', 'name = "Our rules"', 1, "name is not lower-case"),
        ('name = "ours"\n', "", 1, "the pack has no name"),
        ('title = "Our house rules"', "title = 3", 2, "title is no text"),
        ('title = "Our house rules"', 'heading = "x"', 2, "“heading” is no key of the pack"),
        ('code = "brand"', 'code = "a brand"', 9, "code is not lower-case"),
        ('severity = "advice"', 'severity = "note"', 10, "“note” is no severity: use error"),
        ('fix = "Say “needling pen”."\n', "", 8, "rule 1 has no fix"),
        ("verified_on = 2026-11-20", 'verified_on = "2026"', 15, "is no date without quotes"),
        ('["denied"]', '["denied", "ironic"]', 16, "“ironic” is no context: use asked"),
        ('skips = ["denied"]', 'roles = ["footer"]', 16, "“footer” is no roles: use alt"),
        ('skips = ["denied"]', 'condition = "full_moon"', 16, "no condition “full_moon”"),
        ('skips = ["denied"]', 'condition = "before_and_after"', 16, "the list “before_and_after”"),
        ("acme {pens}", "acme {pencils}", 19, "there is no list “pencils”"),
        ("acme {pens}", "(acme|ours)+", 19, "is no word"),
        ("acme {pens}", "acme ~20 pen", 19, "“~20” is no gap"),
        ("acme {pens}", "acme? pen", 19, "begins or ends with something that may be missing"),
        ("acme {pens}", "~2 ~3", 19, "no word that has to be there"),
        ("acme {pens}", "a " * 20, 19, "more than 14 items"),
        ('en = ["acme {pens}", "acme-needl*"]', "en = 3", 19, "en is no list of texts"),
        ("[rules.phrases]", "[rules.formulas]", 18, "“formulas” is no key of rule 1"),
    ],
)
def test_a_wrong_pack_is_named_with_file_and_line(
    write, old: str, new: str, line: int, said: str
) -> None:
    assert old in PACK
    path = write(PACK.replace(old, new, 1))
    with pytest.raises(RulePackError) as caught:
        load_pack(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"The rule pack {path}, line {line}: ")
    assert said in str(caught.value)
    assert isinstance(caught.value, MicroneedlingError)


def test_two_rules_with_one_code(write) -> None:
    path = write(PACK + PACK[PACK.index("[[rules]]") :])
    with pytest.raises(RulePackError, match=r"line 25: code “brand” is there twice"):
        load_pack(path)


def test_a_pack_that_cannot_be_read(write, tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="No such file"):
        load_pack(tmp_path / "nowhere.toml")
    with pytest.raises(RulePackError, match="Is a directory"):
        load_pack(tmp_path)
    with pytest.raises(RulePackError, match="longer than 1 MB"):
        load_pack(write("#" * 1_000_001))
    with pytest.raises(RulePackError, match=r"line 3: it is no UTF-8"):
        load_pack(write(b"# a\n# b\n# \xff"))


def test_names_of_packs() -> None:
    with pytest.raises(RulePackError, match="no rule pack “nz”: choose from core, au"):
        rules_of(["nz"])
    with pytest.raises(RulePackError, match="Two rule packs are called “core”"):
        rules_of(["core", "core"])
    assert rules_of([]) == ()
