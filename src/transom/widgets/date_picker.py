"""`DatePicker` and `DateRangePicker`: a day of the calendar, and all from one day to another."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.when import Calendar, Days, Ranged


class DatePicker(Calendar, Days):
    """A day, as a `datetime.date` without a zone, or `None`.

    Code may give a day as a date, a datetime, a pandas Timestamp, a NumPy datetime64 or ISO text. One that the user may
    not choose is shown all the same.
    """

    _front_end = "DatePicker"

    value: Any = param.Parameter(default=None, doc="The day, a `datetime.date`; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The first day that can be chosen.")
    end: Any = param.Parameter(default=None, doc="The last day that can be chosen.")


class DateRangePicker(Ranged, Calendar, Days):
    """All days from one to another, a pair of `datetime.date` or `None`.

    One change is one event with both days. A day that is put past the other takes it along.
    """

    _front_end = "DateRangePicker"

    value: Any = param.Tuple(
        default=None, length=2, allow_None=True, doc="The first and the last day, `datetime.date`s; `None` for none."
    )
    start: Any = param.Parameter(default=None, doc="The first day that can be chosen.")
    end: Any = param.Parameter(default=None, doc="The last day that can be chosen.")
