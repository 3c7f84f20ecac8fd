"""`declared`: what an author's modules ask of the process before there is any server, or beside one.

Holds plans and callbacks only, nothing of a session: each server takes from it what it is to do. Named schedules run
in one server of the process at a time, the first that has started; when it closes, the next takes over.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

from transom.process.created import Created
from transom.process.plan import Plan
from transom.process.schedules import Schedules
from transom.reactive.context import session_var


class Declared:
    """The schedules and callbacks of the process.

    Concurrency: from any thread.
    """

    def __init__(self) -> None:
        self.created = Created()
        self._plans: dict[str, Plan] = {}
        self._servers: list[weakref.ref[Schedules]] = []

    @property
    def servers(self) -> list[Schedules]:
        """The schedules of the servers that go on, oldest first."""
        servers = [server for each in self._servers if (server := each()) is not None]
        return [server for server in servers if not server.closed and not server.loop.is_closed()]

    def schedule(self, plan: Plan) -> None:
        """Follow `plan`, now or when there is a server."""
        self._plans[plan.name] = plan
        for server in self.servers[:1]:
            server.add(plan)

    def attach(self, server: Schedules) -> None:
        """A server has started."""
        self._servers = [*map(weakref.ref, self.servers), weakref.ref(server)]
        self._hand_over()

    def detach(self, server: Schedules) -> None:
        """A server is closing; what it did here goes to the next."""
        self._servers = [weakref.ref(each) for each in self.servers if each is not server]
        self._hand_over()

    def _hand_over(self) -> None:
        for server in self.servers[:1]:
            for plan in tuple(self._plans.values()):
                server.add(plan)

    def cancel(self, name: str, *, wait: bool) -> bool:
        """End the schedule of that name, wherever it was asked for; whether there was one."""
        known = self._plans.pop(name, None) is not None
        return any([known, *(server.cancel(name, wait=wait) for server in self.servers)])


declared = Declared()
"""Of this process."""


def schedule(plan: Plan) -> None:
    """Follow `plan`: what a page asks for ends with its server, what a module asks for with the process."""
    owner = session_var.get()
    if owner is None:
        declared.schedule(plan)
    else:
        owner.process.resource(Schedules, _no_server).add(plan)


def cancel_schedule(name: str, *, wait: bool = False) -> None:
    """End a schedule.

    Raises:
        KeyError: there is none of that name.
    """
    if not declared.cancel(name, wait=wait):
        known = sorted({each for server in declared.servers for each in server.names})
        raise KeyError(f"There is no schedule {name!r}. There are: {', '.join(known) or 'none'}.")


def on_created(callback: Callable[..., Any]) -> None:
    """Call `callback` for each new session: of this server when a page asks, else of the process."""
    owner = session_var.get()
    if owner is None:
        declared.created.add(callback, fresh=False)
    else:
        owner.process.resource(Created, _no_server).add(callback, fresh=True)


def _no_server() -> Any:
    raise RuntimeError("This session was made without a registry, so there is no server to run this.")
