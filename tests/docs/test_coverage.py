"""Whatever a project can set, call, ask for or be told has its row or heading in the reference."""

import re
from pathlib import Path
from types import ModuleType

import pytest
from django.core.management import BaseCommand, load_command_class
from django.template import Library
from wagtail.api.v2.router import WagtailAPIRouter

from wagtail_microneedling import api, export
from wagtail_microneedling.api import (
    FAQsAPIViewSet,
    ProceduresAPIViewSet,
    RisksAPIViewSet,
)
from wagtail_microneedling.conf import DEFAULTS
from wagtail_microneedling.templatetags import microneedling_fragments, microneedling_tags
from wagtail_microneedling.validation import every_rule

from .reading import REFERENCE, ROOT, anchors, entries

PACKAGE = ROOT / "wagtail_microneedling"
COMMANDS = [
    path.stem
    for path in (PACKAGE / "management" / "commands").glob("*.py")
    if path.stem != "__init__"
]
TEMPLATES = sorted((PACKAGE / "templates" / "wagtail_microneedling").glob("*.html"))
VIEWS = (ProceduresAPIViewSet, FAQsAPIViewSet, RisksAPIViewSet)


def page(name: str) -> set[str]:
    return entries(REFERENCE / f"{name}.md")


def test_settings() -> None:
    assert set(DEFAULTS) <= page("settings")


def test_checks() -> None:
    ids = set(re.findall(r"wagtail_microneedling\.[A-Z]\d{3}", (PACKAGE / "checks.py").read_text()))
    assert ids
    assert ids == {name for name in page("checks") if name.startswith("wagtail_microneedling.")}


def test_codes_of_findings() -> None:
    headings = anchors(REFERENCE / "finding-codes.md")
    codes = {rule.code.replace(".", "") for rule in every_rule()}
    assert len(codes) > 50
    assert codes - headings == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_with_their_options(name: str) -> None:
    command = load_command_class("wagtail_microneedling", name)
    parser = command.create_parser("manage.py", name)
    common = BaseCommand().create_parser("manage.py", name)
    known = {option for action in common._actions for option in action.option_strings}
    options = {action.option_strings[-1] for action in parser._actions if action.option_strings}
    assert options - known
    assert {name, *(options - known)} <= page("commands")


def test_export_formats_and_kinds() -> None:
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert set(export.FORMATS) <= page("commands")
    assert all(f"`{kind}`" in text for kind in export.KINDS)


def test_endpoints() -> None:
    router = WagtailAPIRouter("documented")
    api.register_endpoints(router)
    registered = router._endpoints
    assert set(registered.values()) == set(VIEWS)
    for name in registered:
        assert {f"/{name}/", f"/{name}/{{id}}/", f"/{name}/find/"} <= page("api")


@pytest.mark.parametrize("view", VIEWS)
def test_parameters_and_formats(view: type[ProceduresAPIViewSet]) -> None:
    assert {*view.list_parameters, *view.find_query_parameters} <= page("api")
    assert {renderer.format for renderer in view.renderer_classes} <= page("api")


def test_names_at_the_door_of_the_api() -> None:
    documented = {name.partition("(")[0] for name in page("api")}
    assert set(api.__all__) <= documented


@pytest.mark.parametrize("module", [microneedling_fragments, microneedling_tags])
def test_template_tags_and_filters(module: ModuleType) -> None:
    register = module.register
    assert isinstance(register, Library)
    assert {*register.tags, *register.filters} <= page("templates")


def template_blocks(template: Path) -> set[str]:
    """Return the blocks that a template adds to those of the template it extends."""
    text = template.read_text(encoding="utf-8")
    names = set(re.findall(r"{% block (\w+) %}", text))
    extended = re.search(r'{% extends "wagtail_microneedling/([\w.]+)" %}', text)
    return names - inherited_blocks(template.with_name(extended[1])) if extended else names


def inherited_blocks(template: Path) -> set[str]:
    """Return all blocks of a template, those of the template it extends included."""
    text = template.read_text(encoding="utf-8")
    extended = re.search(r'{% extends "wagtail_microneedling/([\w.]+)" %}', text)
    above = inherited_blocks(template.with_name(extended[1])) if extended else set()
    return above | set(re.findall(r"{% block (\w+) %}", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates_with_their_blocks(template: Path) -> None:
    text = (REFERENCE / "templates.md").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if f"| `{template.name}`" in line]
    assert {f"`{name}`" for name in template_blocks(template)} <= set(re.findall("`[^`]+`", row))
