export function render({ model, el, host }) {
  const group = document.createElement("div");
  group.className = "stars";
  group.setAttribute("role", "group");
  const stars = [1, 2, 3, 4, 5].map((number) => {
    const star = document.createElement("button");
    star.type = "button";
    star.textContent = "★";
    star.ariaLabel = number === 1 ? "1 star" : `${number} stars`;
    star.onclick = () => {
      model.value = number;
    };
    return star;
  });
  group.append(...stars);

  const colour = document.createElement("select");
  colour.ariaLabel = "Colour";
  colour.append(...model.colours.map((name) => new Option(name, name)));
  colour.onchange = () => {
    model.colour = colour.value;
  };

  const reset = document.createElement("button");
  reset.type = "button";
  reset.textContent = "Reset";
  reset.onclick = (event) => model.send_event("reset", event);

  const text = document.createElement("output");
  el.append(host.label(group), group, colour, reset, text);
  const help = model.get_child("help");
  if (help) el.append(help);

  const show = () => {
    stars.forEach((star, index) => {
      star.ariaPressed = index < model.value ? "true" : "false";
    });
    group.dataset.colour = colour.value = model.colour;
    text.textContent = model.text;
  };
  model.on(["value", "colour", "text"], show);
  show();
  host.disabled((off) => {
    group.ariaDisabled = String(off);
    for (const control of [...stars, colour, reset]) control.disabled = off;
  });
}
