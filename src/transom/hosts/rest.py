"""When is a page quiet: nothing is going on in its session that will end by itself.

Owns the difference between work to wait for and work that never ends: a periodic callback is at rest after its first
call, a generator once it shows a value, a task that nobody awaits once it has gone round for a while. Looks into a
session's parts and changes nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from transom.components.component import Component
from transom.pane.function import ParamFunction
from transom.reactive.callables import name_of
from transom.reactive.runs import Run
from transom.reactive.slot import Slot
from transom.session.periodic import PeriodicCallback
from transom.session.session import Session

QUIET_SAMPLES = 3
SAMPLE_SECONDS = 0.02
LONGEST_PERIOD = 2000
"""Milliseconds; the first call of a periodic callback with a longer period is not waited for."""


async def at_rest(
    session: Session, opened: Callable[[], bool], until: float, samples: int = QUIET_SAMPLES
) -> tuple[str, ...]:
    """Wait until the page of `session` is quiet.

    Args:
        session: whose page.
        opened: whether the app's code has run.
        until: when to give up, on the loop's clock.
        samples: how often in a row nothing is to go on.

    Returns:
        The names of what is still going on; empty when all came to rest in time.
    """
    quiet = 0
    pending: tuple[str, ...] = ()
    rounds = _Rounds(session)
    while session.loop.time() < until:
        rounds.look()
        pending = tuple(sorted(set(_pending(session, rounds)))) if opened() else ("the app's code",)
        quiet = 0 if pending else quiet + 1
        if quiet == samples:
            return ()
        await asyncio.sleep(SAMPLE_SECONDS)
    return pending


def unfinished(components: Iterable[Component]) -> list[str]:
    """The names of functions whose newest value these components do not show yet, nor that it has failed."""
    fine = (each for each in components if getattr(each, "error", None) is None)
    slots = (slot for component in fine for slot, _ in _slots(component))
    return sorted({slot._name for slot in slots if slot.behind and slot._kind not in ("generator", "async_generator")})


class _Rounds:
    """Which runs that nobody awaits go round: they wait at one line again, for something else than before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waits: dict[Run[Any], tuple[Any, Any]] = {}
        self._since: dict[Run[Any], float] = {}

    def look(self) -> None:
        """Look at them once more."""
        for run in list(self._session.runs):
            if run.handled or run.where is None:
                continue
            place, awaited = run.where, getattr(run._coroutine, "cr_await", None)
            before = self._waits.get(run)
            self._waits[run] = (place, awaited)
            if before is not None and before[0] == place and before[1] is not awaited:
                self._since.setdefault(run, self._session.loop.time())

    @property
    def endless(self) -> set[Run[Any]]:
        """Those that have done so for as long as a timer is waited for."""
        late = self._session.loop.time() - LONGEST_PERIOD / 1000
        return {run for run, since in self._since.items() if since <= late}


def _pending(session: Session, rounds: _Rounds) -> Iterator[str]:
    """The names of what the page still waits for."""
    timers = [timer for timer in _timers(session) if timer.running]
    repeated = {name_of(timer.callback): timer for timer in timers}
    yield from (name for name, timer in repeated.items() if _awaited(timer))
    endless = {*_streaming(session), *rounds.endless}
    yield from (run.name for run in list(session.runs) if run not in endless and run.name not in repeated)
    # Their steps in worker threads hold the turn too; whatever else does will give it back.
    if not endless and not any(timer._calling for timer in timers) and not session.turn.free:
        yield "a callback"


def _timers(session: Session) -> list[PeriodicCallback]:
    owners = (getattr(function, "__self__", None) for function in session.farewell.pending)
    return [owner for owner in owners if isinstance(owner, PeriodicCallback)]


def _awaited(timer: PeriodicCallback) -> bool:
    """Whether its first call is still to come or going on."""
    first = timer.counter == 0 or (timer.counter == 1 and timer._calling)
    return first and timer.period <= LONGEST_PERIOD


def _streaming(session: Session) -> Iterator[Run[Any]]:
    """The runs of generators that have shown a value: nobody knows whether they end."""
    for node in list(session.view.tree.nodes.values()):
        component = node.component
        for slot, shows in _slots(component):
            if slot._run is not None and slot._kind in ("generator", "async_generator") and shows:
                yield slot._run


def _slots(component: Component) -> Iterator[tuple[Slot, bool]]:
    if isinstance(component, ParamFunction) and component._slot is not None:
        yield component._slot, bool(component.children)
    for name, slot in (component._slots or {}).items():
        yield slot, getattr(component, name) != component._info.parameters[name].default
