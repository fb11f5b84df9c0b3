"""The contenders, one file each; a peer that is not installed is named as absent."""

import importlib

from benchmarks.peers.contender import Contender

MODULES = {
    "ours": "ours",
    "floor": "floor",
    "polars": "polars_table",
    "pandas": "pandas_table",
    "duckdb": "duckdb_file",
    "sqlite": "sqlite_rows",
    "postgresql": "postgresql_ranges",
    "mariadb": "mariadb_versioning",
    "django-simple-history": "simple_history_models",
    "sqlalchemy-continuum": "continuum_models",
}


def contender(name: str) -> Contender | str:
    """Give a contender ready to be loaded, or say why it is absent."""
    try:
        module = importlib.import_module(f"benchmarks.peers.{MODULES[name]}")
    except ImportError as missing:
        return f"{missing.name} is not installed; `make peers` installs it"
    made: Contender = module.PEER()
    return made.available() or made
