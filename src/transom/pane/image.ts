/**
 * Image: serves JPG, PNG, GIF, SVG and WebP. The room is reserved before the picture is decoded, and one
 * that replaces another is decoded first, so nothing jumps and nothing flickers.
 * @chunk pictures
 */

import { flag, h, keepingFocus } from "../client/dom.ts";
import type { Model, Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { ImageBaseParams } from "./_typed/image.ts";
import { missing } from "./missing.ts";

const LINKS = ["http:", "https:", "mailto:"];

export default {
  render({ model, el, signal }) {
    const figure = h("figure", { class: "tr-image" });
    const anchor = h("a", { target: "_blank", rel: "noopener" });
    el.append(figure);
    let shown: HTMLImageElement | null = null;
    /** What stands in the place of a picture that did not come. */
    let absent: ((name: string) => HTMLElement) | void;
    let latest = 0;
    let ready: Promise<unknown> | undefined;

    const partsOf = (image: HTMLImageElement): Node[] => {
      const caption = model.get("caption");
      const link = safeLink(model.get("link_url"));
      image.alt = alternative(model.get("alt_text"), caption, link);
      const picture = absent?.(image.alt) ?? image;
      const parts: Node[] = caption ? [h("figcaption", null, caption)] : [];
      if (link) {
        anchor.href = link;
        anchor.replaceChildren(picture);
      }
      return [link ? anchor : picture, ...parts];
    };
    const describe = () => {
      const parts = shown ? partsOf(shown) : roomOf(model);
      flag(figure, "hidden", !parts.length);
      keepingFocus(() => figure.replaceChildren(...parts));
    };
    const show = (image: HTMLImageElement | null, instead?: typeof absent) => {
      if (image !== shown) release(shown);
      shown = image;
      absent = instead;
      describe();
    };
    const load = async (image: HTMLImageElement, turn: number) => {
      // The first picture stands there at once: its room is known, and there is nothing to keep instead.
      if (!shown) show(image);
      const instead = await image.decode().catch(async () => (image.naturalWidth ? undefined : missing));
      if (turn !== latest) {
        if (image !== shown) release(image);
      } else if (image !== shown || instead) show(image, instead);
    };

    follow(model, ["object"], () => {
      const source = model.get("object");
      const turn = ++latest;
      if (source) ready = load(picture(source, model.get("natural")), turn);
      else show(null);
    });
    follow(model, ["alt_text", "caption", "link_url", "natural"], describe);
    follow(model, ["width", "height", "sizing_mode", "fixed_aspect"], () => {
      const mode = model.get("sizing_mode") ?? "";
      const wide = model.get("width") !== null || /width|both/.test(mode);
      const high = model.get("height") !== null || /height|both/.test(mode);
      figure.dataset.fill = `${wide ? "x" : ""}${high ? "y" : ""}`;
      flag(figure, "data-distort", !model.get("fixed_aspect"));
    });
    signal.addEventListener("abort", () => {
      latest += 1;
      release(shown);
    });
    return { ready };
  },
} satisfies Module<ImageBaseParams>;

/** What keeps the place of a picture that is going to come. */
function roomOf(model: Model<ImageBaseParams>): Node[] {
  const [width, height] = model.get("natural") ?? [];
  return width && !model.get("error") ? [h("canvas", { width, height })] : [];
}

function picture(
  source: NonNullable<ImageBaseParams["object"]>,
  natural: ImageBaseParams["natural"],
): HTMLImageElement {
  const [width, height] = natural ?? [];
  return h("img", {
    width,
    height,
    decoding: "async",
    src:
      "src" in source
        ? source.src
        : URL.createObjectURL(new Blob([source.data as BlobPart], { type: source.mime })),
  });
}

function release(image: HTMLImageElement | null): void {
  if (image?.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
}

/** An empty alt text is the author's word that the picture is decoration; no word is not. */
function alternative(alt: string | null, caption: string | null, link: string | null): string {
  return alt ?? (caption && !link ? "" : (caption ?? link ?? "Picture"));
}

function safeLink(link: string | null): string | null {
  if (!link || !URL.canParse(link, location.href)) return null;
  return LINKS.includes(new URL(link, location.href).protocol) ? link : null;
}
