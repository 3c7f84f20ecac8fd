/**
 * FileDownload: a button, and where a second click saves, a link that looks as one. While a callback works, a wheel
 * takes the place of the icon.
 * @chunk download
 */

import { addressed } from "../client/assets.ts";
import { flag, h, icon } from "../client/dom.ts";
import { save } from "../client/page.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { FileDownloadParams } from "./_typed/file_download.ts";
import { follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const ask = h("button", { type: "button" });
    const link = h("a");
    const faces = [ask, link].map((each) => {
      each.className = "tr-button tr-download";
      const face = { mark: h("span", { class: "tr-download__mark" }), text: h("span") };
      each.append(face.mark, face.text);
      return face;
    });
    el.dataset.control = "line";
    el.append(ask, link);
    let asked = false;
    let off = false;

    const write = () => {
      const ready = model.get("ready");
      const name = ready?.[1] || model.get("filename") || "";
      const text = model.get("label") || say(name ? (ready ? "Save {}" : "Download {}") : "Download", name);
      for (const face of faces) face.text.textContent = text;
      link.download = name;
    };
    const turn = () => {
      const ready = off ? null : model.get("ready");
      const focused = el.contains(document.activeElement);
      if (ready)
        addressed(ready[0], (href) => {
          link.href = href;
        });
      ask.hidden = Boolean(ready);
      link.hidden = !ready;
      if (focused) (ready ? link : ask).focus(); // what is hidden loses it
    };
    const work = () => {
      const busy = asked || model.get("busy");
      ask.ariaBusy = String(busy);
      flag(ask, "data-busy", busy);
    };
    ask.onclick = () => {
      const data = model.get("data");
      if (data) return save(blobOf(data), model.get("filename") ?? "download");
      if (asked || model.get("busy")) return;
      asked = true;
      model.send("click", () => {
        asked = false;
        work();
      });
      work();
    };
    host.disabled((now) => {
      off = ask.disabled = now;
      turn();
    });
    follow(model, ["button_type", "button_style"], () => {
      for (const { dataset } of [ask, link]) {
        dataset.type = model.get("button_type");
        dataset.style = model.get("button_style");
      }
    });
    follow(model, ["icon", "icon_size"], () => {
      for (const { mark } of faces) {
        mark.replaceChildren(icon(model.get("icon") || "download"), h("span", { class: "tr-spinner" }));
        mark.style.fontSize = model.get("icon_size");
      }
    });
    follow(model, ["label", "filename", "ready"], write);
    follow(model, ["ready"], turn);
    follow(model, ["busy"], work);
  },
} satisfies Module<FileDownloadParams>;

/** The address of a file with these bytes, for as long as it takes to begin to save it. */
function blobOf(data: DataView): string {
  const bytes = new Blob([data as DataView<ArrayBuffer>], { type: "application/octet-stream" });
  const address = URL.createObjectURL(bytes);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return address;
}
