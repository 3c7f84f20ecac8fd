"""A form that starts a job: it says how far it is, can be stopped, and its result can be downloaded."""

import asyncio
import datetime as dt
import io
import random
from typing import Any

import transom as tr

name = tr.widgets.TextInput("Name", placeholder="Spring report", required=True)
period = tr.widgets.DateRangePicker("Period", value=(dt.date(2026, 1, 1), dt.date(2026, 3, 31)))
parts = tr.widgets.MultiChoice("Parts", options=["Sales", "Stock", "Staff", "Costs"], value=["Sales", "Costs"])
result: dict[str, str] = {}


@tr.task(policy="drop")
async def make(_event: Any) -> str:
    """One line for each day and part; a day takes a moment, as one that is asked for from a database would."""
    if not name.value.strip():
        raise tr.UserError("Give the report a name.")
    if not parts.value:
        raise tr.UserError("Choose at least one part.")
    (first, last), lines, run = period.value, ["day,part,value"], tr.current_run()
    days = (last - first).days + 1
    for number in range(days):
        await asyncio.sleep(0.05)
        day = first + dt.timedelta(days=number)
        lines += [f"{day},{part},{random.randint(10, 99)}" for part in parts.value]
        run.progress = (number + 1) / days
    result[name.value] = "\n".join(lines)
    return f"**{name.value}** has {len(lines) - 1} lines."


def text(state: str, value: str | None) -> str:
    """What has become of it."""
    return {"done": value or "", "cancelled": "Stopped. Nothing was kept."}.get(state, "")


def download() -> io.StringIO:
    """The newest report, made into a file when it is asked for."""
    return io.StringIO(next(reversed(result.values())))


start = tr.widgets.TaskButton(make, label="Make the report", button_type="primary")
save = tr.widgets.FileDownload(callback=download, filename="report.csv", label="Download")
save.visible = tr.bind(lambda state: state == "done", make.param.state)
tr.Page(
    title="Report",
    nav="apps",
    main=[
        tr.Card(name, period, parts, start, tr.bind(text, make.param.state, make.param.value), save,
                title="A report", collapsible=False, max_width=480),
    ],
).servable()  # fmt: skip
