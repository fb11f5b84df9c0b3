"""What files would change, compared with the plan as it is."""

from functools import partial

from tracker.exchange.asked import Asked
from tracker.exchange.preview import Import, previewed
from tracker.forms.importing.awaiting import awaited
from tracker.visit import Visit

SEEN = "seen"


def seen(visit: Visit, asked: Asked) -> Import | None:
    """Give what files would change, or draw how far the comparing has come and give None."""
    task = partial(previewed, asked, visit.history, visit.today)
    return awaited(visit, SEEN, asked, task, long=asked.is_long)
