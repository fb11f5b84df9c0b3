"""The demonstration workspace Väderåsa, an archive in each language, ready to be replayed."""

from pathlib import Path

NAME = "demo"
LANGUAGES = ("sv", "en")


def archive(language: str) -> Path:
    """Give the archive in a language; languages it is not written in get the English one."""
    known = language if language in LANGUAGES else "en"
    return Path(__file__).parent / f"vaderasa-{known}.zip"
