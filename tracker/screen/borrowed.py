"""Streamlit's own words, which are English and mostly only heard, and ours in their place."""

from collections.abc import Mapping

from tracker.words import N_, Words

WHAT = "{what}"
MORE = N_("more")
WORDS = (
    N_("Navigate to home page"),
    N_("App pages"),
    N_("Sidebar"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Open"),
    N_("Clear all"),
    N_("Choose date"),
    N_("Clear value"),
    N_("Pagination"),
    N_("Previous page"),
    N_("Next page"),
    N_("Close"),
    N_("No results"),
)
MAKING, MADE = N_("Making the file …"), N_("The file is ready.")
FAILED = N_("The file could not be made. Try again.")
FAILURES = (
    "Failed to generate file for download",
    "Download failed",
    "Request timed out",
    "Connection closed",
)
BEGINNINGS = (
    N_("Help for {what}"),
    N_("Page {what}"),
    N_("Shortcut {what}"),
    N_("Remove {what}"),
    N_("year, {what}"),
    N_("month, {what}"),
    N_("day, {what}"),
    N_("Add: {what}"),
)
CHOOSING_FILES = (
    "[data-testid='stFileUploaderDropzone'] [data-testid='stBaseButton-secondary']",
    "[data-testid='stFileUploaderDropzoneInput']",
)


def borrowed(words: Words) -> dict[str, Mapping[str, str] | str]:
    """Give what the page needs to say in our words what Streamlit says in its own."""
    choose = words.say("Choose files, or drop them here")
    begins = {text.removesuffix(WHAT): words.say(text, what="") for text in BEGINNINGS}
    return {
        "places": dict.fromkeys(CHOOSING_FILES, choose),
        "same": {text: words.say(text) for text in WORDS},
        "begins": begins,
        "files": {"making": words.say(MAKING), "made": words.say(MADE)},
        "failures": dict.fromkeys(FAILURES, words.say(FAILED)),
        "more": words.say(MORE),
    }
