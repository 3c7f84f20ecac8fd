"""Sales of four regions, written with nothing but the documentation: `transom serve dashboard_in_transom.py`."""

import altair as alt
import numpy as np
import pandas as pd

import transom as tr

rng, days = np.random.default_rng(7), pd.date_range("2025-07-05", "2026-06-29")
data = pd.DataFrame(
    [(day, region) for day in days[::-1] for region in ("North", "South", "East", "West")], columns=["Day", "Region"]
)
data["Orders"] = rng.integers(25, 55, len(data))
data["Revenue"] = (data.Orders * rng.uniform(35, 70, len(data))).round(2)

region = tr.widgets.Select("Region", options=["All", *data.Region.unique()])
metric = tr.widgets.RadioButtonGroup("Metric", options=["Revenue", "Orders"])
smooth = tr.widgets.IntSlider("Smoothing", value=7, start=1, end=30, format="0 days")
period = tr.widgets.IntSlider("Period", value=90, start=30, end=180, format="0 days")
search = tr.widgets.TextInput("Search", placeholder="Region")
target = tr.widgets.Switch("Show target", value=True)


def rows(region, search):
    return data[
        data.Region.isin([region] if region != "All" else data.Region) & data.Region.str.contains(search, case=False)
    ]


def figures(rows, period):
    daily = rows.groupby("Day").agg(Revenue=("Revenue", "sum"), Orders=("Orders", "sum"), Regions=("Region", "nunique"))
    daily["Average order"] = daily.Revenue / daily.Orders
    for name, form, how in (
        ("Revenue", "€ 0,0", "sum"),
        ("Orders", "0,0", "sum"),
        ("Average order", "€ 0,0.00", "mean"),
        ("Regions", "0", "max"),
    ):
        now, before = daily[name][-period:], daily[name][-2 * period : -period]
        yield tr.indicators.Metric(
            name,
            now.agg(how),
            format=form,
            delta=now.agg(how) / before.agg(how) - 1,
            delta_format="{value:+.1%}",
            versus=f"vs. {period} days before",
            spark=now.rolling(7).mean().dropna(),
            sizing_mode="stretch_width",
        )


def trend(rows, metric, smooth, period, target):
    daily = rows.groupby("Day", as_index=False)[metric].sum().rolling(smooth, on="Day").mean()[-period:]
    line = (
        alt.Chart(daily, width="container", height=260)
        .mark_area(line=True, fillOpacity=0.1)
        .encode(x=alt.X("Day", title=None), y=alt.Y(metric, title=None))
    )
    return (
        line + alt.Chart().mark_rule(strokeDash=[4]).encode(y=alt.datum(daily[metric].mean() * 1.05))
        if target
        else line
    )


chosen = tr.bind(rows, region, search)
shown = tr.bind(lambda rows, period: rows[rows.Day > days[-1] - pd.Timedelta(days=period)], chosen, period)
table = tr.pane.DataFrame(
    shown, index=False, float_format="{:,.2f}", formatters={"Day": "{:%d %b %Y}".format}, sizing_mode="stretch_width"
)
tr.Page(
    title="Sales",
    sidebar=["## Filter", region, metric, smooth, period, search, target],
    main=[
        tr.bind(lambda *given: tr.Row(*figures(*given)), chosen, period),
        tr.Card(tr.bind(trend, chosen, metric, smooth, period, target), title="Trend", collapsible=False),
        tr.Card(table, title="Latest", collapsible=False),
    ],
).servable()
