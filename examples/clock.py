"""A clock that can be stopped: a periodic callback."""

from datetime import datetime

import transom as tr

time = tr.widgets.StaticText(label="It is")
second = tr.indicators.Progress(value=0, max=59, width=320)
going = tr.widgets.Checkbox(label="Let it run", value=True)


def tick():
    now = datetime.now().astimezone()
    time.value, second.value = f"{now:%H:%M:%S}", now.second


def switch(event):
    timer.running = event.new


tick()
timer = tr.state.add_periodic_callback(tick, period=1000)
going.param.watch(switch, "value")

tr.Card(time, second, going, title="Clock", collapsible=False).servable("Clock")
