"""What an author mistypes and a type checker names, each line with the rule. Checked, never run."""

from __future__ import annotations

import transom as tr

tr.Row(scroll="sideways")  # error: reportArgumentType
tr.widgets.TextAreaInput(resizable=True)  # error: reportArgumentType
tr.widgets.RangeSlider(value=(1, 2, 3))  # error: reportArgumentType
tr.widgets.RangeSlider(value=("a", "b"))  # error: reportArgumentType
slider = tr.widgets.IntSlider(strat=0)  # error: reportCallIssue
tr.widgets.IntSlider(start="low")  # error: reportArgumentType
tr.widgets.IntSlider(0, 10)  # error: reportCallIssue
tr.widgets.Button(button_type="primry")  # error: reportArgumentType
tr.widgets.Button(on_click="go")  # error: reportArgumentType
tr.widgets.TextInput(widht=100)  # error: reportCallIssue
tr.Row(slider, width="wide")  # error: reportArgumentType
tr.Row(slider, sizing_mode="stretch")  # error: reportArgumentType
tr.Column(slider, title="No card")  # error: reportCallIssue
tr.pane.JPG(b"", caption=3)  # error: reportArgumentType
tr.pane.Markdown("text", html=True)  # error: reportCallIssue
tr.indicators.Progress(value="half")  # error: reportArgumentType
slider.disabled = "yes"  # error: reportAttributeAccessIssue
slider.value = "low"  # error: reportAttributeAccessIssue
tr.widgets.Button().button_type = "primry"  # error: reportAttributeAccessIssue
tr.widgets.IntSlidr(start=0)  # error: reportAttributeAccessIssue
nothing = tr.nothing  # error: reportAttributeAccessIssue
value = slider.vlaue  # error: reportAttributeAccessIssue
slider.value.upper()  # error: reportAttributeAccessIssue
tr.state.add_periodic_callback(lambda: None, perod=100)  # error: reportCallIssue


@tr.task
async def fetch(number: int) -> str:
    return str(number)


class Host:
    @tr.task(policy="latest")
    def load(self, name: str) -> bytes:
        return name.encode()


tr.task(policy="newest")  # error: reportArgumentType
tr.task(polcy="latest")  # error: reportCallIssue
tr.task(on="disk")  # error: reportArgumentType
tr.task(scope="page")  # error: reportArgumentType
tr.task(overflow="drop")  # error: reportArgumentType
tr.task(timeout="2s")  # error: reportArgumentType
fetch("three")  # error: reportArgumentType
fetch(nummer=3)  # error: reportCallIssue
fetch(3).upper()  # error: reportAttributeAccessIssue
error = fetch.valeu  # error: reportAttributeAccessIssue
Host().load(3)  # error: reportArgumentType
Host().load(self=1, name="x")  # error: reportCallIssue
tr.create_task(fetch)  # error: reportArgumentType
