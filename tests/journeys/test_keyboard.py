"""A file comes in and goes out again without a mouse: every step is reached by Tab, and seen."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import SOON, Arriving, Visitor

FILE = "Indikator;Enhet;kv 1 2030;kv 2 2030\nTrygghetsindex;index;72;73\nTomma lokaler;%;8,1;7,9\n"
FAR, NEAR = 60, 20  # presses of Tab: to anything on the page, to what a step ends with
# What has the focus: its name as it is heard, and whether it can be seen that it has it.
FOCUS = """() => {
  const at = document.activeElement;
  const own = at.closest("label, [role=radio], button, [data-baseweb], section, a") || at;
  const drawn = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
      || style.boxShadow !== "none";
  };
  let seen = false;
  for (let one = at; one && one !== document.body && !seen; one = one.parentElement)
    seen = drawn(one) || (one !== at && one.matches(":focus-within") && drawn(one));
  const box = at.getBoundingClientRect();
  return {
    name: (at.getAttribute("aria-label") || at.innerText || own.innerText || "").trim(),
    seen, tag: at.tagName, inView: box.bottom > 0 && box.top < innerHeight,
  };
}"""

# A figure is made narrow, which changes nothing but a size; can the next frames reach it?
NARROWED = """async (box) => {
  const reached = [box.tabIndex];
  for (const width of ["300px", ""]) {
    box.style.width = width;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    reached.push(box.tabIndex);
  }
  return reached;
}"""


def tab_to(visitor: Visitor, name: str, within: int = FAR) -> Visitor:
    """Press Tab until what has a name has the focus, which can be seen."""
    passed = []
    for _ in range(within):
        visitor.page.keyboard.press("Tab")
        at = visitor.page.evaluate(FOCUS)
        passed.append(at["name"].splitlines()[-1:])  # the last line, after the icon
        if any(re.search(name, line) for line in passed[-1]):
            assert at["seen"], f"the focus is not seen on {at}"
            assert at["inView"], f"the focus is out of sight on {at}"
            return visitor
    raise AssertionError(f"{name} is not reached: {passed}")


def enters(visitor: Visitor, name: str, arrives: str = "") -> Visitor:
    """Go to what has a name and press Enter; at a new step the keys go on from its beginning."""
    tab_to(visitor, name, NEAR).page.keyboard.press("Enter")
    visitor.settled()
    if arrives:
        step = visitor.page.get_by_role("radio", name=arrives)
        expect(step).to_be_focused(timeout=SOON * 1000)
    return visitor


def chooses_the_file(visitor: Visitor) -> Visitor:
    told: Any = {"name": "kvartal.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    visitor.page.once("filechooser", lambda opened: opened.set_files(told))
    tab_to(visitor, "^Välj filer").page.keyboard.press("Enter")
    return visitor.sees("De första raderna").settled()


def test_a_file_comes_in_and_is_undone_by_keys_alone(writing: str, arrive: Arriving) -> None:
    visitor = chooses_the_file(arrive(writing).go("data"))
    enters(visitor, "^Nästa$", "2 Tabell").sees("Rubrikrad")
    enters(visitor, "^Nästa$", "3 Betydelse").sees("Vad raderna handlar om")
    enters(visitor, "^Nästa$", "4 Skillnad").sees("Vad som skulle ändras")
    enters(visitor, "^Tillbaka$", "3 Betydelse").sees("Vad raderna handlar om")
    enters(visitor, "^Nästa$", "4 Skillnad").sees("4 nya")
    enters(visitor, "^Importera$").sees(re.compile("Filerna finns i planen"))
    tab_to(visitor, "^Ångra en ändring").page.keyboard.press("ArrowDown")
    visitor.page.get_by_role("option").first.wait_for()
    visitor.page.keyboard.press("Enter")
    enters(visitor.settled(), "^Ångra ändringen$").sees("Ändringen är ångrad.")
    assert visitor.complaints == []


def test_what_begins_to_scroll_is_reached_by_keys_from_then_on(
    reading: str, arrive: Arriving
) -> None:
    box = arrive(reading).go("scenarios").page.locator(".st-key-scroll_wind_tunnel")
    assert box.evaluate(NARROWED) == [-1, 0, -1]
