"""Whatever is done to a site in whatever order, what is served is what would be built afresh."""

import datetime
from itertools import count
from typing import Any
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from tests import site as make
from wagtail_microneedling.models import (
    AboutProcedureMixin,
    Clinician,
    Concern,
    Device,
    ProcedurePageMixin,
    Source,
    TreatmentArea,
)
from wagtail_microneedling.records import rebuild_pending

from . import operations as do
from . import world
from .world import Page, german

pytestmark = pytest.mark.django_db

SNIPPETS = (Clinician, Concern, Device, Source, TreatmentArea)
#: Which of the pages, or of anything else that there are some of.
some = st.integers(0, 99)
new = count()
REAL_NOW = timezone.now


def one_of(found: Any, which: int) -> Any:
    """Return one of the objects that a queryset finds, or None."""
    objects = found.order_by("pk")
    return objects[which % len(objects)] if objects else None


def one_page(which: int, *mixins: Any) -> Any:
    """Return a page of these types below the home pages as it is stored now, or None."""
    pages = Page.objects.filter(depth__gt=2)
    if mixins:
        pages = pages.type(*(make.page_type(mixin) for mixin in mixins))
    page = one_of(pages, which)
    return page and page.specific


def build_site() -> None:
    """Store a few pages with everything in them, two of them in German."""
    whole = make.whole_site(1)
    procedure = make.procedure(
        whole.index, "Other", **make.full_procedure(whole, make.image("Other"))
    )
    section = make.home().add_child(instance=Page(title="Section", slug="section"))
    advice = make.index(section, "Advice", introduction=make.link_to(procedure))
    make.faq(advice, "Asked", procedure=procedure, questions=make.stored(make.question("Why?")))
    make.translated(whole.procedures[0])


