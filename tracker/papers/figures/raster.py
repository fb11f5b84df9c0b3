"""A figure as a PNG, for the form of paper that has no place for SVG."""

import json

import typst

SHARP = 170.0  # dots an inch: as fine as an office prints
TEMPLATE = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#image(bytes(json(bytes(sys.inputs.told)).picture), format: "svg", width: 164mm)"""


def raster(picture: str) -> bytes:
    """Give an SVG as the dots of a PNG, as wide as a page's text."""
    told = {"told": json.dumps({"picture": picture}, ensure_ascii=False)}
    made = typst.compile(
        TEMPLATE, sys_inputs=told, ignore_system_fonts=True, format="png", ppi=SHARP
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made
