"""Import profiles: what an office's own file means, written once for all of its sort."""

from pathlib import Path

from tracker.exchange.faults import Fault
from tracker.exchange.profiles.profile import Brought, Cells, Correction, Profile, Reads, Wide
from tracker.exchange.profiles.told import (
    ProfileUnclear,
    ProfileUnreadable,
    profile_of,
    profile_told,
)
from tracker.words import N_

__all__ = [
    "Brought",
    "Cells",
    "Correction",
    "NoSuchProfile",
    "Profile",
    "ProfileUnclear",
    "ProfileUnreadable",
    "Reads",
    "Wide",
    "profile_at",
    "profile_of",
    "profile_told",
    "shipped",
]
SHIPPED = Path(__file__).parent


class NoSuchProfile(Fault):
    """A profile that is neither a file nor one of those that come along."""

    message = N_("There is no profile “{profile}”. Give a JSON file, or one of: {shipped}.")


def shipped() -> list[str]:
    """Give the names of the profiles that come along."""
    return sorted(path.stem for path in SHIPPED.glob("*.json"))


def profile_at(path: str) -> Profile:
    """Read a profile from a file, or one that comes along by its name."""
    found = Path(path)
    if not found.is_file():
        found = SHIPPED / f"{path}.json"
    if path not in shipped() and not Path(path).is_file():
        raise NoSuchProfile(profile=path, shipped=", ".join(shipped()))
    return profile_of(found.stem, found.read_bytes())
