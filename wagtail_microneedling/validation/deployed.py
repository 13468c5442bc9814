"""A page as a frontend has deployed it, to be held against what its site publishes."""

from dataclasses import dataclass

from .page_reading import PageRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployed:
    """A page as it was fetched: its address, what it says, and the hosts of the CMS.

    ``cms_hosts`` are those that readers should never see, as host or host:port.
    """

    url: str
    page: PageRead
    cms_hosts: frozenset[str] = frozenset()
