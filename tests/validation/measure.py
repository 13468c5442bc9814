"""``python -m tests.validation.measure``, which is ``make measure-checks``; ``--help`` says how.

Judges the marked sentences, prints precision and recall of each set and topic, every mistake, and
how long reading takes. ``--write`` puts the figures into the documentation, apart from times, which
are this machine's.
"""

import argparse
import re
import time
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.documents import full_faq, full_procedure, prose
from wagtail_microneedling.document import Question
from wagtail_microneedling.validation import Subject, consistency_rules, judge

from .consistency.counting import Count, Counted, counted
from .consistency.marked_sets import NAMES, MarkedSet, marked_set

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "how-numbers-are-compared.md"
CONTENT = ROOT / "example_site" / "content" / "pages"
COMMAND = "make measure-checks ARGS=--write"
#: Where a table stands on the page.
PLACE = re.compile(r"(<!-- table: ([a-z-]+) -->\n).*?(<!-- /table -->)", re.DOTALL)
ROUNDS = 40


def tables() -> dict[str, str]:
    """Return the tables of the documentation, by name."""
    sets = [marked_set(name) for name in NAMES]
    return {
        "marked-sets": "\n".join(_rows_of_sets(sets)),
        "marked-topics": "\n".join(_rows_of_topics(counted(sets))),
        "marked-mistakes": "\n".join(_rows_of_mistakes(counted(sets))),
    }


def current(page: str) -> str:
    """Return the documentation's page with its tables as they are now."""
    written = tables()
    return PLACE.sub(lambda found: f"{found[1]}{written[found[2]]}\n{found[3]}", page)


def _rows_of_sets(sets: Iterable[MarkedSet]) -> Iterator[str]:
    yield "| Set | Sentences | of these harmless | At first: precision, recall | Now: precision, recall |"
    yield "| --- | --- | --- | --- | --- |"
    for one in sets:
        harmless = sum(not case.expected for case in one.cases)
        first = _figures(Count(**one.first)) if one.first else "–"
        now = _figures(counted([one]).total)
        yield f"| `{one.name}` | {len(one.cases)} | {harmless} | {first} | {now} |"


def _rows_of_topics(result: Counted) -> Iterator[str]:
    yield "| Topic | Found | False | Missed | Precision, recall |"
    yield "| --- | --- | --- | --- | --- |"
    for topic, count in result.by_topic.items():
        numbers = f"{count.found} | {count.false} | {count.missed}"
        yield f"| `consistent.{topic}` | {numbers} | {_figures(count)} |"


def _rows_of_mistakes(result: Counted) -> Iterator[str]:
    yield "| Text | Expected | Found |"
    yield "| --- | --- | --- |"
    for mistake in result.mistakes:
        text = mistake.case.text.replace("\n", " / ").replace("|", "\\|")
        expected = ", ".join(sorted(mistake.case.expected)) or "nothing"
        yield f"| {text} | {expected} | {', '.join(sorted(mistake.topics)) or 'nothing'} |"


def _figures(count: Count) -> str:
    return f"{count.precision:.3f}, {count.recall:.3f}"


def speed() -> Iterator[str]:
    """Yield how long the rules take for a page, at best of several rounds, read anew in each."""
    for name, text in (("the example's texts", _example()), ("marked sentences only", _marked())):
        took = min(_took(text) for _ in range(ROUNDS))
        each = took * 1e9 / len(text)
        yield f"{len(text) / 1_000:.0f} kB, {name}: {took * 1e3:.1f} ms, {each:.0f} µs per kB"


def _took(text: str) -> float:
    # So long a text is not remembered: it is read anew each time.
    item = Question(anchor="q", question="What is to be known?", answer=prose(text))
    subject = Subject(document=full_faq(questions=(item,)), procedure=full_procedure())
    start = time.perf_counter()
    judge(subject, consistency_rules)
    return time.perf_counter() - start


def _marked() -> str:
    return "\n".join(case.text for name in NAMES for case in marked_set(name).cases)[:20_000]


def _example() -> str:
    """Return about 20,000 characters of what the example's pages say, without markup."""
    pages = (
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CONTENT.glob("*.toml"))
    )
    texts = (re.sub(r"<[^>]+>", " ", text) for page in pages for text in _texts(page))
    return "\n".join(" ".join(text.split()) for text in texts)[:20_000]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def main(arguments: list[str] | None = None) -> None:
    """Print the figures and, when asked to, write them into the documentation."""
    parser = argparse.ArgumentParser(prog="make measure-checks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the documentation's tables")
    asked = parser.parse_args(arguments)
    for name, text in tables().items():
        print(f"{name}\n\n{text}\n")
    print("\n".join(speed()))
    if asked.write:
        PAGE.write_text(current(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
