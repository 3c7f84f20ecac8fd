"""`cache`: a function that computes once for each set of arguments, whoever calls it.

Owns the decorator and where its results are: with the process, or with a session. How calls are compared is in
`cache_key`, how long results are kept and who computes them in `cache_store`.
"""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Callable, Coroutine, Hashable, Mapping
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, overload
from weakref import WeakSet

import param

from transom.reactive.cache_disk import DiskStore, File, folder_of
from transom.reactive.cache_flight import Launch, launch
from transom.reactive.cache_key import HashFuncs, Key, KeyMaker, function_name, shared_name
from transom.reactive.cache_stable import stable
from transom.reactive.cache_store import CacheInfo, Policy, Store
from transom.reactive.callables import kind_of, name_of
from transom.reactive.context import Owner, run_var, session_var
from transom.reactive.of_param import declared_of

P = ParamSpec("P")
Q = ParamSpec("Q")
S = TypeVar("S")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

_POLICIES: tuple[Policy, ...] = ("LRU", "LFU", "FIFO")


class Cached(Protocol[P, R_co]):
    """What `cache` makes of a function."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """The result for these arguments: kept, awaited or computed."""

    def clear(self) -> None:
        """Forget all results: those of this session where the cache is `per_session`."""

    def info(self) -> CacheInfo:
        """Hits, misses and size."""

    @overload
    def __get__(self, instance: None, owner: type, /) -> Cached[P, R_co]: ...
    @overload
    def __get__(self: Cached[Concatenate[S, Q], R], instance: S, owner: type | None = None, /) -> Cached[Q, R]: ...


@overload
def cache(
    function: Callable[P, R],
    /,
    *,
    max_items: int | None = None,
    policy: str = "LRU",
    ttl: float | None = None,
    hash_funcs: HashFuncs | None = None,
    per_session: bool = False,
    to_disk: bool = False,
    cache_path: str | Path | None = None,
) -> Cached[P, R]: ...
@overload
def cache(
    *,
    max_items: int | None = None,
    policy: str = "LRU",
    ttl: float | None = None,
    hash_funcs: HashFuncs | None = None,
    per_session: bool = False,
    to_disk: bool = False,
    cache_path: str | Path | None = None,
) -> Callable[[Callable[P, R]], Cached[P, R]]: ...
def cache(
    function: Callable[..., Any] | None = None,
    /,
    *,
    max_items: int | None = None,
    policy: str = "LRU",
    ttl: float | None = None,
    hash_funcs: HashFuncs | None = None,
    per_session: bool = False,
    to_disk: bool = False,
    cache_path: str | Path | None = None,
) -> Any:
    """Keep the results of a function: the same arguments are computed once, for all sessions.

    Concurrent calls with the same arguments compute once, and all get the result. A failure is raised to all of them
    and not kept. Results are shared and not copied: whoever changes one changes it for everybody.

    Args:
        function: `def`, `async def` or method; of `async def` the result is kept, not the coroutine.
        max_items: how many results are kept; `None` for any number.
        policy: which one goes for a new one: "LRU", the least recently used; "LFU", the least frequently used; "FIFO",
            the oldest.
        ttl: seconds for which a result is kept; `None` for ever.
        hash_funcs: for values that cannot be compared: their type, or its full name ("module.Type"), and a function
            that returns something hashable for a value.
        per_session: keep the results for one session, until it ends.
        to_disk: keep them in a file, so that they outlive the process and other processes of this user find them.
            Each call that finds one gets a copy of its own. Results are pickled, arguments must have contents to be
            compared by, and the function must stand in a file and enclose no variables of another.
        cache_path: the folder of that file, closed to other users; that of `config.cache_path` when omitted.

    Returns:
        The function, with `clear()` and `info()`.

    Raises:
        TypeError: generators cannot be cached; when called, an argument that cannot be compared.
        ValueError: an option with a value that it cannot have, or a function whose results cannot be on disk.
        SettingsError: when called, other users can write to the folder.

    Concurrency: a `def` computes in the thread that calls it; whoever calls it meanwhile with the same arguments waits
        in their thread, with the turn of their session if they hold it: on the event loop, that blocks it. A coroutine
        function is computed in a plain asyncio task with a context of its own, so that context variables of the caller
        are not set. It ends when all who wait for it are cancelled, not with the first of them. Neither runs in a
        session, and must not ask `state` about a page; with `per_session`, they do, and a coroutine is a run of it.
    """
    _check(max_items, ttl, hash_funcs)
    if to_disk and per_session:
        raise ValueError(
            "per_session=True and to_disk=True: what ends with a page is not kept on disk. Write one of them."
        )
    folder = folder_of(cache_path) if to_disk else None
    options = _Options(max_items, _policy(policy), ttl, dict(hash_funcs or {}), per_session, folder)
    if function is None:
        return functools.partial(_cached, options=options)
    return _cached(function, options)


def as_cached(key: Any, function: Callable[..., R], ttl: float | None, kwargs: dict[str, Any]) -> R:
    """The result of `function(**kwargs)` for a key of the author's; see `State.as_cached`."""
    _check(None, ttl)
    _check_function(function)
    found = KeyMaker("state.as_cached()", {}).key([("key", key), *sorted(kwargs.items())])
    compute: Any = functools.partial(function, **kwargs)
    if kind_of(function) == "coroutine":
        return cast("R", _by_key.aget(found, compute, ttl, launch))
    return cast("R", _by_key.get(found, functools.partial(_apart, compute), ttl))


