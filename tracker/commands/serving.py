"""serve: start the application."""

import os
from collections.abc import Mapping
from typing import Any

import streamlit_app
from scenarios.errors import N_
from tracker import server
from tracker.commands.answers import Answer, Asked
from tracker.commands.keeping import make_demonstration
from tracker.commands.places import address_of, store_of
from tracker.words import Words


def run(config: Mapping[str, Any]) -> None:
    """Run Streamlit's server until it is stopped."""
    streamlit_app.app.run(config=config)


def serve(asked: Asked, host: str, port: int, words: Words, *, with_demo: bool) -> Answer:
    """Start the application and wait until it is stopped."""
    os.environ["TRACKER_DATABASE"] = address_of(asked)
    store_of(asked)
    if with_demo:
        make_demonstration(asked, words.language)
    run(server.options(host, port))
    return Answer({"host": host, "port": port}, [words.say(N_("The application has stopped."))])
