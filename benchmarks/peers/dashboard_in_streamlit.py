"""The dashboard in Streamlit: `streamlit run dashboard_in_streamlit.py`."""

import random

import pandas as pd
import streamlit as st

st.set_page_config("Sales", layout="wide")
REGIONS, TODAY, chance = ["North", "South", "East", "West"], pd.Timestamp(2026, 6, 29), random.Random(7)


@st.cache_data
def load():
    return pd.DataFrame(
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


df = load()
with st.sidebar:
    st.header("Filter")
    region = st.selectbox("Region", ["All", *REGIONS])
    metric = st.segmented_control("Metric", ["Revenue", "Orders"], default="Revenue")
    smooth = st.slider("Smoothing", 1, 30, 7, format="%d days")
    period = st.slider("Period", 30, 180, 90, format="%d days")
    search = st.text_input("Search", placeholder="Region")
    target = st.toggle("Show target", True)
if region != "All":
    df = df[df.Region == region]
df = df[df.Region.str.contains(search, case=False)]
days = df.groupby("Day")[["Orders", "Revenue"]].sum().assign(Average=lambda d: d.Revenue / d.Orders)
now, before = days[-period:], days[-2 * period : -period]
st.title("Sales")
cols = st.columns(4)
for col, (name, a, b, form) in zip(
    cols,
    [
        ("Revenue", now.Revenue.sum(), before.Revenue.sum(), "€ {:,.0f}"),
        ("Orders", now.Orders.sum(), before.Orders.sum(), "{:,.0f}"),
        ("Average order", now.Average.mean(), before.Average.mean(), "€ {:.2f}"),
    ],
    strict=False,
):
    col.metric(
        name,
        form.format(a),
        f"{a / b - 1:+.1%}",
        border=True,
        chart_data=now[name.split()[0]].rolling(7).mean().dropna(),
        delta_description=f"vs. {period} days before",
    )
cols[3].metric("Regions", df.Region.nunique(), border=True)
with st.container(border=True):
    st.subheader("Trend")
    line = days[[metric]].rolling(smooth).mean()[-period:]
    if target:
        line["Target"] = line[metric].mean() * 1.05
    st.line_chart(line, height=260)
with st.container(border=True):
    st.subheader("Latest")
    st.dataframe(
        df[df.Day > TODAY - pd.Timedelta(days=period)],
        hide_index=True,
        column_config={
            "Day": st.column_config.DateColumn(format="D MMM YYYY"),
            "Revenue": st.column_config.NumberColumn("Revenue, €", format="localized"),
        },
    )
