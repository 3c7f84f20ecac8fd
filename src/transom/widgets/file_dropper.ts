/**
 * FileDropper: a field on which files are dropped, and below it each that has come.
 * @chunk files
 */

import { addressed } from "../client/assets.ts";
import { flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { FileDropperParams } from "./_typed/file_dropper.ts";
import { uploader } from "./chosen.ts";
import { field, follow } from "./field.ts";
import { inBytes, progress, shown } from "./sizes.ts";

export default {
  render({ model, el, host, signal }) {
    const label = h("span");
    const open = h("button", { type: "button", onclick: () => files.open() }, icon("upload"), label);
    const list = h("ul", { class: "tr-drop__list" });
    const zone = h("div", { class: "tr-files tr-drop", role: "group" }, open, list);
    el.append(field({ model, el, host }, zone, () => say("File"), { empty: () => !model.get("value") }));
    const line = h("div", { class: "tr-files__line", role: "progressbar" });
    const size = h("span", { class: "tr-files__size" });

    /** A row with a button that takes it away. */
    const row = (name: string, said: HTMLElement, verb: string, away: () => void) => {
      const button = h(
        "button",
        { class: "tr-files__away", type: "button", ariaLabel: say(verb, name) },
        icon("x"),
      );
      button.disabled = open.disabled;
      button.onclick = () => {
        away();
        open.focus(); // this button goes
      };
      return h("li", null, h("span", { class: "tr-files__text", title: name }, name), said, button);
    };
    const show = () => {
      const { under } = files;
      const rows = (model.get("value") ?? []).map(([name, bytes, picture]) => {
        const size = h("span", { class: "tr-files__size" }, inBytes(bytes));
        const made = row(shown([name]), size, "Remove {}", () =>
          model.send({ event: "remove", value: name }),
        );
        if (picture) addressed(picture, (src) => made.prepend(h("img", { alt: "", src })));
        return made;
      });
      if (under) {
        const name = shown(under.map(([, each]) => each));
        line.ariaLabel = name;
        const sent = row(name, size, "Stop {}", files.stop);
        sent.append(line);
        rows.push(sent);
      }
      list.replaceChildren(...rows);
      list.hidden = !rows.length;
      flag(zone, "data-empty", !rows.length);
      zone.ariaBusy = String(Boolean(under));
    };
    const files = uploader({ model, host, signal }, zone, show, progress(line, size), true);
    host.disabled((off) => {
      open.disabled = off;
      show();
    });
    follow(model, ["multiple", "layout"], () => {
      label.textContent = say(
        model.get("multiple") ? "Choose files or drop them here" : "Choose a file or drop it here",
      );
      flag(zone, "data-compact", model.get("layout") === "compact");
      flag(zone, "data-plain", model.get("layout") === "integrated");
    });
    model.on("change:value", show);
  },
} satisfies Module<FileDropperParams>;
