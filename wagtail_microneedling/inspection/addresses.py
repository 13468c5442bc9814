"""To which addresses the machine may connect: what a person named, and what a page sends it to."""

import ipaddress
import socket
from collections.abc import Iterable

from ..exceptions import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Networks in which an IPv6 address stands for an IPv4 address: RFC 6052.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[Address]:
    """Return the addresses of a host, each once, in the order in which to try them.

    Raises FetchError when it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise FetchError(f"The host {host} has no address: {problem}.") from problem
    # Behind the percent sign, a scope such as that of fe80::1%eth0.
    texts = (str(info[4][0]).partition("%")[0] for info in found)
    return list(dict.fromkeys(map(ipaddress.ip_address, texts)))


def may_follow(target: Iterable[Address], named: Iterable[Address]) -> bool:
    """Return whether a redirect may lead to a host with these addresses.

    It may when all are public, or were ``named`` by a person, or both are this machine.
    """
    by_hand = set(named)
    has_loopback = any(one.is_loopback for one in by_hand)
    return all(
        is_public(one) or one in by_hand or (has_loopback and one.is_loopback) for one in target
    )


def is_public(address: Address) -> bool:
    """Return whether an address is one of the internet's, also where it stands for another."""
    meant = _meant(address)
    return meant.is_global and not meant.is_multicast and not meant.is_reserved


def _meant(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address stands for; else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
