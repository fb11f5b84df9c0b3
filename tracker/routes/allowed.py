"""Who may read a plan over HTTP: whoever has a token of it, or sits at the machine it runs on."""

from starlette.requests import Request

from scenarios.errors import N_, Refused
from tracker.accounts import ROLES, Permission
from tracker.screen.host import bound_to
from tracker.store import Store

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")


class NoEntry(Refused):
    """A request without a token that may read the plan."""

    message = N_("This needs a token that may read “{workspace}”, sent as Authorization: Bearer.")


def demand_reading(request: Request, store: Store, workspace: str) -> None:
    """Refuse a request that may not read a workspace."""
    if not (_is_at_home(request) or _has_token(request, store, workspace)):
        raise NoEntry(workspace=workspace)


def _is_at_home(request: Request) -> bool:
    """Tell whether a request comes from the machine itself, to a server that others cannot reach.

    One that a server in front has passed on comes from elsewhere, whatever its last step.
    """
    client = request.client.host if request.client else ""
    passed_on = any(name in request.headers for name in PASSED_ON)
    return {client, bound_to()} <= LOOPBACK and not passed_on


def _has_token(request: Request, store: Store, workspace: str) -> bool:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    token = store.tokens().known(secret.strip()) if scheme.lower() == "bearer" else None
    if token is None or token.workspace != workspace:
        return False
    return Permission.READ in ROLES.get(token.role, ())
