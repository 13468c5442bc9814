"""compose.yaml as Compose reads it, and what its services come to on this machine."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "example_site"
#: ``${NAME:?what to do}``: the only kind that is used.
NEEDED = re.compile(r"\$\{([A-Z_]+):\?([^}]+)\}")


def composed() -> dict[str, Any]:
    """Return the file; anchors and merge keys are resolved."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    return found


def environment(service: dict[str, Any], given: dict[str, str]) -> dict[str, str]:
    """Return a service's variables, with what whoever starts it has to give."""
    return {
        name: NEEDED.sub(lambda found: given[found[1]], str(value))
        for name, value in service["environment"].items()
    }


def arguments(command: Any) -> list[str]:
    """Return a command, which may be a list or a line, as the container's first process gets it."""
    return command if isinstance(command, list) else command.split()
