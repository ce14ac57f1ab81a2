"""What the use cases need from the world, as Protocols. Adapters and fakes pass the same contract suites.

Times are aware UTC moments. Repositories live inside a unit of work: one transaction, which a change can only
leave together with its history entry.
"""

from ccgcompose.usecases.ports.connector import (
    AccountHealth,
    Connector,
    Connectors,
    OutgoingMedia,
    PreviewFacts,
    PublishRequest,
)
from ccgcompose.usecases.ports.files import Intake, MediaFiles
from ccgcompose.usecases.ports.outbox import History, Holds, Publications
from ccgcompose.usecases.ports.records import Accounts, Approvals, Media, People, Posts
from ccgcompose.usecases.ports.store import Autosave, Autosaves, Store, UnitOfWork, Witness, Workspace
from ccgcompose.usecases.ports.world import Clock, Ids, Passphrases

__all__ = [
    "AccountHealth",
    "Accounts",
    "Approvals",
    "Autosave",
    "Autosaves",
    "Clock",
    "Connector",
    "Connectors",
    "History",
    "Holds",
    "Ids",
    "Intake",
    "Media",
    "MediaFiles",
    "OutgoingMedia",
    "Passphrases",
    "People",
    "Posts",
    "PreviewFacts",
    "Publications",
    "PublishRequest",
    "Store",
    "UnitOfWork",
    "Witness",
    "Workspace",
]
