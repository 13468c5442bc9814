"""Thousands of published procedures with what was found on them, written in a few statements."""

import uuid
from itertools import cycle
from typing import Any

import swapper
from django.db import connection, transaction
from django.db.models import Max

from tests import site as make
from wagtail_microneedling import records
from wagtail_microneedling.models import Record

Page = swapper.load_model("wagtailcore", "Page")

#: The states of the twins, in turn, each with its counts of errors, warnings and advice.
STATES = (("error", 2, 1, 0), ("warning", 0, 1, 2), ("advice", 0, 0, 1), ("good", 0, 0, 0))


def first_page() -> Any:
    """Publish a procedure with its record."""
    page = make.procedure(make.index(), "Procedure 1")
    records.build([page.pk])
    return page


def add_twins(first: Any, number: int) -> None:
    """Add twins of the first procedure beside it until there are ``number``; tell nobody."""
    parent = first.get_parent(update=True)
    begin, key = parent.numchild + 1, Page.objects.aggregate(last=Max("pk"))["last"]
    keys = {nth: key + nth for nth in range(begin, number + 1)}
    with transaction.atomic():
        Page.objects.bulk_create(
            [_base(first, parent, nth, key) for nth, key in keys.items()], batch_size=500
        )
        _copy_own_columns(first, key)
        states = zip(keys.values(), cycle(STATES), strict=False)
        record = Record.objects.get(pk=first.pk)
        Record.objects.bulk_create(
            [_record(record, key, state) for key, state in states], batch_size=500
        )
        Page.objects.filter(pk=parent.pk).update(numchild=number)


def _base(first: Any, parent: Any, nth: int, key: int) -> Any:
    said = {field.attname: getattr(first, field.attname) for field in Page._meta.concrete_fields}
    title, slug = f"Procedure {nth}", f"procedure-{nth}"
    return Page(
        **{
            **said,
            "id": key,
            "path": Page._get_path(parent.path, parent.depth + 1, nth),
            "translation_key": uuid.uuid4(),
            "title": title,
            "draft_title": title,
            "slug": slug,
            "url_path": f"{parent.url_path}{slug}/",
        }
    )


def _copy_own_columns(first: Any, last_key: int) -> None:
    """Give each new page the columns of the first one's own type."""
    quote, model = connection.ops.quote_name, type(first)
    own = [quote(field.column) for field in model._meta.local_concrete_fields][1:]
    table, pages = quote(model._meta.db_table), quote(Page._meta.db_table)
    said = ", ".join(f"one.{name}" for name in own)
    names = ", ".join([quote(model._meta.pk.column), *own])
    with connection.cursor() as cursor:
        # Names of tables and columns alone, each of them quoted.
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT page.id, {said} FROM {pages} page, {table} one "  # noqa: S608
            f"WHERE one.{quote(model._meta.pk.column)} = %s AND page.id > %s",
            [first.pk, last_key],
        )


def _record(first: Record, key: int, state: tuple[str, int, int, int]) -> Record:
    said = {field.attname: getattr(first, field.attname) for field in Record._meta.concrete_fields}
    name, errors, warnings, advice = state
    found = first.findings[: errors + warnings + advice]
    counts = {"errors": errors, "warnings": warnings, "advice": advice}
    return Record(**{**said, "page_id": key, "state": name, "findings": found, **counts})
