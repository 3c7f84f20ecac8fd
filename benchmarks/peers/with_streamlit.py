"""The apps in Streamlit: `streamlit run with_streamlit.py --server.port PORT -- NAME`."""

import itertools
import sys
import time

import streamlit as st


@st.cache_resource
def runs():
    return itertools.count()


def button_twice():
    clicks = st.session_state.setdefault("clicks", 0)
    text = st.empty()
    if st.button("Click me!"):
        clicks = st.session_state.clicks = clicks + 1
        text.text(f"Running {clicks}")
        text.text(f"Finished {clicks}")


def form():
    for number in range(4):
        st.markdown(f"## Part {number}\n\nSome *words* on part {number}.")
    values = [st.slider(f"Slider {number}", 0, 100, 0) for number in range(10)]
    for number in range(10):
        st.text_input(f"Text {number}")
    st.text(f"The sum is {sum(values)}")


def stale():
    value = st.text_input("Input")
    if value:
        time.sleep(float(value.split("-")[1]))
    st.text(f"Result {value}.")


def clicks():
    done = st.session_state.setdefault("done", 0)
    if st.button("Go"):
        time.sleep(0.2)
        done = st.session_state.done = done + 1
    st.text(f"Done {done}.")


def blocked():
    done = st.session_state.setdefault("done", 0)
    if st.button("Block"):
        time.sleep(1)
    if st.button("Go"):
        done = st.session_state.done = done + 1
    st.text(f"Done {done}.")


def outlives():
    go = st.button("Go")
    text = st.empty()
    if go:
        number = next(runs())
        for beat in range(2000):
            text.text(f"Beat {beat}.")
            print("beat", number, time.time())
            time.sleep(0.5)


globals()[sys.argv[-1]]()