class AnyOrder(RuleBasedStateMachine):
    """An editor, a reader and the time, on a site that is as it was before each example."""

    @initialize()
    def a_new_day(self) -> None:
        self.passed = datetime.timedelta()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = mock.patch.object(timezone, "now", self.now)
        self.clock.start()
        world.build_all()

    def now(self) -> datetime.datetime:
        return REAL_NOW() + self.passed

    def teardown(self) -> None:
        try:
            rebuild_pending.call()
            world.build_all()
            assert world.stale_findings() == []
        finally:
            self.undo()

    def undo(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        cache.clear()

    @invariant()
    def no_record_lies(self) -> None:
        assert world.lies() == []
        world.build_all()

    def publish(self, page: Any, **fields: Any) -> None:
        """Publish a page with new values, unless it is an alias, which only follows its source."""
        if page and not page.alias_of_id:
            do.publish(page, **fields)

    @rule(which=some, title=st.sampled_from(["One", "Two"]))
    def a_title_is_published(self, which: int, title: str) -> None:
        self.publish(one_page(which), title=title)

    @rule(which=some)
    def a_slug_is_published(self, which: int) -> None:
        self.publish(one_page(which), slug=f"slug-{next(new)}")

    @rule(which=some, sessions=st.integers(1, 9))
    def facts_are_published(self, which: int, sessions: int) -> None:
        plans = make.stored(make.plan(sessions, sessions))
        self.publish(one_page(which, ProcedurePageMixin), plans=plans)

    @rule(which=some, other=some)
    def a_link_is_published(self, which: int, other: int) -> None:
        linked = one_page(other)
        if linked:
            self.publish(one_page(which, AboutProcedureMixin), introduction=make.link_to(linked))

    @rule(which=some, procedure=some, chosen=st.booleans())
    def a_procedure_is_chosen(self, which: int, procedure: int, chosen: bool) -> None:
        about = one_page(procedure, ProcedurePageMixin) if chosen else None
        self.publish(one_page(which, AboutProcedureMixin), procedure=about)

    @rule(which=some)
    def a_draft_is_saved(self, which: int) -> None:
        page = one_page(which)
        if page and not page.alias_of_id:
            page.title = "Draft"
            page.save_revision()

    @rule(which=some)
    def a_page_is_unpublished(self, which: int) -> None:
        page = one_page(which)
        if page:
            page.unpublish()

    @rule(which=some, other=some, position=st.sampled_from(["first-child", "last-child", "left"]))
    def a_page_moves(self, which: int, other: int, position: str) -> None:
        page, target = one_page(which), one_page(other)
        if not page or target.path.startswith(page.path):
            return
        parent = target.get_parent() if position == "left" else target
        if not parent.get_children().exclude(pk=page.pk).filter(slug=page.slug).exists():
            page.move(target, pos=position)

    @rule(which=some)
    def a_page_is_deleted(self, which: int) -> None:
        page = one_page(which)
        if page:
            page.delete()

    @rule(which=some)
    def a_page_becomes_private(self, which: int) -> None:
        page = one_page(which)
        if page:
            make.restrict(page)

    @rule(which=some)
    def a_restriction_is_lifted(self, which: int) -> None:
        restriction = one_of(PageViewRestriction.objects.all(), which)
        if restriction:
            restriction.delete()

    @rule(which=some, live=st.booleans(), recursive=st.booleans())
    def a_page_is_copied(self, which: int, live: bool, recursive: bool) -> None:
        page = one_page(which)
        if page:
            slug = {"slug": f"slug-{next(new)}"}
            page.copy(update_attrs=slug, keep_live=live, recursive=recursive)

    @rule(which=some)
    def an_alias_is_made(self, which: int) -> None:
        page = one_page(which)
        if page:
            page.create_alias(update_slug=f"slug-{next(new)}")

    @rule(which=some, alias=st.booleans())
    def a_page_is_translated(self, which: int, alias: bool) -> None:
        page = one_page(which)
        if page and not page.has_translation(german()):
            copy = page.copy_for_translation(german(), copy_parents=True, alias=alias)
            self.publish(copy)

    @rule(which=some, hours=st.sampled_from([None, 1, 2]))
    def an_expiry_is_published(self, which: int, hours: int | None) -> None:
        moment = timezone.now() + datetime.timedelta(hours=hours) if hours else None
        self.publish(one_page(which), expire_at=moment)

    @rule()
    def an_hour_passes(self) -> None:
        self.passed += datetime.timedelta(hours=1, minutes=1)

    @rule(which=some, model=st.sampled_from(SNIPPETS), word=st.sampled_from(["This", "That"]))
    def a_snippet_is_edited(self, which: int, model: Any, word: str) -> None:
        snippet = one_of(model.objects.all(), which)
        if snippet:
            do.save(snippet, **{"title" if model is Source else "name": word})

    @rule(which=some, model=st.sampled_from(SNIPPETS))
    def a_snippet_is_translated(self, which: int, model: Any) -> None:
        snippet = one_of(model.objects.all(), which)
        if snippet and not snippet.has_translation(german()):
            snippet.copy_for_translation(german()).save()

    @rule(which=some, model=st.sampled_from(SNIPPETS))
    def a_snippet_is_deleted(self, which: int, model: Any) -> None:
        model.objects.filter(pk=getattr(one_of(model.objects.all(), which), "pk", 0)).delete()

    @rule(which=some, title=st.sampled_from(["This", "That"]))
    def a_picture_gets_a_title(self, which: int, title: str) -> None:
        image = one_of(get_image_model().objects.all(), which)
        if image:
            do.save(image, title=title)

    @rule(which=some, renditions=st.booleans())
    def a_picture_is_deleted(self, which: int, renditions: bool) -> None:
        image = one_of(get_image_model().objects.all(), which)
        if image:
            (image.renditions.all() if renditions else image).delete()

    @rule(name=st.sampled_from(["This clinic", "That clinic", ""]))
    def the_clinic_is_renamed(self, name: str) -> None:
        do.save(world.clinic(), name=name)

    @rule(name=st.sampled_from(["this.example", "that.example"]))
    def the_site_gets_another_host(self, name: str) -> None:
        do.save(world.default_site(), hostname=name)


@pytest.fixture
def built(db: None) -> None:
    build_site()


@pytest.mark.usefixtures("built")
def test_no_record_lies_in_any_order() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=15,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
