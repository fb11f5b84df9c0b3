"""A MariaDB server of our own, on a folder and a socket of its own, stopped by its own number."""

import getpass
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import pymysql

SETTINGS = (
    "--skip-networking",
    "--skip-log-bin",
    "--local-infile=1",
    "--innodb-buffer-pool-size=1G",
    "--default-time-zone=+00:00",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_bin",
)


class Server:
    """A server of our own, on a folder and a socket of its own."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="mariadb-", ignore_cleanup_errors=True)
        self.data = Path(self.folder.name) / "data"
        self.socket = Path(self.folder.name) / "socket"
        me = f"--user={getpass.getuser()}"
        plain = ("--auth-root-authentication-method=normal", "--skip-test-db", me)
        made = ["mariadb-install-db", "--no-defaults", f"--datadir={self.data}", *plain]
        subprocess.run(made, check=True, capture_output=True)
        self.process = subprocess.Popen(
            [
                program() or "",
                "--no-defaults",
                f"--datadir={self.data}",
                f"--socket={self.socket}",
                f"--pid-file={self.folder.name}/pid",
                me,
                *SETTINGS,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def connect(self, patience_s: float = 60) -> Any:
        """Connect as soon as the server answers."""
        until = time.monotonic() + patience_s
        while True:
            try:
                where = {"unix_socket": str(self.socket), "user": "root", "local_infile": True}
                return pymysql.connect(**where, autocommit=True, charset="utf8mb4")
            except pymysql.OperationalError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self.process.terminate()
        self.process.wait(timeout=60)
        self.folder.cleanup()


def program() -> str | None:
    """Give where the server's program lies, None when it is not installed."""
    return shutil.which("mariadbd") or shutil.which("mariadbd", path="/usr/sbin")
