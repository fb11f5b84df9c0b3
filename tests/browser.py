"""Find a Chrome or Chromium for the browser tests, and get one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BUNDLES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


def installed() -> str | None:
    """Answer the path of the Chrome or Chromium of this machine, if it has one."""
    chosen = os.environ.get("CHROME")
    on_path = (shutil.which(name) for name in NAMES)
    bundled = (str(path) for path in BUNDLES if path.exists())
    return chosen or next(filter(None, (*on_path, *bundled)), None)


def launch_arguments() -> list[str]:
    """Answer what Chromium must be told: its sandbox refuses root, small machines lack /dev/shm."""
    arguments = ["--disable-dev-shm-usage"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return arguments


def get() -> None:
    """Install a browser: Debian's Chromium where apt may be used, else Playwright's own."""
    apt = Path(__file__).parent.parent / "scripts" / "apt"
    if subprocess.run([apt, "chromium"], check=False).returncode != 0:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Say which browser the tests will use, after getting one if need be."""
    if installed() is None and not _playwright_has_one():
        get()
    print("Browser for the tests:", installed() or "Playwright’s own Chromium")


def _playwright_has_one() -> bool:
    caches = (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""),
        "~/.cache/ms-playwright",
        "~/Library/Caches/ms-playwright",
    )
    return any(list(Path(cache).expanduser().glob("chromium-*")) for cache in caches if cache)


if __name__ == "__main__":
    main()
