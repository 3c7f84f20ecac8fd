"""`state`: a read-through facade over the current session.

It stores nothing: what belongs to a page is the session's.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar, cast

import param

from transom.diagnostics.absent import absent
from transom.errors import NoSessionError
from transom.options import current_defaults
from transom.process.cron import At, Period
from transom.process.declared import cancel_schedule, on_created, schedule
from transom.process.plan import plan
from transom.reactive.cache import as_cached
from transom.reactive.cache_store import clear_all
from transom.reactive.callables import checked_function
from transom.reactive.calling import rest_of
from transom.reactive.context import current_owner, session_var
from transom.reactive.of_param import executor
from transom.session.activity import Activity
from transom.session.document import Document
from transom.session.notifications import Notifications
from transom.session.page_info import Headers, PageInfo, arguments
from transom.session.periodic import PeriodicCallback, periodic
from transom.session.session import Session
from transom.session.sink import Handler, checked
from transom.template.location import Location, location_of
from transom.template.page import Page
from transom.template.roots import template_of

R = TypeVar("R")
_PYODIDE = sys.platform == "emscripten"


class State:
    """What the running code may ask of its page."""

    cache: dict[Any, Any]
    """Shared by all sessions of the process; yours to fill."""

    def __init__(self) -> None:
        self.cache = {}

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(absent("", "state", name, dir(self)))

    @property
    def _is_pyodide(self) -> bool:
        return _PYODIDE

    @property
    def _session(self) -> Session:
        return cast("Session", current_owner())

    @property
    def served(self) -> bool:
        """Whether the code runs in a page's session."""
        return session_var.get() is not None

    @property
    def page(self) -> PageInfo:
        """Route, address, theme, headers and cookies of the page.

        Raises:
            NoSessionError: outside of any session.
        """
        return self._session.info

    @property
    def location(self) -> Location:
        """The address of the page, to be read, set, watched and synced.

        Outside of any page it is `None`. Its type does not say so, since code of a page need not ask.
        """
        session = session_var.get()
        return location_of(session) if isinstance(session, Session) else cast("Location", None)

    @property
    def session_args(self) -> Mapping[str, list[bytes]]:
        """The fields of the query that the page was opened with, each with all its values; empty outside of a page.

        They are what a visitor has written: check them.
        """
        session = session_var.get()
        return arguments(session.info.url) if isinstance(session, Session) else {}

    @property
    def headers(self) -> Mapping[str, str]:
        """Of the request that opened the page's socket, by names in any case; empty outside of a page.

        But for those that a proxy of yours sets, they are what a visitor has written.
        """
        session = session_var.get()
        return Headers(session.info.headers if isinstance(session, Session) else {})

    @property
    def cookies(self) -> Mapping[str, str]:
        """Of the same request, to be read; empty outside of a page."""
        session = session_var.get()
        return MappingProxyType(session.info.cookies if isinstance(session, Session) else {})

    @property
    def base_url(self) -> str:
        """The path below which a proxy shows the server, with a slash at its end."""
        session = session_var.get()
        return session.info.base if isinstance(session, Session) else "/"

    @property
    def app_url(self) -> str | None:
        """The path of the app as the browser has it; `None` outside of a page."""
        session = session_var.get()
        return session.info.base + session.info.path.lstrip("/") if isinstance(session, Session) else None

    @property
    def curdoc(self) -> Document | None:
        """The page in the words of a Bokeh document, as code for Panel asks for it; `None` outside of a page."""
        session = session_var.get()
        return Document(session) if isinstance(session, Session) else None

    @property
    def user(self) -> None:
        """Nobody: Transom does not log users in. What a proxy says of them stands in `headers`."""

    @property
    def user_info(self) -> None:
        """Nothing, likewise."""

    @property
    def access_token(self) -> None:
        """None, likewise."""

    @property
    def refresh_token(self) -> None:
        """None, likewise."""

    @property
    def notifications(self) -> Notifications:
        """Messages in a corner of the page: `info`, `success`, `warning`, `error`, `send`, `clear`.

        As in Panel it is `None` outside of a page, and where `config.notifications` is off.
        """
        session = session_var.get()
        if not isinstance(session, Session) or not session.options.get("notifications", True):
            return cast("Notifications", None)  # who writes an app has a page, and need not ask
        return Notifications(session)

    @property
    def template(self) -> Page:
        """The page around what the script serves: its `sidebar`, `main`, `header` and `modal` are lists.

        Raises:
            NoSessionError: outside of any session.
        """
        return template_of(self._session)

    @property
    def busy(self) -> bool:
        """Whether something that the user has set off is going on in this page, also while it awaits."""
        session = session_var.get()
        return isinstance(session, Session) and session.busy

    @property
    def param(self) -> Any:
        """`busy` as a parameter: `spinner.value = state.param.busy`; of nobody, and never busy, outside of a page."""
        session = session_var.get()
        if not isinstance(session, Session):
            return _IDLE.param
        return session.resource(Activity, lambda: Activity(session)).param

    def sync_busy(self, indicator: Any) -> None:
        """Let the `value` of `indicator` say whether the page is busy.

        Args:
            indicator: a component with a boolean `value`.

        Raises:
            TypeError: it has none.
        """
        value = indicator.param["value"] if "value" in getattr(indicator, "param", ()) else None
        if not isinstance(value, param.Boolean):
            raise TypeError(f"sync_busy({indicator!r}): give a component with a boolean value, as LoadingSpinner.")
        indicator.value = self.param.busy

    def add_periodic_callback(
        self,
        callback: Callable[[], Any],
        period: int = 500,
        count: int | None = None,
        timeout: int | None = None,
        start: bool = True,
        stop_on_error: bool = False,
    ) -> PeriodicCallback:
        """Call `callback` every `period` milliseconds for as long as the page lives.

        Args:
            callback: `def` or `async def`, without arguments; it never overlaps itself.
            period: milliseconds from start to start; a call that takes longer skips the next.
            count: how many calls at most, 1 or more.
            timeout: milliseconds after which it stops.
            start: whether to start it now.
            stop_on_error: whether its first failure stops it; else it goes on, and equal failures are reported
                once a minute.

        Raises:
            NoSessionError: outside of any session.
            TypeError: `callback` cannot be called.
            ValueError: an option with a value that it cannot have.
        """
        checked_function(callback, "add_periodic_callback(refresh)")
        if session_var.get() is None:
            raise NoSessionError(
                "There is no page whose life add_periodic_callback() could follow. Write it in the app, or "
                "state.schedule_task(name, callback, period='1s') for what is called as long as the server lives."
            )
        options = {"period": period, "count": count, "timeout": timeout, "stop_on_error": stop_on_error}
        return periodic(self._session, callback, start=start, **options)

    def schedule_task(
        self,
        name: str,
        callback: Callable[[], Any],
        at: At | None = None,
        period: Period | None = None,
        cron: str | None = None,
        threaded: bool = False,
    ) -> None:
        """Call `callback` at given times for as long as the server lives, whether or not a page is open.

        A name stands for one schedule: when the code of a page names it again, it goes on with the newest function;
        when the function's code, its period or its cron text is another, it is replaced. It runs outside of any
        page and never overlaps itself: what comes due during a call is skipped. A failure is logged, and it goes on.

        Args:
            name: unique in the server.
            callback: `def`, which runs in a worker thread, or `async def`; without arguments.
            at: a datetime; an iterable of datetimes; or a function that is given the time of the last call, or the
                present, in UTC and returns the next in UTC, or `None`. Naive ones are local time, but for the
                function's, which are UTC. With `period` or `cron`, when to begin.
            period: a timedelta, or text such as "30s", "5m", "1h30m", "1d", "1w"; the first call is at once, or `at`.
            cron: minute, hour, day of month, month and day of week, in the zone of this machine.
            threaded: call it in a worker thread also when it is a coroutine function, with an event loop of its own.

        Raises:
            ValueError: no name, no time, or one that cannot be read.
            TypeError: `callback` cannot be called, or `at` is of another type.
        """
        schedule(plan(name, callback, at=at, period=period, cron=cron, threaded=threaded))

    def cancel_task(self, name: str, wait: bool = False) -> None:
        """End what `schedule_task` has begun.

        Args:
            name: its name.
            wait: let it be called once more, at its next time.

        Raises:
            KeyError: there is no schedule of that name.
        """
        cancel_schedule(name, wait=wait)

    @property
    def loaded(self) -> bool:
        """Whether the page has been shown to the user; `True` outside of any page."""
        session = session_var.get()
        return not isinstance(session, Session) or session._onload is None

    def onload(self, callback: Callable[[], Any]) -> None:
        """Call `callback` once the page has been shown to the user; outside of any page, now."""
        checked_function(callback, "onload(refresh)")
        if session_var.get() is None:
            _call_now(callback)
        else:
            self._session.on_load(callback)

    def on_session_created(self, callback: Callable[..., Any]) -> None:
        """Call `callback` for each new session, in it and before its script.

        Outside of any page it is for every session of the process. From an app's own code it is for sessions to come:
        each session runs that code again, and one function of a file is called once, the newest.

        Args:
            callback: `def` or `async def`; called with what is known of the page if it takes an argument. The page
                waits for it. A failure is reported and keeps nothing else from running.

        Raises:
            TypeError: it cannot be called.
        """
        on_created(callback)

    def on_session_destroyed(self, callback: Callable[..., Any]) -> None:
        """Call `callback`, once, when the page's session ends; outside of any page, at the end of each to come.

        Args:
            callback: `def` or `async def`; called with what is known of the page if it takes an argument.
                It may take five seconds; a `def` runs in a worker thread.
        """
        checked_function(callback, "on_session_destroyed(clean_up)")
        if session_var.get() is None:
            on_created(partial(_at_end, callback))
        else:
            self._session.on_destroyed(callback)

    def on_error(self, callback: Handler) -> None:
        """Call `callback` with each failure: in an app of its page, outside of one of all pages to come.

        Args:
            callback: `def` or `async def`; called with the exception, and with an `ErrorContext` if it must be given
                two arguments. It is an event of the page's session. What it raises is logged.

        Raises:
            TypeError: it cannot be called so.
        """
        defaults = current_defaults()
        defaults["on_error"] = (*defaults.get("on_error", ()), checked(callback, "on_error"))

    def as_cached(self, key: Any, fn: Callable[..., R], ttl: float | None = None, **kwargs: Any) -> R:
        """The result of `fn(**kwargs)`, computed once for `key` and these arguments, for all sessions.

        As `cache`, with a key of yours in place of the function: results are shared, concurrent calls compute once,
        a failure is not kept, and `fn` must not ask about the page.

        Args:
            key: what it is about; any value that `cache` can compare.
            fn: `def`, or `async def`: then await what this returns.
            ttl: seconds for which the result is kept; `None` for ever.
            kwargs: arguments of `fn`.

        Raises:
            TypeError: `fn` is a generator function, or an argument cannot be compared.
        """
        return as_cached(key, fn, ttl, kwargs)

    def clear_caches(self) -> None:
        """Forget what `cache` and `as_cached` keep, for all sessions; `state.cache` is left alone."""
        clear_all()

    def kill_all_servers(self) -> None:
        """End what `serve(…, threaded=True)` has begun in this process, and is still there."""
        importlib.import_module("transom.hosts.server.serving").stop_all()  # by its name: hosts lie above

    def execute(self, callback: Callable[[], Any]) -> None:
        """Apply `callback` as an event of the session, in order with the user's; outside of any page, now."""
        checked_function(callback, "execute(refresh)")
        if session_var.get() is None:
            _call_now(callback)
        else:
            self._session.apply(callback, function=callback)


class _Idle(param.Parameterized):
    """What `state.param` is about outside of any page."""

    busy = param.Boolean(default=False, constant=True)


_IDLE = _Idle()


def _call_now(callback: Callable[[], Any]) -> None:
    """Call it outside of any page; a coroutine goes to whoever runs those of Param's watchers."""
    coroutine = rest_of(callback())
    if coroutine is not None:
        executor()(lambda: coroutine)


def _at_end(callback: Callable[..., Any], info: PageInfo) -> None:
    """A session has begun: call `callback` when it ends."""
    del info
    state.on_session_destroyed(callback)


state = State()
