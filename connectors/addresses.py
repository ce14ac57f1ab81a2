"""Which network addresses are public: what may be reached when a link is opened on somebody's word.

Sources: the special-purpose registries of IANA for IPv4 and IPv6 (RFC 6890 and its successors), RFC 6052 and RFC 8215
for NAT64, RFC 6598 for the range that providers share, RFC 9637 for documentation. The lists stand here in full, so
that they do not depend on the version of Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_NOT_PUBLIC_4 = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
# What is handed out to sites, and the parts of it that are tunnels, tests or documentation.
_HANDED_OUT_6 = "2000::/3"
_NOT_PUBLIC_6 = ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
_MAPPED, _TRANSLATED = "::ffff:0:0/96", "64:ff9b::/96"


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be reached: public addresses at the ports of the web. `besides` names single exceptions."""

    besides: tuple[str, ...] = ()
    ports: frozenset[int] = frozenset({80, 443})

    def allows(self, address: str, port: int) -> bool:
        """Return whether a connection may be made. What cannot be read as an address may not."""
        if port not in self.ports:
            return False
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return str(parsed) in self.besides or is_public(parsed)


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet. One inside another is judged by itself."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _networks_4())
    if address.scope_id is not None:
        return False
    if any(address in network for network in (IPv6Network(_MAPPED), IPv6Network(_TRANSLATED))):
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    handed_out, *kept = _networks_6()
    return address in handed_out and not any(address in network for network in kept)


@cache
def _networks_4() -> tuple[IPv4Network, ...]:
    return tuple(map(IPv4Network, _NOT_PUBLIC_4))


@cache
def _networks_6() -> tuple[IPv6Network, ...]:
    return tuple(map(IPv6Network, (_HANDED_OUT_6, *_NOT_PUBLIC_6)))


PUBLIC_WEB = AddressPolicy()
