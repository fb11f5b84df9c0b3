"""Browser windows that are opened once and looked through by one visitor after another.

What a browser has read and compiled once it need not read again; who looked through it, it forgets.
"""

from contextlib import suppress

from playwright.sync_api import Browser, Error, Page

NOWHERE = "about:blank"
FORGET = "localStorage.clear(); sessionStorage.clear()"
# A browser that is offline keeps the sockets it has, so what cuts them is laid in beforehand.
CUT = """(() => {
  const lines = [], Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) { super(...given); lines.push(this); }
  };
  window.cut = () => lines.forEach((line) => line.close());
})()"""


class Windows:
    """The windows of one browser, and which of them nobody looks through."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: list[Page] = []

    def take(self, address: str, width: int, height: int, scheme: str) -> Page:
        """Give a window of this size in which nobody has been at this address."""
        page = self.free.pop() if self.free else self._made()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"{address}/healthz")  # a page of the same place that does nothing
        page.evaluate(FORGET)
        return page

    def give_back(self, page: Page) -> None:
        """Leave the page with all its cookies; a window that does not let one leave is closed."""
        try:
            page.context.set_offline(False)
            page.mouse.move(-1, -1)
            page.goto(NOWHERE)
            page.context.clear_cookies()
            self.free.append(page)
        except Error:
            with suppress(Error):
                page.context.close()

    def close(self) -> None:
        """Close all that nobody looks through."""
        while self.free:
            self.free.pop().context.close()

    def _made(self) -> Page:
        page = self.browser.new_context(locale="sv-SE").new_page()
        page.add_init_script(CUT)
        return page
