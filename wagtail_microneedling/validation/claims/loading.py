"""Rule packs from files: whatever is wrong with one is said with its file and line."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from ...exceptions import RulePackError
from .pack import Pack
from .pack_file import PackFile

FOLDER = Path(__file__).parent / "packs"
#: A file that is longer than this is no pack.
LONGEST_FILE = 1_000_000


def pack_names() -> tuple[str, ...]:
    """Return the names of the packs that the package brings, the one for everywhere first."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != "core"))


@lru_cache(maxsize=32)
def built_in_pack(name: str) -> Pack:
    """Return a pack of the package. Raises RulePackError when there is none of this name."""
    if name not in pack_names():
        known = ", ".join(pack_names())
        raise RulePackError(f"There is no rule pack “{name}”: choose from {known}, or give a path.")
    return load_pack(FOLDER / f"{name}.toml")


def load_pack(path: Path | str) -> Pack:
    """Return the pack in a file.

    Raises RulePackError, with file and line, when it can't be read or says something unknown.
    """
    path = Path(path)
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise RulePackError(
            f"it is no TOML: {error}. Correct the file.",
            path,
            int(line[1]) if line else text.count("\n") + 1,
        ) from error
    return PackFile(path, text, data).pack()


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise RulePackError("it is longer than 1 MB: give a shorter one.", path)
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RulePackError(
            f"it can’t be read ({error.strerror}): correct its path, or make it readable.", path
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RulePackError("it is no UTF-8 text: save it as UTF-8.", path, line) from error
