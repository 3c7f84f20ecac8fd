/**
 * PDF: the browser's own viewer, in a frame of this origin; a link where it has none, or where the file is elsewhere.
 * @chunk media
 */

import { addressed } from "../client/assets.ts";
import { h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { PDFParams } from "./_typed/pdf.ts";

type Source = { src: string; own: boolean; name?: string };
type Params = Omit<PDFParams, "object"> & { object: Source | null };

export default {
  render({ model, el }) {
    const place = h("div", { class: "tr-pdf__place" });
    el.append(place);
    follow(model, ["object", "start_page", "label"], () => {
      const source = model.get("object");
      if (!source) return place.replaceChildren();
      const name = model.get("label") || source.name || source.src.split("/").at(-1) || "PDF";
      const show = (file: string) => {
        if (model.get("object") !== source) return;
        const address = `${file}#page=${model.get("start_page")}`;
        const link = { class: "tr-pdf__link", href: address, target: "_blank", rel: "noopener" };
        place.replaceChildren(
          source.own && navigator.pdfViewerEnabled
            ? h("iframe", { class: "tr-pdf", src: address, title: name })
            : h("a", link, icon("file-type-pdf"), `Open ${name}`),
        );
      };
      source.own ? addressed(source.src, show) : show(source.src);
    });
  },
} satisfies Module<Params>;
