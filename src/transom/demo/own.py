"""A component with a front end of its own, as `docs/write_one.md` teaches it."""

from __future__ import annotations

import param

import transom as tr


class Mood(tr.JSComponent):
    """A face that is as glad as its value says, from -1 to 1."""

    value = param.Number(default=0.5, bounds=(-1, 1))

    _esm = """
    const SVG = "http://www.w3.org/2000/svg";

    function shape(name, attributes) {
      const node = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      return node;
    }

    export function render({ model, el, host }) {
      const face = shape("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" });
      const mouth = shape("path", { class: "mouth" });
      face.append(shape("circle", { cx: 50, cy: 50, r: 46, class: "head" }), mouth,
        shape("circle", { cx: 34, cy: 40, r: 5 }), shape("circle", { cx: 66, cy: 40, r: 5 }));
      const range = document.createElement("input");
      Object.assign(range, { type: "range", min: -1, max: 1, step: 0.05 });
      range.oninput = () => { model.value = Number(range.value); };
      const show = () => {
        range.value = model.value;
        mouth.setAttribute("d", `M28 66 Q50 ${66 + 22 * model.value} 72 66`);
      };
      model.on("value", show);
      host.disabled((off) => { range.disabled = off; face.style.opacity = off ? 0.5 : 1; });
      show();
      el.append(host.label(range), face, range);
    }
    """
    _stylesheets = [
        """
        svg { display: block; width: 7rem; margin: 0.25rem 0 0.5rem; fill: var(--tr-text) }
        .head { fill: light-dark(#ffd84d, #e0b52c); stroke: var(--tr-line-strong) }
        circle:not(.head) { fill: #1d1d1d }
        .mouth { fill: none; stroke: #1d1d1d; stroke-width: 5; stroke-linecap: round }
        input { width: 10rem; accent-color: var(--tr-accent) }
        """
    ]


def own() -> tr.Card:
    """A component that is not part of Transom."""
    mood = Mood(label="How is it?")
    slider = tr.widgets.FloatSlider("The same value", start=-1, end=1, value=mood.param.value)
    slider.param.watch(lambda event: mood.param.update(value=event.new), "value")
    return tr.Card(
        tr.pane.Markdown("Its class and its JavaScript are 50 lines; see *Write a component*."),
        tr.Row(mood, Mood(label="Disabled", value=-0.6, disabled=True), gap=24),
        slider,
        title="A component of your own", collapsible=False, sizing_mode="stretch_both", min_width=300,
    )  # fmt: skip
