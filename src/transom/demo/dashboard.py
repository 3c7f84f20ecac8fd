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
smooth = tr.widgets.IntSlider("Smoothing", value=7, start=1, end=30, format="0 days")
period = tr.widgets.IntSlider("Period", value=90, start=30, end=180, format="0 days")
search = tr.widgets.TextInput("Search", placeholder="Region")
target = tr.widgets.Switch("Show target", value=True)

wide: Any = {"sizing_mode": "stretch_width"}


def rows(region: str, search: str, first: int, last: int) -> list[dict[str, Any]]:
    """Those of the regions that are meant, from so many days ago to so many."""
    names = [name for name in REGIONS if region in ("All", name) and search.lower() in name.lower()]
    return [row for row in ROWS if row["Region"] in names and first <= (TODAY - row["Day"]).days < last]


def means(metric: str, days: int, smooth: int, region: str, search: str) -> list[float]:
    """What a day has brought, the mean of the last ones, oldest first."""
    daily = [sum(row[metric] for row in rows(region, search, day, day + 1)) for day in range(days + smooth - 1)]
    return [sum(daily[day : day + smooth]) / smooth for day in range(days)][::-1]


def numbers(region: str, search: str, period: int) -> tr.Row:
    """What it comes to, and how that compares."""
    daily = {name: means(name, 2 * period, 1, region, search) for name in ("Revenue", "Orders")}
    daily["Average order"] = [a / b if b else 0 for a, b in zip(daily["Revenue"], daily["Orders"], strict=True)]
    cards = []
    for name, form in (("Revenue", "€ 0,0"), ("Orders", "0,0"), ("Average order", "€ 0,0.00")):
        now, before = (sum(part) for part in (daily[name][period:], daily[name][:period]))
        change: Any = {"delta": now / before - 1, "versus": f"vs. {period} days before"} if before else {}
        value = now / period if name == "Average order" else now
        spark = [sum(daily[name][day - 7 : day]) for day in range(period + 7, 2 * period)]
        written: Any = {"format": form, "delta_format": "+0.0%", "spark": spark}
        cards.append(tr.indicators.Metric(name, value, **written, **change, **wide))
    return tr.Row(*cards)


def trend(region: str, search: str, metric: str, smooth: int, period: int, target: bool) -> Any:
    """The mean of a day over the last ones."""
    from bokeh.models import NumeralTickFormatter
    from bokeh.plotting import figure

    plot = figure(height=260, **wide, x_axis_type="datetime", toolbar_location=None)
    plot.yaxis.formatter = NumeralTickFormatter(format="0,0")
    values = means(metric, period, smooth, region, search)
    midnight = dt.datetime.combine(TODAY, dt.time())
    plot.line([midnight - dt.timedelta(days=period - 1 - day) for day in range(period)], values, line_width=2)
    if target:
        plot.hspan(sum(values) / period * 1.05, line_dash="dashed", line_width=2)
    return plot


chosen = (region, search)
table = tr.pane.DataFrame(tr.bind(rows, *chosen, 0, period), float_format="{:,.2f}", **wide)
tr.Page(
    title="Sales",
    nav="apps",
    sidebar=["## Filter", region, metric, smooth, period, search, target],
    main=[
        tr.bind(numbers, *chosen, period),
        tr.Card(tr.bind(trend, *chosen, metric, smooth, period, target), title="Trend", collapsible=False),
        tr.Card(table, title="Latest", collapsible=False),
    ],
).servable()
