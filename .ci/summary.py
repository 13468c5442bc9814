"""Prints the last line of a run: the tests of all its reports together, as pytest would say it."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def main(folder: str, seconds: str, failed_steps: str) -> int:
    """Print the line; return 1 when a test or a whole step failed."""
    counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in sorted(Path(folder).glob("*.xml")):
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own
            for name in counts:
                counts[name] += int(suite.get(name, 0))
    failed, errors, skipped = counts["failures"], counts["errors"], counts["skipped"]
    passed = counts["tests"] - failed - errors - skipped
    if not failed and not errors:  # a step without tests, such as make check
        errors = int(failed_steps)
    said = [
        f"{count} {word}"
        for count, word in (
            (failed, "failed"),
            (passed, "passed"),
            (skipped, "skipped"),
            (errors, "errors"),
        )
        if count
    ]
    print(f" {', '.join(said) or 'no tests ran'} in {seconds}.00s ".center(80, "="))
    return 1 if failed or errors or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
