"""Hold what the tests reached against what they must reach: the whole domain, most of the rest."""

import subprocess
import sys

WANTED = {"scenarios": 100, "tracker": 90}


def main() -> None:
    """Say how much of each package was reached; where it is too little, list the rest and fail."""
    sys.exit(max(_report(package, least) for package, least in WANTED.items()))


def _report(package: str, least: int) -> int:
    command = [sys.executable, "-m", "coverage", "report", f"--include={package}/*"]
    reached = subprocess.run(
        [*command, "--format=total"], capture_output=True, text=True, check=True
    )
    print(f"{package}: {reached.stdout.strip()} % of lines and branches reached, {least} % wanted")
    if int(reached.stdout) >= least:
        return 0
    subprocess.run(command, check=True)
    return 1


if __name__ == "__main__":
    main()
