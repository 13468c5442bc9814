"""Code in the documentation compiles, and what it says a command answers is what it answers."""

import json
import re
import shlex
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from .reading import PAGES, ROOT, Block, blocks

PYTHON = [block for page in PAGES for block in blocks(page, "python")]
JSON = [block for page in PAGES for block in blocks(page, "json")]
ANSWERS = [block for page in PAGES for block in blocks(page, "console")]


def named(block: Block) -> str:
    return block.name


@pytest.mark.parametrize("block", PYTHON, ids=named)
def test_python_compiles(block: Block) -> None:
    compile(block.text, block.name, "exec")


@pytest.mark.parametrize("block", JSON, ids=named)
def test_json_is_json(block: Block) -> None:
    assert json.loads(block.text.replace(", …]", "]"))


def test_installing_is_said_once() -> None:
    """The README is a short form of the how-to: what is pasted is the same in both."""
    short = {block.text for block in blocks(ROOT / "README.md", "python")}
    assert short == {block.text for block in blocks(ROOT / "docs/how-to/install.md", "python")}


@pytest.fixture
def example(db: None) -> Client:
    call_command("load_example", verbosity=0)
    return Client(headers={"host": "127.0.0.1:8000"})


def answer(client: Client, command: str) -> Any:
    """Return the JSON that the example site answers to a ``curl`` command."""
    _, *words = shlex.split(command)
    headers = dict(
        re.split(": *", words[i + 1], maxsplit=1) for i, one in enumerate(words) if one == "-H"
    )
    address = urlsplit(next(word for word in words if word.startswith("http")))
    assert address.netloc == "127.0.0.1:8000"
    response = client.get(f"{address.path}?{address.query}", headers=headers)
    return json.loads(response.content)


def is_part(part: Any, whole: Any) -> bool:
    """Return whether ``whole`` says all that ``part`` says; lists may say more, in any order."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and is_part(value, whole[name]) for name, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and all(
            any(is_part(one, other) for other in whole) for one in part
        )
    return bool(part == whole)


@pytest.mark.parametrize("block", ANSWERS, ids=named)
def test_answers_are_the_real_ones(block: Block, example: Client) -> None:
    command, _, shown = block.text.partition("\n")
    whole = answer(example, command.removeprefix("$ "))
    assert is_part(json.loads(shown), whole), json.dumps(whole, indent=1)[:4000]


def test_a_wrong_answer_is_noticed() -> None:
    whole = {"items": [{"title": "Microneedling", "downtime": {"min": 1, "max": 2}}]}
    assert is_part({"items": [{"downtime": {"max": 2}}]}, whole)
    assert not is_part({"items": [{"downtime": {"max": 3}}]}, whole)
    assert len(ANSWERS) > 2
