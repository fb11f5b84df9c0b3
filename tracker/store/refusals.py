"""Every reason why a database cannot be used as asked, each with one sentence.

StoreRefused
├── DatabaseAway, DatabaseBusy, NotOurDatabase, DatabaseTooOld, DatabaseTooNew
├── NotAName, NameTaken, NoSuchWorkspace, NoWorkspace, SeveralWorkspaces
├── TokenTaken, NoSuchToken
├── LogBroken, LogUnreadable, NotALog, NotEmpty, NoSuchRevision
└── NotABackup, BackupBroken
"""

from scenarios.errors import N_, Refused


class StoreRefused(Refused):
    """Something the database cannot do."""


class DatabaseAway(StoreRefused):
    """A database that does not answer."""

    message = N_("The database does not answer: {problem}")


class DatabaseBusy(StoreRefused):
    """Somebody else's write that takes too long."""

    message = N_("Somebody else has been writing for {seconds} seconds. Try again.")


class NotOurDatabase(StoreRefused):
    """A database that holds something else."""

    message = N_("The database holds other tables ({tables}). Name an empty database.")


class DatabaseTooOld(StoreRefused):
    """A database of an earlier edition of the application."""

    message = N_(
        "The database was made by an earlier edition ({found}; this one needs {needed})."
        " Make a backup, then run: scenario-tracker upgrade"
    )


class DatabaseTooNew(StoreRefused):
    """A database of a later edition of the application."""

    message = N_(
        "The database was made by a later edition ({found}; this one knows {needed})."
        " Install that edition."
    )


class NotAName(StoreRefused):
    """A text that cannot name a workspace."""

    message = N_(
        "“{name}” cannot name a workspace. Use 1 to 40 letters, digits, - and _,"
        " beginning with a letter or a digit."
    )


class NameTaken(StoreRefused):
    """The name of a workspace that is there."""

    message = N_("There is already a workspace called {name}.")


class NoSuchWorkspace(StoreRefused):
    """The name of a workspace that is not there."""

    message = N_("There is no workspace called {name}.")


class NotEmpty(StoreRefused):
    """A replay into a workspace with revisions."""

    message = N_(
        "The workspace already has {revisions} revisions. An archive is replayed only into one"
        " without any: make a new workspace, or import the archive's files."
    )


class NoWorkspace(StoreRefused):
    """A database without any workspace."""

    message = N_("There is no workspace yet. Make one with: scenario-tracker create NAME")


class SeveralWorkspaces(StoreRefused):
    """A database with several workspaces, and none was named."""

    message = N_("There are several workspaces: {names}. Say which one you mean.")


class DraftsLeft(StoreRefused):
    """A review to be finalised while somebody has begun something in it and not saved it."""

    message = N_(
        "{review} is not finalised: what is begun on {about} is not saved."
        " Save it, or throw it away."
    )


class TokenTaken(StoreRefused):
    """A name that another token of the workspace has."""

    message = N_("There is a token called {name} already. Revoke it first, or choose another name.")


class NoSuchToken(StoreRefused):
    """A token that the workspace does not have."""

    message = N_("There is no token called {name}.")


class LogBroken(StoreRefused):
    """A log that somebody has altered, or that is not whole."""

    message = N_("The log does not agree with its hashes from revision {position} on.")


class LogUnreadable(StoreRefused):
    """A log that is so damaged that it cannot even be read."""

    message = N_("The log is damaged. To learn from where on, run: scenario-tracker verify")


class NotALog(StoreRefused):
    """A log that agrees with its hashes and yet says what no plan can hold."""

    message = N_("Revision {position} cannot be replayed: {problem}")


class NoSuchRevision(StoreRefused):
    """A position that no revision has, or one whose text cannot be replaced."""

    message = N_("There is no revision {position} with a text that could be redacted.")


class NotABackup(StoreRefused):
    """A file that is no backup."""

    message = N_("{path} is not a backup of this application.")


class BackupBroken(StoreRefused):
    """A backup that was altered."""

    message = N_(
        "{path} was not restored: in the workspace {name} it does not agree with its hashes"
        " from revision {position} on."
    )


class Rewritten(Exception):
    """Tell a reader that the log it knows is not the one in the database any more."""
