"""Signing in through the platform's own page: OAuth 2 with PKCE and `state`, back to this computer (RFC 8252).

What is asked and how an answer is told apart is the library's (oauthlib); every call goes through the door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from oauthlib.common import add_params_to_uri, generate_token
from oauthlib.oauth2 import WebApplicationClient

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, BadInput, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.sign_in import Guide
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import Answer
from connectors.http import Call, Door
from connectors.loopback import PATIENCE, Loopback
from connectors.signed_in import RENEWABLE_UNTIL

_VERIFIER = 64  # characters, RFC 7636 wants 43 to 128
_SIGN_IN = "Sign in to the account again."


@dataclass(frozen=True, slots=True)
class OAuthApp:
    """An application as it is registered with a platform, and the platform's addresses for it.

    `secret` empty: a public client, known by its id and PKCE alone. `basic`: the secret travels in the header
    (X), else in the form. `extra` goes to the page on which a person consents. `port` 0 where the platform leaves
    the port of a loopback address open; `localhost` where it wants that word. `separator` stands between scopes.
    """

    client_id: str
    authorize: str
    token: str
    scopes: tuple[str, ...]
    secret: str = field(default="", repr=False)
    basic: bool = False
    pkce: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    localhost: bool = False
    separator: str = " "


class OAuth:
    """Speaks OAuth 2 for one application through one door."""

    def __init__(self, app: OAuthApp, door: Door, clock: Clock) -> None:
        self._app = app
        self._door = door
        self._clock = clock
        self._client: Any = WebApplicationClient(app.client_id)

    def sign_in(self, guide: Guide, patience: float = PATIENCE) -> Credential:
        """Let the person consent on the platform's page, and return what came of it.

        Raise BadInput when they did not, Rejected when the platform does not know the application.
        """
        state = generate_token(32)
        verifier = self._client.create_code_verifier(_VERIFIER) if self._app.pkce else ""
        with Loopback(self._app.port, "localhost" if self._app.localhost else "127.0.0.1") as loopback:
            guide.visit(self._page(loopback.address, state, verifier))
            answer = loopback.wait(state, guide, patience)
            if not answer.get("code"):
                raise BadInput("The platform's page answered without a code.", kept="Nothing was changed.")
            self._door.close()  # the person was away for a while: who knows what became of the connections
            asked = {"grant_type": "authorization_code", "code": answer["code"]}
            asked |= {"redirect_uri": loopback.address}
            asked |= {"code_verifier": verifier} if verifier else {}
            return self._token(asked, Rejected)

    def renewed(self, old: Credential) -> Credential:
        """Return the credential for another while. Raise AuthExpired when only a person can sign in again."""
        if not old.refresh_token:
            raise AuthExpired("The sign-in has come to its end.", kept="Nothing was sent.", next=_SIGN_IN)
        asked = {"grant_type": "refresh_token", "refresh_token": old.refresh_token}
        return old.renewed(self._token(asked, AuthExpired))

    def exchanged(self, asked: Mapping[str, str]) -> Credential:
        """Return what the token address gives for other grants (a longer-lived token, an application's own)."""
        return self._token(dict(asked), Rejected)

    def _page(self, back: str, state: str, verifier: str) -> str:
        asked = {
            "response_type": "code",
            "client_id": self._app.client_id,
            "redirect_uri": back,
            "state": state,
        }
        if self._app.scopes:
            asked["scope"] = self._app.separator.join(self._app.scopes)
        if verifier:
            challenge = self._client.create_code_challenge(verifier, "S256")
            asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
        return str(add_params_to_uri(self._app.authorize, [*asked.items(), *self._app.extra.items()]))

    def _token(self, asked: dict[str, str], refusal: type[Rejected] | type[AuthExpired]) -> Credential:
        app = self._app
        headers = {"Accept": "application/json"}
        if app.secret and app.basic:
            headers["Authorization"] = _basic(app.client_id, app.secret)
        else:
            asked |= {"client_id": app.client_id} | ({"client_secret": app.secret} if app.secret else {})
        secrets = frozenset(v for v in (*asked.values(), app.secret) if len(v) > 12)
        call = Call("POST", app.token, headers=headers, form=asked, secrets=secrets)
        return self._read(self._door.send(call, judge=_judged(refusal)))

    def _read(self, answer: Answer) -> Credential:
        fields = answer.json()
        token = fields.get("access_token") if isinstance(fields, dict) else None
        if not isinstance(token, str) or not token:
            raise OutcomeUnknown(
                f"{answer.host} answered the sign-in in a way that cannot be understood.",
                kept="The account stays as it was.",
                next=_SIGN_IN,
            )
        scopes = str(fields.get("scope") or "").replace(",", " ").split()
        renewable = self._after(fields.get("refresh_token_expires_in"))
        return Credential(
            CredentialKind.OAUTH2,
            token,
            refresh_token=str(fields.get("refresh_token") or ""),
            expires_at=self._after(fields.get("expires_in")),
            scopes=tuple(scopes) or self._app.scopes,
            extra={RENEWABLE_UNTIL: renewable.isoformat()} if renewable else {},
        )

    def _after(self, seconds: Any) -> datetime | None:
        """Return the moment in so many seconds, None for what is no number."""
        lasts = str(seconds or "")
        if not lasts.isdecimal() or len(lasts) > 9:
            return None
        return self._clock.now() + timedelta(seconds=int(lasts))


def _judged(refusal: type[Rejected] | type[AuthExpired]) -> Callable[[Answer], None]:
    """Return what an answer of the token address means (RFC 6749, 5.2). A pause (429) is left to the door."""

    def judge(answer: Answer) -> None:
        if not 400 <= answer.status < 500 or answer.status == 429:
            return
        said = answer.words() or "without a reason"
        if b"invalid_client" in answer.body or b"unauthorized_client" in answer.body:
            raise Rejected(
                f"{answer.host} does not know this application: {said}",
                kept="The account stays as it was.",
                next="Check the application's id and secret, and that it may use this way to sign in.",
            )
        if not _is_refusal(
            answer
        ):  # a page of a hotel's network, or of a proxy: it says nothing about the sign-in
            raise OutcomeUnknown(
                f"{answer.host} did not answer as a platform does: {said}",
                kept="The account stays signed in.",
                next="Look at the connection if this lasts.",
            )
        raise refusal(f"{answer.host} refused the sign-in: {said}", kept="Nothing was sent.", next=_SIGN_IN)

    return judge


def _is_refusal(answer: Answer) -> bool:
    try:
        return "error" in answer.json()
    except (OutcomeUnknown, TypeError):
        return False


def _basic(name: str, password: str) -> str:
    from base64 import b64encode
    from urllib.parse import quote_plus

    # RFC 6749, 2.3.1: each part form-encoded first.
    return "Basic " + b64encode(f"{quote_plus(name)}:{quote_plus(password)}".encode()).decode()
