"""Where the content is, and how each piece of it is known from one run to the next."""

import tomllib
import uuid
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PICTURES = FOLDER / "pictures"

#: The parts of a procedure's file, as an editor thinks of them; the page knows nothing of them.
PARTS = {
    "what-it-is",
    "who-it-is-for",
    "the-plan",
    "before-and-after",
    "results-over-time",
    "more-to-say",
}

#: Everything that the loader makes has an id that follows from its place in the files, so that a
#: second run, and a test, find it again whatever an editor has renamed.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://wrenmoor.example/")


def identity(*names: object) -> uuid.UUID:
    """Return the id of what these names lead to, such as ``"sources", "hou-2017"``."""
    return uuid.uuid5(NAMESPACE, "/".join(map(str, names)))


@lru_cache(maxsize=64)
def read(name: str) -> dict[str, Any]:
    """Return what the file ``name`` (without ``.toml``) says. Raises OSError when it is missing."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def pages() -> list[dict[str, Any]]:
    """Return the pages, parents before children, each with its ``key``: its path below the home page."""
    found = []
    for name in read("clinic")["site"]["pages"]:
        page = _without_parts(read(f"pages/{name}"))
        parent = page.get("parent", "")
        is_home = page["type"] == "home"
        page["key"] = "" if is_home else f"{parent}/{page['slug']}".strip("/")
        found.append(page)
    return found


def _without_parts(page: dict[str, Any]) -> dict[str, Any]:
    """Return a page with what its parts say, each at the page's own level."""
    said = {name: value for name, value in page.items() if name not in PARTS}
    for part in sorted(PARTS & page.keys()):
        said |= page[part]
    return said
