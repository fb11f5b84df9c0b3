"""Where a press on a point leads: to the record that it shows, with its whole story.

A trace names the places of its points in `meta`, one for each point, or a row of them for each row
of cells; screen/points.js follows them.
"""

from urllib.parse import urlencode


def leads_to(kind: str, *parts: str) -> str:
    """Give the address of a record's page, by its code or by what it joins."""
    return f"record?{urlencode({'kind': kind, 'key': '/'.join(parts).rstrip('/')}, safe='/')}"
