/**
 * FileInput: a button that opens the browser's dialog, in a frame on which files can be dropped; what has come stands
 * beside it, or what is on its way.
 * @chunk files
 */

import { flag, h, icon } from "../client/dom.ts";
import type { Model, Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { FileInputParams } from "./_typed/file_input.ts";
import { dropZone, named } from "./dropped.ts";
import { field, follow } from "./field.ts";
import { type Named, refuse, send } from "./sending.ts";
import { inBytes, inPercent, shown } from "./sizes.ts";

export default {
  render({ model, el, host, signal }) {
    const input = h("input", { type: "file", hidden: true, tabIndex: -1 });
    const label = h("span");
    const open = h(
      "button",
      { class: "tr-button", type: "button", onclick: () => input.click() },
      icon("upload"),
      label,
    );
    open.dataset.type = "default";
    const text = h("span", { class: "tr-files__text", id: host.uid("files") });
    const size = h("span", { class: "tr-files__size" });
    const away = h("button", { class: "tr-files__away", type: "button" }, icon("x"));
    const line = h("div", { class: "tr-files__line", role: "progressbar", hidden: true });
    const zone = h("div", { class: "tr-files", role: "group" }, open, input, text, size, away, line);
    open.setAttribute("aria-describedby", text.id);
    const empty = () => !model.get("value");
    el.append(field({ model, el, host }, zone, () => say("File"), { empty }));

    let off = false;
    let under: { files: Named[]; stop: AbortController } | null = null;

    const show = () => {
      const sent: [string, number][] = under
        ? under.files.map(([file, name]) => [name, file.size])
        : (model.get("value") ?? []);
      flag(zone, "data-empty", !sent.length);
      text.textContent = shown(sent.map(([name]) => name)) || say("or drop it here");
      text.title = sent.map(([name]) => name).join("\n");
      size.textContent = sent.length ? inBytes(sent.reduce((all, [, bytes]) => all + bytes, 0)) : "";
      const name = shown(sent.map(([name]) => name));
      away.ariaLabel = under ? say("Stop {}", name) : say("Remove {}", name);
      away.hidden = !sent.length || off;
      line.hidden = !under;
      line.ariaLabel = name;
      zone.ariaBusy = String(Boolean(under));
    };

    const take = async (files: Named[]) => {
      if (!files.length) return;
      under?.stop.abort();
      zone.dispatchEvent(new Event("input", { bubbles: true })); // what was said of others does not hold for these
      const wrong = files.find(([, name]) => !fits(name, model.get("accept") ?? ""));
      if (wrong) {
        const kinds = (model.get("accept") ?? "").replaceAll(",", ", ");
        return refuse(
          model as unknown as Model,
          say("“{}” is not of a kind that is taken here: {}.", wrong[1], kinds),
        );
      }
      const mine = { files, stop: new AbortController() };
      under = mine;
      const progress = (sent: number, all: number) => {
        line.style.setProperty("--share", String(sent / all));
        line.ariaValueNow = String(Math.round((100 * sent) / all));
        size.textContent = inPercent(sent / all);
      };
      show();
      progress(0, files.reduce((all, [file]) => all + file.size, 0) || 1);
      const there = await send(model as unknown as Model, files, mine.stop.signal, progress);
      if (under !== mine) return;
      under = null;
      show();
      if (there) host.announce(`${model.get("label")} ${text.textContent}`);
    };

    const stop = () => {
      under?.stop.abort();
      under = null;
      show();
    };
    away.onclick = () => {
      if (under) stop();
      else model.send("remove");
      open.focus(); // this button goes
    };
    input.onchange = () => {
      const files = [...(input.files ?? [])].flatMap(named);
      input.value = ""; // so that choosing the same again is a change
      void take(files);
    };
    dropZone(
      zone,
      () => off,
      () => model.get("directory"),
      (files) => void take(files),
    );
    host.disabled((now) => {
      off = open.disabled = now;
      zone.ariaDisabled = now ? "true" : null;
      if (off && under) stop();
      show();
    });
    follow(model, ["accept", "multiple", "directory"], () => {
      const folder = model.get("directory");
      input.accept = model.get("accept") ?? "";
      input.multiple = model.get("multiple");
      input.webkitdirectory = folder;
      label.textContent = open.ariaLabel = say(
        folder ? "Choose a folder" : input.multiple ? "Choose files" : "Choose a file",
      );
    });
    model.on("change:value", show);
    signal.addEventListener("abort", stop);
    show();
  },
} satisfies Module<FileInputParams>;

/** Where endings alone say what is taken, the page can tell; what media types mean, the server knows. */
function fits(name: string, accept: string): boolean {
  const kinds = accept.split(",");
  return kinds.some((kind) => kind[0] !== "." || name.toLowerCase().endsWith(kind));
}
