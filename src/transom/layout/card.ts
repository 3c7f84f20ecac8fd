/**
 * Card: a section with a heading; where it is collapsible the heading is a button that says whether it is open.
 * @chunk boxes
 */

import { flag, h, icon, keepingFocus } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { CardParams } from "./_typed/card.ts";
import { renderColumn } from "./column.ts";

const LOOKS = [
  "header_color",
  "header_background",
  "active_header_background",
  "header_css_classes",
  "title_css_classes",
  "button_css_classes",
] as const;

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
    const header = h("header");
    const custom = h("div", { class: "tr-card__custom", id: host.uid("header") });
    host.children(custom, "header");
    const section = h("div", { class: "tr-card", role: "group" }, header, body);
    el.append(section);

    const head = () => {
      const collapsible = Boolean(model.get("collapsible"));
      const own = model.get("header") !== null;
      title.textContent = model.get("title") || model.get("label") || "";
      header.hidden = Boolean(model.get("hide_header")) || !(own || collapsible || title.textContent);
      const name = own && !title.textContent ? custom : title;
      for (const named of [section, toggle]) named.setAttribute("aria-labelledby", name.id);
      keepingFocus(() => arrange(own, collapsible));
    };
    const arrange = (own: boolean, collapsible: boolean) => {
      // Nothing that can be used stands in a button: beside a header of one's own it is the arrow alone.
      const button = collapsible ? [toggle] : [];
      title.hidden = own;
      if (!own) toggle.prepend(title);
      heading.replaceChildren(collapsible ? toggle : title);
      header.replaceChildren(...(own ? [title, custom, ...button] : [heading]));
    };
    const look = () => {
      const active = section.hasAttribute("data-collapsed") ? null : model.get("active_header_background");
      header.style.color = model.get("header_color") || "";
      header.style.backgroundColor = active || model.get("header_background") || "";
      header.className = ["tr-card__header", ...model.get("header_css_classes")].join(" ");
      title.className = ["tr-card__title", ...model.get("title_css_classes")].join(" ");
      toggle.className = ["tr-card__toggle", ...model.get("button_css_classes")].join(" ");
    };
    const fold = () => {
      const collapsed = Boolean(model.get("collapsible") && model.get("collapsed"));
      toggle.setAttribute("aria-expanded", String(!collapsed));
      flag(section, "data-collapsed", collapsed);
      body.hidden = collapsed;
    };
    follow(model, ["title", "label", "collapsible", "hide_header", "header"], head);
    follow(model, ["collapsed", "collapsible"], fold);
    follow(model, [...LOOKS, "collapsed", "collapsible"], look);
    renderColumn({ ...props, el: body });
  },
} satisfies Module<CardParams>;