@dataclass(frozen=True, slots=True)
class _Options:
    max_items: int | None
    policy: Policy
    ttl: float | None
    hash_funcs: HashFuncs
    per_session: bool
    folder: Path | None = None
    """Where results are that are to be on disk."""


class _Memo:
    """A function with its results."""

    def __init__(self, function: Callable[..., Any], options: _Options) -> None:
        self.function = function
        self.options = options
        self.name = f"{name_of(function)}()"
        self._signature = _signature_of(function)
        self._identity = self._identify()
        if self._identity is None:
            self._store = self._make()
        else:
            self._store = _shelf.store(function_name(cast("Any", function)), self._identity, self)

    def _identify(self) -> Hashable | None:
        """What the same function of another session shares; `None` for one whose results are its own."""
        name = shared_name(self.function)
        options = self.options
        if name is None:
            return None
        try:
            hashing = KeyMaker(self.name, {}).key([("hash_funcs", dict(options.hash_funcs))])
        except TypeError:
            return None
        folder = None if options.folder is None else str(options.folder)
        return (name, options.max_items, options.policy, options.ttl, hashing.value, folder)

    def _make(self) -> Store:
        options = self.options
        if options.folder is None:
            return Store(self.name, options.max_items, options.policy)
        try:
            version = None if self._identity is None else stable(self._identity)
        except TypeError:  # of hash_funcs
            version = None
        if version is None:
            raise ValueError(
                f"cache(to_disk=True): {self.name} could not be found again by another process, since it stands in no "
                "file, or encloses variables of another function. Define it at the top of a module, with arguments."
            )
        place = function_name(cast("Any", self.function))
        file = File(options.folder, place, version, options.max_items, options.policy)
        return DiskStore(self.name, file, options.max_items)

    def store(self) -> Store:
        """Where results of a call made here are kept."""
        owner = session_var.get()
        if owner is None or not self.options.per_session:
            return self._store
        return owner.resource(("cache", self if self._identity is None else self._identity), self._make)

    def call(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The result of a `def`."""
        compute = functools.partial(self.function, *args, **kwargs)
        if not self.options.per_session:
            compute = functools.partial(_apart, compute)
        return self.store().get(self._key(args, kwargs), compute, self.options.ttl)

    async def acall(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The result of an `async def`."""
        compute = functools.partial(self.function, *args, **kwargs)
        owner = session_var.get() if self.options.per_session else None
        begin = launch if owner is None else _launcher(owner, self.name)
        return await self.store().aget(self._key(args, kwargs), compute, self.options.ttl, begin)

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Key:
        maker = KeyMaker(self.name, self.options.hash_funcs)
        return maker.key(self._of_method(self._arguments(args, kwargs)))

    def _arguments(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[str, Any]]:
        if self._signature is not None:
            try:
                bound = self._signature.bind(*args, **kwargs)
            except TypeError:  # the call itself will say what is wrong with it
                pass
            else:
                bound.apply_defaults()
                return list(bound.arguments.items())
        return [*((str(place), value) for place, value in enumerate(args)), *kwargs.items()]

    def _of_method(self, arguments: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """A method that says on which parameters it depends is not compared by the others of its object."""
        declared = declared_of(self.function)
        if not (declared and arguments and isinstance(arguments[0][1], param.Parameterized)) or declared["kw"]:
            return arguments
        names = declared["dependencies"]
        if not all(isinstance(name, str) and name.replace(".", "_").isidentifier() for name in names):
            return arguments
        (first, owner), *others = arguments
        return [(first, type(owner)), *((name, _attribute(owner, name)) for name in names), *others]


class _Shelf:
    """Stores of the process that a function finds again when an app's file is run for another session.

    A function is the same if it stands in the same file under the same name and does the same. Versions that an edit
    has replaced go when none of their functions exists any more.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._versions: dict[str, dict[Hashable, tuple[Store, WeakSet[_Memo]]]] = {}

    def store(self, place: str, identity: Hashable, user: _Memo) -> Store:
        """The store of a function, for one more that uses it."""
        with self._lock:
            versions = self._versions.setdefault(place, {})
            if identity not in versions:
                for each in [each for each, (_, users) in versions.items() if not len(users)]:
                    del versions[each]
                versions[identity] = (user._make(), WeakSet())
            store, users = versions[identity]
            users.add(user)
            return store


_shelf = _Shelf()
_by_key = Store("state.as_cached()")


def _cached(function: Callable[..., Any], options: _Options) -> Any:
    _check_function(function)
    memo = _Memo(function, options)
    wrapper: Any
    if kind_of(function) == "coroutine":

        async def cached_coroutine(*args: Any, **kwargs: Any) -> Any:
            return await memo.acall(args, kwargs)

        wrapper = cached_coroutine
    else:

        def cached(*args: Any, **kwargs: Any) -> Any:
            return memo.call(args, kwargs)

        wrapper = cached
    functools.update_wrapper(wrapper, function)  # copes with partials and objects that have no name
    wrapper.clear = lambda: memo.store().clear()
    wrapper.info = lambda: memo.store().info()
    return wrapper


def _apart(compute: Callable[[], Any]) -> Any:
    """Call it with no session: what is shared by all must not be about the page that happens to come first."""
    session, run = session_var.set(None), run_var.set(None)
    try:
        return compute()
    finally:
        run_var.reset(run)
        session_var.reset(session)


def _launcher(owner: Owner, name: str) -> Launch:
    """Start a coroutine as a run of the session."""

    def begin(coroutine: Coroutine[Any, Any, None], ended: Callable[[], None]) -> Callable[[], object]:
        # In an empty context, so that it belongs to the session and not to the event that happens to come first.
        run = Context().run(functools.partial(owner.start, coroutine, name=name))
        run.on_done(lambda _: ended())
        return run.cancel

    return begin


def _attribute(owner: Any, name: str) -> Any:
    return functools.reduce(getattr, name.split("."), owner)


def _signature_of(function: Callable[..., Any]) -> inspect.Signature | None:
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):  # a function of a C library that does not say
        return None


def _policy(name: Any) -> Policy:
    for policy in _POLICIES:
        if isinstance(name, str) and name.upper() == policy:
            return policy
    raise ValueError(f"policy={name!r} is not one of {', '.join(map(repr, _POLICIES))}.")


def _check(max_items: Any, ttl: Any, hash_funcs: Any = None) -> None:
    if max_items is not None and (isinstance(max_items, bool) or not isinstance(max_items, int) or max_items < 1):
        raise ValueError(f"max_items={max_items!r}: give a number of results from 1 up, or None for any number.")
    if ttl is not None and (isinstance(ttl, bool) or not isinstance(ttl, int | float) or not ttl > 0):
        raise ValueError(f"ttl={ttl!r}: give the seconds, more than 0, for which a result is kept, or None for ever.")
    if hash_funcs is not None and not (isinstance(hash_funcs, Mapping) and all(map(callable, hash_funcs.values()))):
        example = '{Model: lambda value: value.id, "module.Type": str}'
        raise ValueError(f"hash_funcs={hash_funcs!r}: give a function for each type or name of one, as {example}.")


def _check_function(function: Callable[..., Any]) -> None:
    if isinstance(function, staticmethod | classmethod):
        kind = type(function).__name__
        raise TypeError(f"A {kind} object cannot be cached. Write @{kind} above @cache, which then gets the function.")
    if not callable(function):
        raise TypeError(
            f"{function!r} is not a function, and cannot be cached. Options are given by name: @cache(ttl=60)."
        )
    if kind_of(function) in {"generator", "async_generator"}:
        raise TypeError(
            f"{name_of(function)}() is a generator function: what it yields serves one caller only, so that it cannot "
            "be cached. Return a list, or cache a function that the generator calls."
        )
