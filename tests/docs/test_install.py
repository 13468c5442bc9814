"""Installing, and page types of one's own, done in a fresh project as the documentation says."""

from pathlib import Path

from .projects import add, manage
from .reading import DOCS, blocks

SITE = """
from django.test import Client
from wagtail.models import Site

home = Site.objects.get().root_page
reader = Client(headers={"host": "localhost"})
def visit(path, **headers):
    answer = reader.get(path, headers=headers)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer
"""

#: What the how-to says of the name: it may as well be Wagtail's own page.
BASE = "from wagtail.models import Page as BasePage"

VISIT = f"""{SITE}
from wagtail_microneedling.pages.models import FAQPage, ProcedureIndexPage, ProcedurePage, RiskPage

index = home.add_child(instance=ProcedureIndexPage(title="Treatments"))
procedure = index.add_child(instance=ProcedurePage(title="Needling", downtime_max=2))
procedure.add_child(instance=FAQPage(title="Questions"))
procedure.add_child(instance=RiskPage(title="Risks"))
html = visit("/treatments/needling/").content.decode()
assert "Up to 2 days" in html and "application/ld+json" in html
graph = visit("/treatments/needling/", accept="application/ld+json").json()
assert graph["@graph"][0]["@id"] == "http://localhost/treatments/needling/#webpage"
item = visit("/api/v2/procedures/").json()["items"][0]
assert item["downtime"] == {{"min": None, "max": 2, "unit": "day"}}
for name in ("faqs", "risks", "pages"):
    assert visit(f"/api/v2/{{name}}/").json()["items"], name
print("visited")
"""

VISIT_LASER = f"""{SITE}
from treatments.models import LaserPage
from wagtail_microneedling.pages.models import FAQPage, ProcedureIndexPage, ProcedurePage, RiskPage

index = home.add_child(instance=ProcedureIndexPage(title="Treatments"))
for kind in (LaserPage, ProcedurePage):
    assert kind.can_create_at(index), kind
    page = index.add_child(instance=kind(title=kind.__name__, downtime_max=2))
    assert FAQPage.can_create_at(page) and RiskPage.can_create_at(page)
page = LaserPage.objects.get()
page.wavelength = 532
page.save()
html = visit(page.get_url_parts()[2]).content.decode()
assert "Wavelength: 532 nm" in html and "Up to 2 days" in html
assert visit("/api/v2/procedures/").json()["meta"]["total_count"] == 2
assert visit(f"/api/v2/pages/{{page.pk}}/").json()["wavelength"] == 532
print("visited")
"""

VISIT_OWN_TYPES = VISIT.replace("wagtail_microneedling.pages.models", "treatments.models")


def test_what_the_readme_says_is_enough(project: Path) -> None:
    assert "no issues" in manage(project, "check")
    manage(project, "migrate", "--verbosity", "0")
    assert "No changes" in manage(project, "makemigrations", "--check", "--dry-run")
    assert "W002" in manage(project, "check", "--database", "default")
    assert "visited" in manage(project, "shell", stdin=VISIT)


def test_page_types_of_ones_own(project: Path) -> None:
    (types,) = blocks(DOCS / "how-to/use-your-own-base-page.md", "python")
    add(project / "treatments/__init__.py", "")
    add(project / "treatments/models.py", f"{BASE}\n{types.text}")
    apps = 'INSTALLED_APPS.remove("wagtail_microneedling.pages")\nINSTALLED_APPS += ["treatments"]'
    migrate(project, apps)
    assert "visited" in manage(project, "shell", stdin=VISIT_OWN_TYPES)


def test_a_page_type_beside_the_packages_own(project: Path) -> None:
    (laser,) = blocks(DOCS / "how-to/add-a-page-type.md", "python")
    (template,) = blocks(DOCS / "how-to/add-a-page-type.md", "django")
    add(project / "treatments/__init__.py", "")
    add(project / "treatments/models.py", laser.text)
    add(project / "treatments/templates/treatments/laser_page.html", template.text)
    migrate(project, 'INSTALLED_APPS += ["treatments"]')
    assert "visited" in manage(project, "shell", stdin=VISIT_LASER)


def migrate(project: Path, apps: str) -> None:
    """Install ``treatments`` as ``apps`` says, make its migrations and run all."""
    add(project / "clinic/settings/base.py", apps)
    manage(project, "makemigrations", "treatments")
    manage(project, "migrate", "--verbosity", "0")
    assert "no issues" in manage(project, "check")
