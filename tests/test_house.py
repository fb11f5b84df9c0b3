"""The house's own rules, where no linter can see them."""

import ast
import itertools
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenarios.kinds import KINDS

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGES = ("scenarios", "tracker", "demo", "benchmarks")
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# They belong to acts: KINDS would be read wrongly from a file if a kind had one of them.
RESERVED = {
    "revision", "act", "effective_on", "review", "trigger", "reason", "author",
    "decision", "rests_on", "until", "successor",
}  # fmt: skip
# Lists that one looks things up in are read otherwise than code.
LISTS = {"scenarios/errors.py", "scenarios/fields.py", "scenarios/kinds/futures.py"}
VAGUE = {"utils", "helpers", "common", "manager", "base", "misc"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^ *(-i|-f|--\w*index\w*|--find-links|--trusted-host)\b", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_requirement_has_one_version_and_a_hash(lock: Path) -> None:
    logical_lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    requirements = [line for line in logical_lines if line and not line.startswith("#")]
    assert requirements
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+(\[\S+\])?==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", requirement), (
            requirement
        )


@pytest.mark.parametrize("name", ["run", "test", "peers"])
def test_everything_wanted_is_locked(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)(?:\[\S+\])?==", lock))
    assert wanted(name) | wanted("run") <= locked


@pytest.mark.parametrize("name", ["run", "test"])
def test_an_extra_is_locked_with_its_package(name: str) -> None:
    """Without it an older pip looks past the lock as soon as a newer version comes out."""
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    wished = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    for package in re.findall(r"(?m)^[\w-]+\[\w+\]", wished):
        assert f"\n{package}==" in lock


def test_a_package_has_the_same_version_in_every_lock() -> None:
    seen: dict[str, str] = {}
    for lock in LOCKS:
        for package, version in versions(lock).items():
            assert seen.setdefault(package, version) == version, package


def versions(lock: Path) -> dict[str, str]:
    """Answer the version of each package; one that depends on the machine stands once for each."""
    pinned = r"(?m)^([a-z0-9-]+)(?:\[\S+\])?==(\S+)( ; .*)? \\$"
    found = re.findall(pinned, lock.read_text(encoding="utf-8"))
    return {name + marker: version for name, version, marker in found}


def wanted(name: str) -> set[str]:
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {re.sub(r"[._]", "-", found[0]).lower() for found in names if found}


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^([a-z]+):", makefile))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_a_document_names_only_words_that_make_knows(document: str) -> None:
    said = set(re.findall(r"(?m)(?:^|`)make ([a-z]+)", (ROOT / document).read_text("utf-8")))
    assert said
    assert said <= targets()


def test_the_first_two_commands_of_the_readme_do_everything() -> None:
    block = re.search(r"(?s)```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"))
    assert block
    commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["make run", "make test"]


def test_every_word_of_make_is_explained_above_it() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    for above, line in itertools.pairwise(lines):
        if re.match(r"[a-z]+:", line):
            assert above.startswith("# "), line


def test_imports_point_one_way() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    checked = subprocess.run(
        [*command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_kind_has_a_field_that_belongs_to_acts() -> None:
    for kind in KINDS.values():
        assert not RESERVED & set(kind.columns), kind.name


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_module_says_what_it_is_for() -> None:
    assert [
        named(path) for path in MODULES if not ast.get_docstring(ast.parse(text_of(path)))
    ] == []


def test_every_module_has_a_telling_name() -> None:
    assert [named(path) for path in MODULES if VAGUE & {path.stem, path.parent.name}] == []


def test_every_module_has_a_size_one_can_read() -> None:
    sizes = {named(path): text_of(path).count("\n") for path in MODULES}
    limits = {name: 450 if name in LISTS else 300 for name in sizes}
    assert {name: size for name, size in sizes.items() if size > limits[name]} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{named(path)}: {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in MODULES
        if "steps" not in path.parts  # a step of the database lists what it makes, once and for all
        for function in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def imported(folder: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_the_domain_needs_only_the_standard_library_numpy_and_pandas() -> None:
    outside = set(imported("scenarios")) - set(sys.stdlib_module_names) - {"scenarios"}
    assert outside <= {"numpy", "pandas"}


# Starlette and uvicorn are what Streamlit runs on, anyio what they run on.
BROUGHT = {"starlette", "uvicorn", "anyio"}
# Named in the address of a database, not imported.
BY_NAME = {"psycopg"}
# Packages that are imported under another name.
CALLED = {"docx": "python-docx"}


def test_what_the_application_imports_is_what_it_says_it_needs() -> None:
    ours = {"scenarios", "tracker", "streamlit_app"}
    outside = {*imported("scenarios"), *imported("tracker")} - set(sys.stdlib_module_names) - ours
    packages = {CALLED.get(name, name.replace("_", "-")) for name in outside}
    assert packages - BROUGHT == wanted("run") - BY_NAME


def test_a_wheel_carries_everything_the_application_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", tmp_path, copy_of_the_source(tmp_path)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    assert set(tracked("scenarios", "tracker", "streamlit_app.py")) <= carried


def copy_of_the_source(folder: Path) -> Path:
    source = folder / "source"
    for name in tracked():
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return source


def tracked(*under: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *under],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_version_has_its_place_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{PROJECT['project']['version']}]" in changelog
