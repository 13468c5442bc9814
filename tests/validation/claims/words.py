"""The words of the packs as a Python file, where the collectors of translations find them."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from wagtail_microneedling.validation import Pack, rules_of

HEAD = '''"""The words of the packs, marked for translation: written from ``packs/`` by ``make golden``."""

from ...document import gettext_noop

WORDS = (
'''
#: As long as the formatter lets a line be.
LINE = 100


def written_words(packs: Sequence[Pack]) -> str:
    """Return the file: each text, reason and fix once, in the order of the packs."""
    words = dict.fromkeys(
        words for rule in rules_of(packs) for words in (rule.text, rule.reason, rule.fix)
    )
    return HEAD + "".join(line for one in words for line in _marked(one)) + ")\n"


def _marked(text: str) -> Iterator[str]:
    whole = f'    gettext_noop("{text}"),'
    if len(whole) <= LINE:
        yield f"{whole}\n"
        return
    yield "    gettext_noop(\n"
    room = LINE - len('        ""')
    parts = [text] if len(text) <= room else wrap(text, room - 1, drop_whitespace=False)
    yield from (f'        "{part}"\n' for part in parts)
    yield "    ),\n"
