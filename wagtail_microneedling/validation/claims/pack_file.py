"""A rule pack's data checked key by key; whatever is wrong is said with the line of the file."""

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from ...exceptions import RulePackError
from ..finding import Severity
from ..passages import Role
from ..reading import Phrase, PhraseError, phrase
from .conditions import CONDITIONS, NEEDS_LISTS
from .pack import CONTEXTS, ByLanguage, ClaimRule, Pack

Member = TypeVar("Member", bound=StrEnum)
Table = Mapping[str, Any]

NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")
#: The keys of a pack and of a rule: what they hold, and whether they have to be there.
PACK_KEYS: Mapping[str, tuple[type, bool]] = {
    "name": (str, True),
    "title": (str, True),
    "jurisdiction": (str, True),
    "lists": (dict, False),
    "rules": (list, True),
}
#: The kinds of phrases of a rule.
PHRASES = ("phrases", "exceptions", "near", "answered_yes", "answered_no")
RULE_KEYS: Mapping[str, tuple[type, bool]] = {
    **dict.fromkeys(("code", "severity", "text", "reason", "fix", "source"), (str, True)),
    "verified_on": (datetime.date, True),
    "effective_on": (datetime.date, False),
    **dict.fromkeys(("address", "condition"), (str, False)),
    **dict.fromkeys(("skips", "roles"), (list, False)),
    **dict.fromkeys(PHRASES, (dict, False)),
    **dict.fromkeys(("lists", "triggers", "passes"), (dict, False)),
}


class PackFile:
    """A file's data on their way to a pack, and where in the file they stand."""

    def __init__(self, path: Path, text: str, data: Table) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.data = data

    def pack(self) -> Pack:
        """Return the pack, or raise RulePackError."""
        data = self.data
        self._check(data, PACK_KEYS, "the pack", 0)
        self._check_name(data, "name", 0)
        rules = tuple(self._rule(number, row) for number, row in enumerate(data["rules"]))
        codes = [rule.code for rule in rules]
        for number, code in enumerate(codes):
            if code in codes[:number]:
                self._fail(f"code “{code}” is there twice: rename one.", code, self._start(number))
        named = {key: data[key] for key in ("name", "title", "jurisdiction")}
        return Pack(**named, rules=rules)

    def _rule(self, number: int, row: object) -> ClaimRule:
        start = self._start(number)
        if not isinstance(row, dict):
            self._fail("rules are not tables: begin each with [[rules]].", "rules", 0)
        self._check(row, RULE_KEYS, f"rule {number + 1}", start)
        self._check_name(row, "code", start)
        self._check_condition(row, start)
        read: dict[str, Any] = dict(row)
        read["severity"] = self._member(row["severity"], Severity, "severity", start)
        read["skips"] = frozenset(self._context(one, start) for one in row.get("skips", ()))
        roles = row.get("roles", ())
        read["roles"] = frozenset(self._member(one, Role, "roles", start) for one in roles)
        for key in PHRASES:
            read[key] = self._phrases(row.get(key, {}), self._table(key, start))
        lists = row.get("lists", {})
        read["lists"] = {
            key: self._phrases(given, self._table(key, start)) for key, given in lists.items()
        }
        for key in ("triggers", "passes"):
            read[key] = self._texts(row.get(key, {}), self._table(key, start))
        return ClaimRule(**read)

    def _check(
        self, table: Table, keys: Mapping[str, tuple[type, bool]], what: str, start: int
    ) -> None:
        for key, value in table.items():
            if key not in keys:
                self._fail(f"“{key}” is no key of {what}: use {', '.join(keys)}.", key, start)
            if not isinstance(value, keys[key][0]):
                self._fail(f"{key} is no {KINDS[keys[key][0]]}: make it one.", key, start)
        for key, (_, needed) in keys.items():
            if needed and not table.get(key):
                self._fail(f"{what} has no {key}: add it.", "", start)

    def _check_name(self, table: Table, key: str, start: int) -> None:
        if not NAME.fullmatch(table[key]):
            self._fail(f"{key} is not lower-case letters, digits and _: correct it.", key, start)

    def _check_condition(self, row: Table, start: int) -> None:
        condition = row.get("condition", "")
        if not condition and not row.get("phrases"):
            self._fail("the rule has neither phrases nor a condition: add one.", "code", start)
        if condition and condition not in CONDITIONS:
            known = ", ".join(CONDITIONS)
            self._fail(f"there is no condition “{condition}”: use {known}.", "condition", start)
        for name in NEEDS_LISTS.get(condition, ()):
            if name not in row.get("lists", {}):
                self._fail(f"the condition needs the list “{name}”: add it.", "condition", start)

    def _member(self, value: object, kind: type[Member], key: str, start: int) -> Member:
        if value not in [member.value for member in kind]:
            self._fail(f"“{value}” is no {key}: use {', '.join(kind)}.", key, start)
        return kind(str(value))

    def _context(self, value: object, start: int) -> str:
        if not isinstance(value, str) or value not in CONTEXTS:
            self._fail(f"“{value}” is no context: use {', '.join(CONTEXTS)}.", "skips", start)
        return value

    def _phrases(self, table: object, start: int) -> ByLanguage:
        return {
            name: tuple(self._phrase(one, name, start) for one in given)
            for name, given in self._texts(table, start).items()
        }

    def _texts(self, table: object, start: int) -> dict[str, tuple[str, ...]]:
        if not isinstance(table, dict):
            self._fail("phrases and sentences are lists by language: write en = [ … ].", "", start)
        for name, given in table.items():
            if not _is_texts(given):
                self._fail(f"{name} is no list of texts: make it one.", name, start)
        return {name: tuple(given) for name, given in table.items()}

    def _phrase(self, written: str, name: str, start: int) -> Phrase:
        lists = self.data.get("lists", {}).get(name, {})
        try:
            return phrase(written, lists if _are_lists(lists) else {})
        except PhraseError as error:
            self._fail(f"the phrase “{written}” can’t be read: {error}.", written, start)

    def _start(self, number: int) -> int:
        """Return the index of the line on which the rule of this number begins."""
        begins = [at for at, line in enumerate(self.lines) if line.strip() == "[[rules]]"]
        return begins[number] if number < len(begins) else 0

    def _table(self, name: str, start: int) -> int:
        """Return the index of the line on which a table of a rule begins."""
        return self._line(f"[rules.{name}", self._line(f"[rules.lists.{name}", start))

    def _line(self, key: str, start: int) -> int:
        """Return the index of the first line from ``start`` on that begins with ``key``, or holds it."""
        lines = range(start, len(self.lines) if key else start)
        begins = (n for n in lines if re.match(rf"\s*{re.escape(key)}\b", self.lines[n]))
        return next(begins, next((n for n in lines if key in self.lines[n]), start))

    def _fail(self, problem: str, key: str, start: int) -> NoReturn:
        raise RulePackError(problem, self.path, self._line(key, start) + 1)


def _is_texts(given: object) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) for one in given)


def _are_lists(lists: object) -> bool:
    return isinstance(lists, dict) and all(map(_is_texts, lists.values()))


KINDS: Mapping[type, str] = {
    str: "text",
    list: "list",
    dict: "table",
    datetime.date: "date without quotes",
}
