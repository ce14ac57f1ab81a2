"""Which addresses are public."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connectors.addresses import PUBLIC_WEB


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 nothing is bound
        "127.0.0.1", "127.255.255.254", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:808:808::1", "2001:0:808:808::1",
        "2001:db8::1", "3fff::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "100::1", "2001:10::1", "5f00::1", "nhs.uk", "", "127.1", "0x7f000001", "2130706433", "8.8.8.8 ",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not PUBLIC_WEB.allows(address, 443)


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "151.101.0.144",
        "100.128.0.1",
        "172.32.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2a00:1450:4009::1",
    ],
)
def test_what_is_public_is_reached(address: str) -> None:
    assert PUBLIC_WEB.allows(address, 443)
    assert PUBLIC_WEB.allows(address, 80)


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080, 8443])
def test_only_the_ports_of_the_web(port: int) -> None:
    assert not PUBLIC_WEB.allows("8.8.8.8", port)


def test_an_exception_is_one_address_and_nothing_beside_it() -> None:
    policy = replace(PUBLIC_WEB, besides=("127.0.0.1",))
    assert policy.allows("127.0.0.1", 80)
    assert not policy.allows("127.0.0.2", 80)
    assert not policy.allows("::ffff:127.0.0.1", 80)
    assert not PUBLIC_WEB.allows("127.0.0.1", 80)
