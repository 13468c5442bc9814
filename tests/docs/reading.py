"""Reading the documentation as its readers get it: pages, headings, rows, blocks, links."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted(DOCS.rglob("*.md")),
    ROOT / "example_site" / "content" / "README.md",
)

FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text without the indentation of a list, and its line."""

    page: Path
    language: str
    text: str
    line: int

    @property
    def name(self) -> str:
        """Where it is, for people."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path, language: str) -> list[Block]:
    """Return the fenced blocks of a page that are in ``language``."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page,
            found[2],
            re.sub(f"^{found[1]}", "", found[3], flags=re.MULTILINE),
            text.count("\n", 0, found.start()) + 1,
        )
        for found in FENCED.finditer(text)
        if found[2] == language
    ]


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Return where a page's links and images lead."""
    found = LINK.findall(CODE.sub("", prose(page)))
    return [link or picture for link, picture in found]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    texts = (re.sub(r"[`*]", "", heading).lower() for heading in HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", text).replace(" ", "-") for text in texts}


def entries(page: Path) -> set[str]:
    """Return what a page has a heading or a table's row for: code in either's beginning."""
    lines = prose(page).splitlines()
    heads = [line for line in lines if line.startswith("#")]
    cells = [line.split("|")[1] for line in lines if line.startswith("|")]
    named = {name for text in (*heads, *cells) for name in CODE.findall(text)}
    return named | {head.lstrip("# ") for head in heads}
