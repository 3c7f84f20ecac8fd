"""The dashboard in NiceGUI: `python dashboard_in_nicegui.py PORT`."""

import random
import sys

import pandas as pd
import plotly.express as px
from nicegui import ui

REGIONS, TODAY, chance = ["North", "South", "East", "West"], pd.Timestamp(2026, 6, 29), random.Random(7)
data = pd.DataFrame(
    [
        {
            "Day": TODAY - pd.Timedelta(days=d),
            "Region": r,
            "Orders": (o := chance.randint(25, 55)),
            "Revenue": round(o * chance.uniform(35, 70), 2),
        }
        for d in range(360)
        for r in REGIONS
    ]
)


@ui.page("/")
def page():
    @ui.refreshable
    def content():
        df = data if region.value == "All" else data[data.Region == region.value]
        df = df[df.Region.str.contains(search.value, case=False)]
        n = int(period.value)
        days = df.groupby("Day")[["Orders", "Revenue"]].sum().assign(Average=lambda d: d.Revenue / d.Orders)
        now, before = days[-n:], days[-2 * n : -n]
        with ui.grid(columns=4).classes("w-full"):
            for name, a, b, form in [
                ("Revenue", now.Revenue.sum(), before.Revenue.sum(), "€ {:,.0f}"),
                ("Orders", now.Orders.sum(), before.Orders.sum(), "{:,.0f}"),
                ("Average order", now.Average.mean(), before.Average.mean(), "€ {:.2f}"),
                ("Regions", df.Region.nunique(), df.Region.nunique(), "{}"),
            ]:
                with ui.card().tight().classes("p-4"):
                    ui.label(name).classes("text-grey-7")
                    ui.label(form.format(a)).classes("text-h5")
                    ui.label(f"{a / b - 1:+.1%} vs. {n} days before").classes(
                        "text-caption " + ("text-positive" if a >= b else "text-negative")
                    )
        with ui.card().classes("w-full"):
            ui.label("Trend").classes("text-h6")
            fig = px.area(days[metric.value].rolling(int(smooth.value)).mean()[-n:], height=260)
            if target.value:
                fig.add_hline(days[metric.value].mean() * 1.05)
            fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False)
            ui.plotly(fig).classes("w-full")
        with ui.card().classes("w-full"):
            ui.label("Latest").classes("text-h6")
            ui.table.from_pandas(
                df[df.Day > TODAY - pd.Timedelta(days=n)].assign(Day=lambda d: d.Day.dt.strftime("%d %b %Y")),
                pagination=10,
            ).classes("w-full")

    with ui.header():
        ui.label("Sales").classes("text-h6")
    with ui.left_drawer().classes("bg-grey-2"):
        ui.label("Filter")
        region = ui.select(["All", *REGIONS], value="All", label="Region", on_change=content.refresh).classes("w-full")
        metric = ui.toggle(["Revenue", "Orders"], value="Revenue", on_change=content.refresh)
        ui.label("Smoothing")
        smooth = ui.slider(min=1, max=30, value=7, on_change=content.refresh).props("label-always")
        ui.label("Period")
        period = ui.slider(min=30, max=180, value=90, on_change=content.refresh).props("label-always")
        search = ui.input("Search", placeholder="Region", on_change=content.refresh).classes("w-full")
        target = ui.switch("Show target", value=True, on_change=content.refresh)
    content()


ui.run(host="127.0.0.1", port=int(sys.argv[1]), reload=False, show=False, show_welcome_message=False)
