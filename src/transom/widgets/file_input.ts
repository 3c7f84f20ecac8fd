/**
 * FileInput: a button that opens the browser's dialog, in a frame on which files can be dropped; what has come stands
 * beside it, or what is on its way.
 * @chunk files
 */

import { flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { FileInputParams } from "./_typed/file_input.ts";
import { uploader } from "./chosen.ts";
import { field, follow } from "./field.ts";
import { inBytes, progress, shown } from "./sizes.ts";

export default {
  render({ model, el, host, signal }) {
    const label = h("span");
    const open = h(
      "button",
      { class: "tr-button", type: "button", onclick: () => files.open() },
      icon("upload"),
      label,
    );
    open.dataset.type = "default";
    const text = h("span", { class: "tr-files__text", id: host.uid("files") });
    const size = h("span", { class: "tr-files__size" });
    const away = h("button", { class: "tr-files__away", type: "button" }, icon("x"));
    const line = h("div", { class: "tr-files__line", role: "progressbar", hidden: true });
    const zone = h("div", { class: "tr-files", role: "group" }, open, text, size, away, line);
    open.setAttribute("aria-describedby", text.id);
    el.append(field({ model, el, host }, zone, () => say("File"), { empty: () => !model.get("value") }));

    const show = () => {
      const { under } = files;
      const sent: [string, number][] =
        under?.map(([file, name]) => [name, file.size]) ?? model.get("value") ?? [];
      const name = shown(sent.map(([each]) => each));
      flag(zone, "data-empty", !sent.length);
      text.textContent = name || say("or drop it here");
      text.title = sent.map(([each]) => each).join("\n");
      size.textContent = sent.length ? inBytes(sent.reduce((all, [, bytes]) => all + bytes, 0)) : "";
      away.ariaLabel = say(under ? "Stop {}" : "Remove {}", name);
      away.hidden = !sent.length || open.disabled;
      line.hidden = !under;
      line.ariaLabel = name;
      zone.ariaBusy = String(Boolean(under));
    };
    const files = uploader({ model, host, signal }, zone, show, progress(line, size));
    away.onclick = () => {
      if (files.under) files.stop();
      else model.send("remove");
      open.focus(); // this button goes
    };
    host.disabled((off) => {
      open.disabled = off;
      show();
    });
    follow(model, ["multiple", "directory"], () => {
      const files = model.get("multiple") ? "Choose files" : "Choose a file";
      label.textContent = open.ariaLabel = say(model.get("directory") ? "Choose a folder" : files);
    });
    model.on("change:value", show);
  },
} satisfies Module<FileInputParams>;
