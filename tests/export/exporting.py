"""Running the export, and reading what it wrote."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command


def export(folder: Path, *arguments: str, form: str = "jsonld") -> str:
    """Run the command; return what it says."""
    said = StringIO()
    call_command(
        "export_structured_data", "--to", str(folder), "--format", form, *arguments, stdout=said
    )
    return said.getvalue()


def snapshot(folder: Path) -> dict[str, str]:
    """Return a hash of every file below a folder, by its path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of an export."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


def exported_titles(folder: Path) -> list[str]:
    """Return the titles in an NDJSON export, in order."""
    lines = (folder / "documents.ndjson").read_text("utf-8").split("\n")
    return [json.loads(line)["title"] for line in lines if line]
