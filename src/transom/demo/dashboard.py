"""Sales of four regions: a header, a sidebar that chooses, figures, a plot and a table."""

import datetime as dt
import random
from typing import Any

import transom as tr

REGIONS, TODAY, chance = ["North", "South", "East", "West"], dt.date(2026, 6, 29), random.Random(7)  # noqa: S311
ROWS: list[dict[str, Any]] = [
    {"Day": TODAY - dt.timedelta(days=day), "Region": region, "Orders": (orders := chance.randint(25, 55)),
     "Revenue": round(orders * chance.uniform(35, 70), 2)}
    for day in range(360) for region in REGIONS
]  # fmt: skip
region = tr.widgets.Select("Region", options=["All", *REGIONS])
metric = tr.widgets.RadioButtonGroup(label="Metric", options=["Revenue", "Orders"])
smooth = tr.widgets.IntSlider("Smoothing, days", value=7, start=1, end=30)
period = tr.widgets.IntSlider("Period, days", value=90, start=30, end=180)

wide: Any = {"sizing_mode": "stretch_width"}


def rows(region: str, first: int, last: int) -> list[dict[str, Any]]:
    """Those of a region, from so many days ago to so many."""
    return [row for row in ROWS if region in ("All", row["Region"]) and first <= (TODAY - row["Day"]).days < last]


def numbers(region: str, period: int) -> tr.Row:
    """What it comes to, and how that compares."""
    cards = []
    for name, form in (("Revenue", "€ 0,0"), ("Orders", "0,0")):
        days = [sum(row[name] for row in rows(region, day, day + 1)) for day in range(2 * period)]
        now, before = sum(days[:period]), sum(days[period:])
        change: Any = {"delta": now / before - 1, "delta_format": "+0.0%", "versus": f"vs. {period} days before"}
        cards.append(tr.indicators.Metric(name, now, format=form, spark=days[period::-1], **change, **wide))
    return tr.Row(*cards)


def trend(region: str, metric: str, smooth: int, period: int) -> Any:
    """The mean of a day over the last ones."""
    from bokeh.plotting import figure

    plot = figure(height=260, **wide, x_axis_type="datetime", toolbar_location=None)
    values = [sum(row[metric] for row in rows(region, day, day + smooth)) / smooth for day in range(period)]
    midnight = dt.datetime.combine(TODAY, dt.time())
    plot.line([midnight - dt.timedelta(days=day) for day in range(period)], values, line_width=2)
    return plot


tr.Page(
    title="Sales",
    nav="apps",
    sidebar=["## Filter", region, metric, smooth, period],
    main=[
        tr.bind(numbers, region, period),
        tr.Card(tr.bind(trend, region, metric, smooth, period), title="Trend", collapsible=False),
        tr.Card(tr.pane.DataFrame(tr.bind(rows, region, 0, period), **wide), title="Latest", collapsible=False),
    ],
).servable()
