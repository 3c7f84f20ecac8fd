"""Every exception and warning that Transom raises on purpose.

    TransomError
    ├── UserError               what an author's code tells the user; its text is shown everywhere
    ├── NoSessionError          something needs a current session and there is none
    ├── SessionClosedError      a session that has ended was asked to work
    ├── ExitError               code of an app asked the process to end
    ├── WaitCancelledError      a page cannot be made without what was cancelled
    ├── LockError               waiting here would never end
    ├── QueueFullError          a task was called that has as many calls waiting as it takes (also a RuntimeError)
    ├── ForeignWriteError       a page's model was written by a thread that is none of the page's
    ├── DisplayError            an object that no pane can show (also a TypeError)
    ├── PaneError               an object that a pane cannot show (also a ValueError)
    ├── ComponentError          a component's class that cannot work as it is written (also a TypeError)
    ├── EncodeError             a value that cannot travel to the page (also a TypeError)
    ├── ProtocolError           a frame that breaks the protocol; carries the close code
    ├── RejectedError           an event that is refused; carries the code the client is told
    ├── NoServerError           what begins a server was called where there can be none
    ├── ScriptError             an app file that cannot be loaded or run
    │   ├── AppNotFoundError    no such file (also a FileNotFoundError)
    │   └── NothingShownError   an app that ran to its end and shows nothing
    └── SettingsError           an option with a value that cannot be used (also a ValueError)

    TransomWarning              the root of what Transom warns about (also a UserWarning)

Owns the names only; knows nothing of who raises them.
"""

from __future__ import annotations


class TransomError(Exception):
    """The root of all of Transom's exceptions."""

    title: str = ""
    """What a page outside of development may say of it: a few words without names and values. Most have none."""
    hint: str = ""
    """What it may say there below the title, likewise."""


class UserError(TransomError):
    """A failure whose text is for the user: the page shows it as it is, outside of development too.

    Raise it, or a class made from it, where a view or a callback cannot go on for a reason that the user should
    read. Of every other exception a page says only that something went wrong, and the id that the log has.
    """


class NoSessionError(TransomError):
    """Something needs a current session (a page) and the caller runs outside one."""


class NoServerError(TransomError):
    """What begins a server was called where there can be none, as in the browser."""


class SessionClosedError(TransomError):
    """A session that has ended was asked to do work."""


class ExitError(TransomError):
    """Code of an app asked the process to end; one page cannot do that to the others.

    Args:
        request: the `SystemExit` or `KeyboardInterrupt` that it raised.
    """

    def __init__(self, request: BaseException) -> None:
        super().__init__(
            f"{_raised(request)}. A page cannot end the server: "
            "`return` ends a callback; leave sys.exit() out of apps, or guard it with `if __name__ == '__main__':`."
        )
        self.request = request
        self.__traceback__ = request.__traceback__


def _raised(request: BaseException) -> str:
    what = ", ".join(map(repr, request.args))
    if isinstance(request, SystemExit):
        return f"SystemExit was raised, as by sys.exit({what})"
    return f"{type(request).__name__}({what}) was raised"


class PackingError(TransomError, TypeError):
    """A call for another process has something in it that cannot be sent there."""


class ProcessEndedError(TransomError, RuntimeError):
    """The process of a task has ended without a result.

    Args:
        code: its exit code; below 0 the signal that ended it.
    """

    def __init__(self, code: int) -> None:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        super().__init__(
            f"The process {how} before it had a result. It may have run out of memory (signal 9), crashed in a "
            "library (signal 11), or left by os._exit()."
        )


class WaitCancelledError(TransomError):
    """Code that a page cannot do without has waited for something that was cancelled.

    Args:
        cancelled: what it got instead of a result.
    """

    def __init__(self, cancelled: BaseException) -> None:
        super().__init__(
            "This waited for something that was cancelled, such as a run that gave way to a newer one. Wait for what "
            "nobody cancels, or say with `except asyncio.CancelledError` what is to be done then."
        )
        self.__traceback__ = cancelled.__traceback__


class LockError(TransomError):
    """Waiting here would never end: what is waited for needs the caller's end, or the lock that the caller has."""


class QueueFullError(TransomError, RuntimeError):
    """A task with `overflow="error"` was called while as many calls waited as its `maxsize` says."""


class ForeignWriteError(TransomError, RuntimeError):
    """Another library's model that a page shows was written outside of that page's callbacks."""


class DisplayError(TransomError, TypeError):
    """No pane knows how to show this object."""

    title = "This object cannot be shown"


class PaneError(TransomError, ValueError):
    """An object that a pane cannot show.

    Args:
        title: what is wrong, in a few words that users may read: without names and values.
        message: what came, what was expected and what to do.
    """

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class ComponentError(TransomError, TypeError):
    """A component's class is written so that it cannot work: it names what it does not have, or has no front end."""


class EncodeError(TransomError, TypeError):
    """A parameter holds a value that cannot be sent to the page."""


class ProtocolError(TransomError):
    """A frame breaks the protocol.

    Args:
        code: the WebSocket close code, 4400 unless said otherwise.
        reason: what was wrong, without any of the offending data.
        retry_after: seconds after which it makes sense to try again, if it does.
    """

    def __init__(self, reason: str, code: int = 4400, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.retry_after = retry_after


class RejectedError(TransomError):
    """An event is refused: `unknown`, `not_allowed` or `bad_value`.

    Args:
        code: which of them.
        reason: what is said to the user, at the field; nothing of the program's may be in it.
    """

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


class ScriptError(TransomError):
    """An app file cannot be loaded or run."""


class AppNotFoundError(ScriptError, FileNotFoundError):
    """There is no app file at that path."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else "app file not found"


class NothingShownError(ScriptError):
    """An app that ran to its end and shows nothing."""

    title = "This app shows nothing"
    hint = "No object in it is served: write `obj.servable()`, or make it the last line of the file."


class SettingsError(TransomError, ValueError):
    """An option has a value that cannot be used."""


class SaveError(TransomError):
    """A page cannot be saved."""


class TransomWarning(UserWarning):
    """The root of what Transom warns about."""
