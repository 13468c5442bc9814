"""Where pages are for readers: absolute URLs on the public origin of each page's Site."""

from typing import Any
from urllib.parse import urljoin

from django.utils.translation import to_locale
from wagtail.models import Site

from ..models import ClinicSettings


def language_tag(language_code: str) -> str:
    """Return Django's language code as a BCP 47 tag: "en-gb" becomes "en-GB"."""
    return to_locale(language_code).replace("_", "-")


class Addresses:
    """The sites, their clinics and their public origins; two queries for any number of pages.

    A page's path is Wagtail's own, so translated and nested URL configurations hold. Where no
    public origin is set, the Site's own root URL stands in, and nothing relative is published.
    """

    def __init__(self) -> None:
        self.sites: dict[int, Site] = {site.pk: site for site in Site.objects.all()}
        self.clinics: dict[int, ClinicSettings] = {
            clinic.site_id: clinic for clinic in ClinicSettings.objects.all()
        }
        #: Of pages that were asked for, by their identity: many pages have the same above them.
        self._found: dict[int, tuple[Any, tuple[int, str] | None]] = {}
        self._absolute: dict[tuple[str, int], str] = {}

    def origin(self, site_id: int) -> str:
        """Return a site's public origin, without a slash at its end; empty for no site."""
        clinic, site = self.clinics.get(site_id), self.sites.get(site_id)
        own = clinic.public_origin if clinic else ""
        return (own or (site.root_url if site else "")).rstrip("/")

    def name(self, site_id: int) -> str:
        """Return a site's name: the clinic's, else the Site's, else its host."""
        clinic, site = self.clinics.get(site_id), self.sites.get(site_id)
        own = clinic.name if clinic else ""
        return own or (site.site_name or site.hostname if site else "")

    def site_and_url(self, page: Any) -> tuple[int, str] | None:
        """Return a page's site and absolute URL, or None when the page belongs to no site."""
        # Together with the page, so that its identity remains its own.
        known = self._found.get(id(page))
        if known is None:
            known = self._found[id(page)] = page, self._find(page)
        return known[1]

    def _find(self, page: Any) -> tuple[int, str] | None:
        parts = page.get_url_parts(request=self)
        if parts is None or parts[0] not in self.sites:
            return None
        site_id, _, path = parts
        if path is None:  # headless: Wagtail serves no pages here
            _, root_path, _, _ = page._get_relevant_site_root_paths(self)[0]
            path = "/" + page.url_path[len(root_path) :]
        return site_id, self.origin(site_id) + path

    def url(self, page: Any) -> str:
        """Return a page's absolute URL, or nothing when the page belongs to no site."""
        found = self.site_and_url(page)
        return found[1] if found else ""

    def absolute(self, url: str, site_id: int) -> str:
        """Return ``url`` as it is when it is absolute, else on the site's public origin."""
        known = self._absolute.get((url, site_id))
        if known is None:
            known = self._absolute[url, site_id] = urljoin(self.origin(site_id) + "/", url)
        return known
