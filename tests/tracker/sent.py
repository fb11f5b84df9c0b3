"""What a page sends to the browser: how much, and how many widgets stand on it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import app_test
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from tests.tracker import stage

WIDGETS = frozenset({
    "button", "button_group", "camera_input", "chat_input", "checkbox", "color_picker",
    "date_input", "date_time_input", "download_button", "feedback", "file_uploader", "fold",
    "link_button", "menu_button", "multiselect", "number_input", "pagination", "radio", "selectbox",
    "slider", "text_area", "text_input", "time_input",
})  # fmt: skip


class Sent(NamedTuple):
    """What one run of a page sent."""

    bytes: int
    elements: Counter[str]

    @property
    def widgets(self) -> int:
        """How many widgets stand on it."""
        return sum(count for name, count in self.elements.items() if name in WIDGETS)


def sent(
    draw: Callable[[], Any], session: Mapping[str, Any] | None = None, *, unfolded: bool = False
) -> Sent:
    """Draw a page and tell what it sent: as it is opened, or with every table unfolded."""
    with _heard() as messages:
        test = stage.play(draw, session)
        if unfolded:
            stage.unfolded(test)
    counted = Counter(_kind(one.delta) for one in messages if one.HasField("delta"))
    return Sent(sum(message.ByteSize() for message in messages), counted)


def _kind(delta: Delta) -> str:
    """Tell what is drawn; a fold that is told to the server is one that acts like a widget."""
    if delta.HasField("new_element"):
        return str(delta.new_element.WhichOneof("type"))
    return "fold" if delta.add_block.expandable.id else "block"


@contextmanager
def _heard() -> Iterator[list[ForwardMsg]]:
    """Hear what is sent meanwhile."""
    messages: list[ForwardMsg] = []

    class Heard(LocalScriptRunner):
        def forward_msgs(self) -> list[ForwardMsg]:
            found = super().forward_msgs()
            messages[:] = found
            return found

    with patch.object(app_test, "LocalScriptRunner", Heard):
        yield messages
