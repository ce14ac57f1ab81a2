"""What the use cases need from the world, as Protocols. Adapters and fakes pass the same contract suites.

Times are aware UTC moments. Repositories live inside a unit of work: one transaction, which a change can only
leave together with its history entry.
"""

from ccgcompose.usecases.ports.card import Card
from ccgcompose.usecases.ports.connector import (
    BRAND_LABELS,
    AccountHealth,
    Captions,
    Connector,
    Connectors,
    HealthFact,
    LinkCard,
    OutgoingMedia,
    PreviewFacts,
    PublishRequest,
)
from ccgcompose.usecases.ports.credentials import Credentials, Trail
from ccgcompose.usecases.ports.files import Darkroom, Eyes, Intake, Making, MediaFiles, Overlay, Trial
from ccgcompose.usecases.ports.library import Consents, Evidence, Sights, Tasks
from ccgcompose.usecases.ports.outbox import History, Holds, Publications
from ccgcompose.usecases.ports.records import (
    Accounts,
    Approvals,
    Media,
    People,
    Policy,
    Posts,
    Waivers,
)
from ccgcompose.usecases.ports.sign_in import Choice, Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.store import Autosave, Autosaves, Store, Trails, UnitOfWork, Witness, Workspace
from ccgcompose.usecases.ports.vault import Opened, Sealed, Vault, VaultState
from ccgcompose.usecases.ports.world import Clock, Crew, Hands, Ids, Passphrases

__all__ = [
    "BRAND_LABELS",
    "AccountHealth",
    "Accounts",
    "Approvals",
    "Autosave",
    "Autosaves",
    "Captions",
    "Card",
    "Choice",
    "Clock",
    "Connector",
    "Connectors",
    "Consents",
    "Credentials",
    "Crew",
    "Darkroom",
    "Evidence",
    "Eyes",
    "Field",
    "Guide",
    "Hands",
    "HealthFact",
    "History",
    "Holds",
    "Ids",
    "Intake",
    "LinkCard",
    "Making",
    "Media",
    "MediaFiles",
    "Opened",
    "OutgoingMedia",
    "Overlay",
    "Passphrases",
    "People",
    "Policy",
    "Posts",
    "PreviewFacts",
    "Publications",
    "PublishRequest",
    "Sealed",
    "Sights",
    "SignInForm",
    "SignInWay",
    "SignedIn",
    "Store",
    "Tasks",
    "Trail",
    "Trails",
    "Trial",
    "UnitOfWork",
    "Vault",
    "VaultState",
    "Waivers",
    "Witness",
    "Workspace",
]
