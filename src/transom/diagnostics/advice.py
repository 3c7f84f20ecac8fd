"""What to write instead, added to messages of Python's own that do not help where code runs here."""

from __future__ import annotations

from transom.diagnostics.absent import hint, path_of
from transom.diagnostics.panel import instead

_NO_LOOP = ("no running event loop", "There is no current event loop")
_INSTEAD_OF_LOOP = (
    "Functions and imported modules of an app run in a worker thread, which has no event loop. Begin a coroutine with "
    "`tr.create_task(count())`, which works from any thread, write `async def`, or call it when the page is shown with "
    "`tr.state.onload(count)`."
)
_RUNNING = ("This event loop is already running", "asyncio.run() cannot be called from a running event loop")
_INSTEAD_OF_RUNNING = "The server runs it. Write `await main()`, at the top of an app file too."
_SQLITE = "SQLite objects created in a thread"
_INSTEAD_OF_SQLITE = (
    "A `def` callback runs in a worker thread. Use the connection in an `async def` callback, open it with "
    "`check_same_thread=False`, or start Python with TRANSOM_THREADS=0, which runs every callback in the main thread"
)
_OF_IPYTHON = frozenset({"clear_output", "get_ipython"})
_INSTEAD_OF_IPYTHON = "It is IPython's, which is not running here: remove the call, or write it in Python."


def advised(error: BaseException) -> BaseException:
    """The same exception; if its message alone does not help, it also says what to write."""
    if isinstance(error, RuntimeError) and str(error).startswith(_NO_LOOP):
        _add(error, _INSTEAD_OF_LOOP)
    elif isinstance(error, RuntimeError) and str(error).startswith(_RUNNING):
        _add(error, _INSTEAD_OF_RUNNING)
    elif isinstance(error, NameError) and error.name in _OF_IPYTHON:
        _add(error, _INSTEAD_OF_IPYTHON)
    elif type(error).__name__ == "ProgrammingError" and str(error).startswith(_SQLITE):
        _add(error, _INSTEAD_OF_SQLITE)
    elif type(error) is AttributeError and (advice := _of_member(error)):
        _add(error, advice)
    return error


def _of_member(error: AttributeError) -> str | None:
    """What to say of a parameter or method that a component does not have."""
    name, cls = error.name, error.obj if isinstance(error.obj, type) else type(error.obj)
    path = path_of(cls) if hasattr(cls, "param") else ""
    if not path or not name or name.startswith("_"):
        return None
    told = instead(name)
    return f"It is not yet in Transom. {told}" if told else hint(path, name, dir(cls))


def _add(error: BaseException, advice: str) -> None:
    message = str(error)
    if advice not in message:  # it passes here in a cell, and again where it is reported
        error.args = (f"{message.rstrip('.')}. {advice}", *error.args[1:])
