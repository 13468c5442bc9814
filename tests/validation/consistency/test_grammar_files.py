"""A language's file that can't be used is refused with file, line and a way out."""

from importlib.resources import files
from pathlib import Path

import pytest

import wagtail_microneedling.validation
from wagtail_microneedling.exceptions import GrammarError
from wagtail_microneedling.validation import load_grammar

ENGLISH = files(wagtail_microneedling.validation) / "consistency" / "grammar" / "en.toml"


def refused(tmp_path: Path, text: str) -> str:
    """Return what is said of a file with this text."""
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GrammarError) as raised:
        load_grammar(path)
    return str(raised.value)


def changed(old: str, new: str) -> tuple[str, int]:
    """Return the English file with a change, and the line of the change."""
    text = ENGLISH.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    return text.replace(old, new), text[: text.index(old)].count("\n") + 1


def test_the_package_brings_english(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    path.write_text(ENGLISH.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_grammar(path).language == "en"


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    said = refused(tmp_path, 'language = "xx"\nnumbers = [1,,2]\n')
    assert said.startswith("xx.toml is no TOML:")
    assert "line 2" in said
    assert said.endswith("Correct the file.")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_bytes(b"\xff\xfe language")
    with pytest.raises(GrammarError, match=r"xx\.toml is no TOML"):
        load_grammar(path)


def test_a_missing_language_and_a_missing_table(tmp_path: Path) -> None:
    assert refused(tmp_path, "") == "xx.toml, line 1: “language” has to be a text, such as “en”."
    assert refused(tmp_path, 'language = "xx"\n') == (
        "xx.toml, line 1: the table [writing] is missing. Add it."
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "\nseven = 7\n",
            '\nseven = "7"\n',
            "“seven” in [numbers] has to be a number from 0 up.",
        ),
        (
            '\n"a few" = [3, 6]\n',
            '\n"a few" = [6, 3]\n',
            "“a few” in [vague] has to be two numbers, the smaller one first.",
        ),
        (
            "\n[units.minute]\n",
            "\n[units.minutes]\n",
            "“minutes” is no unit. Use one of day, hour, minute, mm, month, session, week, year.",
        ),
        (
            '\nwhy = ["why"]\n',
            "\nwhy = [1]\n",
            "“why” in [groups] has to be a list of texts that are not empty.",
        ),
        (
            '\nwhy = ["why"]\n',
            '\nwhyever = ["why"]\n',
            "[groups] lacks “why”. Add it.",
        ),
        (
            "\n[points]\n",
            "\n[point]\n",
            "the table [point] is not known. Correct its spelling.",
        ),
        (
            '\nuntil = ["until", "till", "within", "inside"]\n',
            '\nunless = ["until"]\n',
            "“before” in [bounds] has to give lists of words for some of above, below, least, most,"
            " span, until.",
        ),
    ],
)
def test_a_value_that_is_none(tmp_path: Path, old: str, new: str, said: str) -> None:
    text, line = changed(old, new)
    result = refused(tmp_path, text)
    assert result.endswith(f": {said}")
    if "lacks" not in said and "[bounds]" not in said:
        assert result.startswith(f"xx.toml, line {line + 1}: ")
    else:
        assert result.startswith("xx.toml, line ")
