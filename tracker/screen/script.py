"""The script that Streamlit runs for every visit."""

from tracker.screen import show

show()
