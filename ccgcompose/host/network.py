"""The organisation's way out to the network: its own authorities and its proxy, from the environment or settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccgcompose.errors import BadInput
from ccgcompose.host.settings import Settings

# In the order in which they count; the later ones are what other programs on the computer go by.
_BUNDLES = ("CCGCOMPOSE_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


@dataclass(frozen=True, slots=True)
class WayOut:
    """`ca_bundle` None: the usual authorities. `proxies` None: as the environment says (HTTPS_PROXY, NO_PROXY)."""

    ca_bundle: Path | None
    proxies: Mapping[str, str] | None


def way_out(environment: Mapping[str, str], settings: Settings) -> WayOut:
    """Return what the environment, else the settings of this computer, say. Raise BadInput for a bundle not there.

    It is refused rather than passed over: an organisation that reads its own traffic would see every call fail
    without a reason.
    """
    named = [environment[name] for name in _BUNDLES if environment.get(name, "").strip()]
    bundle = next(iter(named), settings.ca_bundle).strip()
    if bundle and not Path(bundle).is_file():
        raise BadInput(
            f"The file of trusted authorities, {bundle}, is not there.",
            kept="Nothing was sent anywhere.",
            next="Put the organisation's certificate there, or take the setting CCGCOMPOSE_CA_BUNDLE out.",
        )
    proxy = settings.proxy.strip()
    return WayOut(Path(bundle) if bundle else None, {"http": proxy, "https": proxy} if proxy else None)
