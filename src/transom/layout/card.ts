/**
 * Card: a section with a heading; where it is collapsible the heading is a button that says whether it is open.
 * @chunk boxes
 */

import { flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { renderColumn } from "./column.ts";
import type { BoxParams } from "./row.ts";

interface Params extends BoxParams {
  title: string;
  collapsible: boolean;
  collapsed: boolean;
  hide_header: boolean;
}

export default {
  render(props) {
    const { model, el, host } = props;
    const title = h("span", { class: "tr-card__title", id: host.uid("title") });
    const body = h("div", { class: "tr-card__body", id: host.uid("body") });
    const toggle = h(
      "button",
      {
        class: "tr-card__toggle",
        type: "button",
        "aria-controls": body.id,
        onclick: () => {
          model.set("collapsed", !model.get("collapsed"));
          model.save_changes();
        },
      },
      icon("chevron-down"),
    );
    toggle.querySelector("svg")?.classList.add("tr-card__chevron");
    host.disabled((off) => {
      toggle.disabled = off;
    });
    const heading = h("h2", { class: "tr-card__heading" });
    const header = h("header", { class: "tr-card__header" }, heading);
    const section = h("div", { class: "tr-card", role: "group", "aria-labelledby": title.id }, header, body);
    el.append(section);

    const head = () => {
      const { activeElement } = document;
      const collapsible = Boolean(model.get("collapsible"));
      title.textContent = model.get("title") || model.get("label") || "";
      if (collapsible) toggle.prepend(title);
      heading.replaceChildren(collapsible ? toggle : title);
      header.hidden = Boolean(model.get("hide_header")) || !(title.textContent || collapsible);
      if (activeElement === toggle) toggle.focus();
    };
    const fold = () => {
      const collapsed = Boolean(model.get("collapsible") && model.get("collapsed"));
      toggle.setAttribute("aria-expanded", String(!collapsed));
      flag(section, "data-collapsed", collapsed);
      body.hidden = collapsed;
    };
    for (const name of ["title", "label", "collapsible", "hide_header"]) model.on(`change:${name}`, head);
    for (const name of ["collapsed", "collapsible"]) model.on(`change:${name}`, fold);
    head();
    fold();
    renderColumn({ ...props, el: body });
  },
} satisfies Module<Params>;
