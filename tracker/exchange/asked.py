"""What somebody asks to have brought in: files, as what, and on what terms."""

from dataclasses import dataclass, field

from tracker.exchange.compared.terms import Terms
from tracker.exchange.office.layout import Layout
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File

LONG = 400_000  # bytes; what is longer is read apart, while the page tells how far it has come


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Files to bring in, the kind or the profile they are read by, and the terms.

    `layout` is where things stand in the one file, if that was found out already.
    """

    files: tuple[File, ...]
    kind: str | None = None
    profile: Profile | None = None
    terms: Terms = field(default_factory=Terms)
    layout: Layout | None = field(default=None, compare=False)

    @property
    def is_long(self) -> bool:
        """Whether reading takes so long that nobody should have to wait for it."""
        return sum(len(file.data) for file in self.files) > LONG
