"""Sentences that were marked by hand, judged by all packs: what is found rightly, wrongly, or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.documents import image, minimal_faq, minimal_procedure, prose
from wagtail_microneedling.document import PageDocument, Question
from wagtail_microneedling.validation import Subject, judge, pack_names, rules_of

SETS = Path(__file__).parent / "sets"
LANGUAGES = {"german": "de", "french": "fr"}
RULES = rules_of(pack_names())


@dataclass(frozen=True)
class Marked:
    """A sentence, or a question and its answer, with the codes that it should get."""

    text: str
    codes: frozenset[str]
    line: int


@dataclass(frozen=True)
class Measured:
    """How well a set is judged. Precision and recall are shares from 0 to 1."""

    sentences: int
    marks: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        right = self.marks - len(self.missed)
        return right / (right + len(self.wrong))

    @property
    def recall(self) -> float:
        return (self.marks - len(self.missed)) / self.marks


def marked(name: str) -> Iterator[Marked]:
    """Yield the sentences of a set."""
    lines = (SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            codes, _, text = line.partition(" | ")
            yield Marked(text, frozenset(codes.split()) - {"-"}, number)


def document_of(text: str, language: str = "en", field: str = "summary") -> PageDocument:
    """Return a page that says nothing but this: a procedure's summary, or a question and answer."""
    question, arrow, answer = text.partition(" => ")
    if arrow or field == "answer":
        row = Question(
            anchor="q", question=question if arrow else "And?", answer=prose(answer or text)
        )
        return minimal_faq(language=language, questions=(row,))
    if field == "caption":
        return minimal_procedure(language=language, image=image("skin", "", caption=text))
    return minimal_procedure(language=language, **{field: text})


def codes_of(document: PageDocument) -> set[str]:
    """Return the codes of what is claimed in a page's texts, without the conditions of packs."""
    found = judge(Subject(document=document), RULES)
    texts = ("summary", "questions", "title", "image", "rule")
    return {
        one.code.removeprefix("claims.")
        for one in found
        if one.path.startswith(texts) or not one.code.startswith("claims.")
    }


def measured(name: str) -> Measured:
    """Return how well a set is judged."""
    wrong, missed, marks, sentences = [], [], 0, 0
    for one in marked(name):
        found = codes_of(document_of(one.text, LANGUAGES.get(name, "en")))
        sentences += 1
        marks += len(one.codes)
        wrong += [f"{one.line} {code}: {one.text}" for code in sorted(found - one.codes)]
        missed += [f"{one.line} {code}: {one.text}" for code in sorted(one.codes - found)]
    return Measured(sentences, marks, tuple(wrong), tuple(missed))


def report(name: str) -> str:
    """Return what was measured, in words."""
    result = measured(name)
    lines = [
        f"{name}: {result.sentences} sentences, {result.marks} marks, "
        f"precision {result.precision:.3f}, recall {result.recall:.3f}",
        *(f"  wrong  {one}" for one in result.wrong),
        *(f"  missed {one}" for one in result.missed),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    for path in sorted(SETS.glob("*.txt")):
        print(report(path.stem))
