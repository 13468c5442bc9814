"""What a site should state once: questions, names of procedures, the risks of a procedure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    RiskDocument,
    gettext_noop,
)
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject

_WORD = re.compile(r"\w+")
#: Words that make no difference to what is asked or named, by language. Not among them: words that
#: ask (how, when, which), that deny, that order in time, and that compare.
STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(_WORD.findall(words))
    for language, words in {
        "en": """
            a an the of for to in on at by with from and or is are was were be been being am do does
            did has have had will would shall should can could may might must i me my you your we us
            our it its they them their he she his her this that these those there s t ll re ve d m
        """,
        "de": """
            der die das den dem des ein eine einen einem einer eines und oder zu zum zur in im an am
            auf bei mit von vom für ist sind war wird werden wurde kann können soll sollte muss müssen
            darf hat haben ich mich mir mein meine meinen sie ihr ihre wir uns unser unsere es man sich
            dies diese dieser dieses
        """,
        "fr": """
            le la les l un une des d de du au aux et ou à en dans sur par pour avec est sont était être
            a ont sera seront peut peuvent doit doivent faut je j me m mon ma mes vous votre vos nous
            notre nos il elle ils elles on se s ce cet cette ces c y t
        """,
    }.items()
}


#: The pages that state something that a site should state once.
STATE_ONCE = (ProcedureDocument, FAQDocument, RiskDocument)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Something that a page states and that its site should state once.

    ``key`` is the same for what differs in wording only, ``path`` leads to it in the document.
    """

    key: str
    path: str
    text: str


def stated_once(document: PageDocument) -> tuple[Stated, ...]:
    """Return what no other page of the site should state again, in the order of the page."""
    return tuple(_stated(document))


def _stated(document: PageDocument) -> Iterator[Stated]:
    language = document.language
    match document:
        case FAQDocument():
            for number, item in enumerate(document.questions):
                yield Stated(
                    key=f"question {normalised(item.question, language)}",
                    path=f"questions.{number}.question",
                    text=item.question,
                )
        case ProcedureDocument():
            yield Stated(
                key=f"procedure {normalised(document.title, language)}",
                path="title",
                text=document.title,
            )
        case RiskDocument():
            about = document.procedure.id if document.procedure else document.url
            for number, risk in enumerate(document.risks):
                yield Stated(
                    key=f"risk of {about} {normalised(risk.name, language)}",
                    path=f"risks.{number}.name",
                    text=risk.name,
                )


def normalised(text: str, language: str) -> str:
    """Return the words of a text that count, each once and in alphabetical order.

    Case, punctuation, order and small words make no difference. A text of nothing but small words
    keeps them, one without words keeps its signs.
    """
    whole = unicodedata.normalize("NFKC", text).casefold()
    words = set(_WORD.findall(whole))
    small = STOP_WORDS.get(language.partition("-")[0], frozenset())
    return " ".join(sorted(words - small or words)) or " ".join(whole.split())


def _again(subject: Subject) -> Iterator[tuple[Stated, Stated]]:
    """Yield what a page says again, with where it has said it first."""
    first: dict[str, Stated] = {}
    for one in stated_once(subject.document):
        if first.setdefault(one.key, one) is not one:
            yield one, first[one.key]


def page_asks_a_question_once(subject: Subject) -> Iterator[Place]:
    """Find questions that the page has asked before, in these or other words."""
    for one, first in _again(subject):
        yield at(one.path, question=one.text, first=first.text)


def page_names_a_risk_once(subject: Subject) -> Iterator[Place]:
    """Find risks that the page has named before, in these or other words."""
    for one, first in _again(subject):
        yield at(one.path, risk=one.text, first=first.text)


def site_states_it_once(subject: Subject) -> Iterator[Place]:
    """Find what another page of the site states in the same language."""
    for one in stated_once(subject.document):
        for title in subject.elsewhere.get(one.key, ()):
            yield at(one.path, text=one.text, page=title)


_GOOGLE = "https://developers.google.com/search/docs/appearance/structured-data/sd-policies"
_LOOKED_UP = "2026-11-20"

once_rules = (
    Rule(
        code="once.question_twice",
        severity=Severity.WARNING,
        search=page_asks_a_question_once,
        about=(FAQDocument,),
        text=gettext_noop("“{question}” asks the same as “{first}”."),
        reason=gettext_noop("Two answers to one question can contradict each other one day."),
        fix=gettext_noop("Keep one of the two, or say how they differ."),
    ),
    Rule(
        code="once.question_elsewhere",
        severity=Severity.WARNING,
        search=site_states_it_once,
        about=(FAQDocument,),
        text=gettext_noop("“{text}” is also asked on “{page}”."),
        reason=gettext_noop(
            "Search engines want a question with its answer marked up on one page of a site."
        ),
        fix=gettext_noop(
            "Answer it on one of the pages and link to it, or name the procedure in it."
        ),
        source=_GOOGLE,
        verified_on=_LOOKED_UP,
    ),
    Rule(
        code="once.procedure_elsewhere",
        severity=Severity.WARNING,
        search=site_states_it_once,
        about=(ProcedureDocument,),
        text=gettext_noop("There is another procedure with this name: “{page}”."),
        reason=gettext_noop("Readers and machines can’t tell which of the two holds."),
        fix=gettext_noop("Join the two pages, or give them names that say how they differ."),
    ),
    Rule(
        code="once.risk_twice",
        severity=Severity.WARNING,
        search=page_names_a_risk_once,
        about=(RiskDocument,),
        text=gettext_noop("The risk “{risk}” differs from “{first}” in wording only."),
        reason=gettext_noop("One risk with two frequencies or two ways to act is a contradiction."),
        fix=gettext_noop("Keep one of the two, or say how they differ."),
    ),
    Rule(
        code="once.risk_elsewhere",
        severity=Severity.WARNING,
        search=site_states_it_once,
        about=(RiskDocument,),
        text=gettext_noop("“{page}” names the risk “{text}” of the same procedure, too."),
        reason=gettext_noop("One risk with two frequencies or two ways to act is a contradiction."),
        fix=gettext_noop("Keep it on one of the pages."),
    ),
)
