"""Life and income in 142 countries from 1952 to 2007: pick a year, select countries, read them in the table."""

import csv
import gzip
from importlib.resources import files
from typing import Any

import plotly.graph_objects as go

import transom as tr


@tr.cache
def rows() -> list[dict[str, Any]]:
    """What Plotly has with it: one row for each country and year."""
    packed = files("plotly").joinpath("package_data/datasets/gapminder.csv.gz").read_bytes()
    return [
        {
            "Country": row["country"], "Continent": row["continent"], "Year": int(row["year"]),
            "Life": round(float(row["lifeExp"]), 1), "Income": round(float(row["gdpPercap"])),
            "People": int(row["pop"]),
        }
        for row in csv.DictReader(gzip.decompress(packed).decode().splitlines())
    ]  # fmt: skip


continents = sorted({row["Continent"] for row in rows()})
year = tr.widgets.IntSlider("Year", start=1952, end=2007, step=5, value=2007)
places = tr.widgets.CheckBoxGroup(label="Continents", options=continents, value=continents)
log = tr.widgets.Switch(label="Income by powers of ten", value=True)


def chosen(year: int, places: list[str]) -> list[dict[str, Any]]:
    """The rows of a year."""
    return [row for row in rows() if row["Year"] == year and row["Continent"] in places]


def chart(year: int, places: list[str], log: bool) -> go.Figure:
    """A circle for each country, as large as its people are many."""
    figure = go.Figure(layout={"height": 420, "uirevision": "same", "legend": {"orientation": "h", "y": 1.12}})
    for place in places:
        found = [row for row in rows() if row["Year"] == year and row["Continent"] == place]
        figure.add_scatter(
            x=[row["Income"] for row in found], y=[row["Life"] for row in found],
            customdata=[row["Country"] for row in found], name=place, mode="markers",
            marker={"size": [row["People"] for row in found], "sizemode": "area", "sizeref": 4e5, "sizemin": 4},
            hovertemplate="%{customdata}: %{y} years, %{x:,} $<extra></extra>",
        )  # fmt: skip
    figure.update_xaxes(title="Income a head, $", type="log" if log else "linear")
    figure.update_yaxes(title="Years of life", range=[20, 90])
    return figure


def table(year: int, places: list[str], selected: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The countries that are selected in the chart, or all."""
    names = {point["customdata"] for point in (selected or {}).get("points", [])}
    return [row for row in chosen(year, places) if not names or row["Country"] in names]


pane = tr.pane.Plotly(tr.bind(chart, year, places, log), sizing_mode="stretch_width")
found = tr.bind(table, year, places, pane.param.selected_data)
tr.Page(
    title="Explorer",
    nav="apps",
    sidebar=["## Show", year, places, log],
    main=[pane, tr.Card(tr.pane.DataFrame(found, sizing_mode="stretch_width"), title="Countries", collapsible=False)],
).servable()
