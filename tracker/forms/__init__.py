"""Forms derived from the kinds: add, change and take back any record."""

from tracker.forms.acts import acts
from tracker.forms.adding import add
from tracker.forms.drafts import tell, told
from tracker.forms.likelihoods import likelihoods
from tracker.forms.saving import PERSON, writer
from tracker.forms.undoing import undo_change

__all__ = ["PERSON", "acts", "add", "likelihoods", "tell", "told", "undo_change", "writer"]
