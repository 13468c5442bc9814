"""The site that the example stands on."""

from wagtail.models import Locale, Page, Site

HOSTNAME, PORT = "127.0.0.1", 8000


def root_page(locale: Locale) -> Page:
    """Return the root of the page tree; made when the database holds none."""
    root = Page.get_first_root_node()
    return root or Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


def demo_site(home: Page, name: str, hostname: str | None, port: int | None) -> Site:
    """Return the site below ``home``, set up on the first run and moved only when asked to."""
    site: Site | None = Site.objects.filter(root_page=home).first()
    if site is None:
        site = _first_site(home, name, hostname or HOSTNAME, port or PORT)
    elif (hostname or site.hostname, port or site.port) != (site.hostname, site.port):
        site.hostname, site.port = hostname or site.hostname, port or site.port
        site.save()
    return site


def _first_site(home: Page, name: str, hostname: str, port: int) -> Site:
    """Return the default site, taken over from Wagtail's welcome page or made anew."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.site_name, site.hostname, site.port, site.root_page = name, hostname, port, home
    site.save()
    if welcome and _is_welcome_page(welcome):
        welcome.specific.delete()
    return site


def _is_welcome_page(page: Page) -> bool:
    """Whether ``page`` is the one that a new Wagtail database holds, untouched."""
    return bool(
        page.specific_class is Page and page.slug == "home" and not page.get_children_count()
    )
