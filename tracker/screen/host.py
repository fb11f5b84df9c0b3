"""Where the server listens."""

from streamlit import config


def bound_to() -> str | None:
    """Give the address that the server is bound to; None is every one, or one we do not know."""
    address = config.get_option("server.address")
    return str(address) if address else None
