"""A widget of somebody else's, made with anywidget."""

from __future__ import annotations

import anywidget
import traitlets


class Dial(anywidget.AnyWidget):
    """A number that is pressed up."""

    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const show = () => { button.textContent = `Dial ${model.get("value")}`; };
      button.onclick = () => { model.set("value", model.get("value") + 1); model.save_changes(); };
      model.on("change:value", show);
      show();
      el.append(button);
    }
    export default { render };
    """
    value = traitlets.Int(0).tag(sync=True)
