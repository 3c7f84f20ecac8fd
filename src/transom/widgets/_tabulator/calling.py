"""Functions that an author has given a table: what they raise is the author's to read, and no fault of the page's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from transom.errors import TransomError


class TableError(TransomError, RuntimeError):
    """A filter, a style or what says which rows can be selected has failed."""


@contextmanager
def called(what: str) -> Iterator[None]:
    """The code inside calls a function of an author's.

    Args:
        what: what it is to the table, such as "add_filter(young)".

    Raises:
        TableError: it has failed; the error has the cause.
    """
    try:
        yield
    except Exception as error:
        raise TableError(f"{what} failed: {type(error).__name__}: {error}") from error
