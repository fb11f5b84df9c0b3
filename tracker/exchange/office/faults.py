"""Every reason why a cell, a row or a whole office file is read otherwise than it stands, or not.

Fault
├── the file       ColumnsMissing, MustBeSaid
├── one row        NeitherKeyNorTitle, UnknownName
├── one cell       NotInMap, and in signs and days: NoNumber, EitherNumber, EitherDay
└── what is told   NotUsed, SignReplaced, ReadAsEmpty, ReadAsDefault, ReadOnOneLine,
                   SaysNothing, StaysAsItIs, FirstHolds
"""

from tracker.exchange.faults import Fault
from tracker.words import N_


class MustBeSaid(Fault):
    """Something about a file that only somebody can say."""

    message = N_("{asked} Say it in a profile, under {place}, or in the browser.")


class ColumnsMissing(Fault):
    """A file that its profile does not fit."""

    message = N_(
        "The profile {profile} no longer fits: no row has the headings {columns}."
        " New in the file: {fresh}. Mend the profile or choose another."
    )


class NotInMap(Fault):
    """A word that the profile gives no meaning."""

    message = N_("The profile gives “{value}” no meaning. Add it to the value map, or a default.")


class NeitherKeyNorTitle(Fault):
    """A row that names no record."""

    message = N_("The row has neither a key in {key} nor a title, so it names no record.")


class UnknownName(Fault):
    """A name that no record has."""

    message = N_(
        "No {kind} is called “{value}”. Say which one is meant, that it is new, or leave it out."
    )


class NotUsed(Fault):
    """A column that becomes nothing."""

    message = N_("The column “{column}” was not used.")


class SignReplaced(Fault):
    """A byte that no encoding explains, replaced as the profile says."""

    message = N_("A byte that is no text was replaced by “�”, as the profile says.")


class ReadAsEmpty(Fault):
    """A cell that says nothing the field can hold, emptied as the profile says."""

    message = N_("“{value}” was read as no value, as the profile says.")


class ReadAsDefault(Fault):
    """A word without a meaning of its own, read as the profile's default."""

    message = N_("“{value}” was read as {meaning}, as the profile says.")


class ReadOnOneLine(Fault):
    """A text of several lines in a field of one."""

    message = N_("The line breaks in “{value}” were read as spaces.")


class SaysNothing(Fault):
    """A sign where a number would stand."""

    message = N_("“{value}” is a sign and no number, so it was read as no value.")


class StaysAsItIs(Fault):
    """A sign for a value that the plan knows."""

    message = N_("“{value}” says that there is no value. The plan's own {known} stays.")


class FirstHolds(Fault):
    """A continuation row that says otherwise than the row it continues."""

    message = N_("{kind} {key} already has {field} from row {row}, so “{value}” was passed over.")
