"""Every use case over one context: what a window or a command is handed."""

from __future__ import annotations

from ccgcompose.usecases.account_care import AccountCare
from ccgcompose.usecases.account_lines import AccountLines
from ccgcompose.usecases.account_trial import AccountTrial
from ccgcompose.usecases.accounts import Accounts
from ccgcompose.usecases.compose import Compose
from ccgcompose.usecases.consents import Consents
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.correct import Correct
from ccgcompose.usecases.deliver import Deliver
from ccgcompose.usecases.designations import Designations
from ccgcompose.usecases.editing import Editing
from ccgcompose.usecases.evidence import Evidence
from ccgcompose.usecases.export import Export
from ccgcompose.usecases.holds import Holds
from ccgcompose.usecases.intake import IntakeOfMany
from ccgcompose.usecases.library import Library
from ccgcompose.usecases.library_import import LibraryImport
from ccgcompose.usecases.library_report import LibraryReport
from ccgcompose.usecases.links import Links
from ccgcompose.usecases.past import Past
from ccgcompose.usecases.people import People
from ccgcompose.usecases.permissions import Permissions
from ccgcompose.usecases.personal import Personal
from ccgcompose.usecases.pictured import PicturedReader
from ccgcompose.usecases.policy import Policy
from ccgcompose.usecases.reminders import Reminders
from ccgcompose.usecases.review import Review
from ccgcompose.usecases.schedule import Schedule
from ccgcompose.usecases.set_up import SetUp
from ccgcompose.usecases.settle import Settle
from ccgcompose.usecases.sign_in import SignIn
from ccgcompose.usecases.spoken import Spoken
from ccgcompose.usecases.tasks import Tasks
from ccgcompose.usecases.waivers import Waivers
from ccgcompose.usecases.withdrawing import Withdrawing


class Desk:
    """The use cases of one workspace. `publisher_name` names this process in leases."""

    def __init__(self, context: Context, publisher_name: str) -> None:
        self.clock = context.clock
        self.accounts = Accounts(context)
        self.account_care = AccountCare(context)
        self.account_lines = AccountLines(context)
        self.account_trial = AccountTrial(context)
        self.compose = Compose(context)
        self.consents = Consents(context)
        self.correct = Correct(context)
        self.deliver = Deliver(context, publisher_name)
        self.designations = Designations(context)
        self.evidence = Evidence(context)
        self.export = Export(context)
        self.holds = Holds(context)
        self.library = Library(context)
        self.editing = Editing(context, self.library)
        self.intake = IntakeOfMany(context, self.library)
        self.library_import = LibraryImport(context)
        self.library_report = LibraryReport(context)
        self.reminders = Reminders(context, self.library_report)
        self.links = Links(context.clock, context.links)
        self.past = Past(context)
        self.people = People(context)
        self.permissions = Permissions(context)
        self.personal = Personal(context.engine, context.clock)
        self.pictured = PicturedReader(context)
        self.policy = Policy(context)
        self.review = Review(context)
        self.schedule = Schedule(context)
        self.set_up = SetUp(context)
        self.settle = Settle(context)
        self.sign_in = SignIn(context)
        self.spoken = Spoken(context, self.library)
        self.waivers = Waivers(context)
        self.tasks = Tasks(context)
        self.withdrawing = Withdrawing(context)
