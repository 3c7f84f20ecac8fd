/**
 * Matplotlib: a figure as a picture. Tells Python how the page looks, so that the picture has its colours and as many
 * pixels as the screen can show.
 * @chunk pictures
 */

import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { MatplotlibParams } from "./_typed/matplotlib.ts";
import { followColours, readColours } from "./colours.ts";
import image from "./image.ts";

/** So long a size has to stay the same before a picture is asked for, in ms. */
const CALM = 250;

export default {
  render(around) {
    const { model, el, signal } = around;
    let told = "";
    let timer = 0;
    const tell = () => {
      clearTimeout(timer);
      const { width } = el.getBoundingClientRect();
      if (!width) return;
      const { text, muted, line, surface, series } = readColours(el);
      const shown = el.querySelector("img")?.clientWidth ?? 0;
      const scale = Math.max(1, shown / (model.get("natural")?.[0] ?? shown));
      const value = {
        colours: { text, muted, line, surface, series },
        ratio: devicePixelRatio * (scale || 1),
      };
      if (told === JSON.stringify(value)) return;
      told = JSON.stringify(value);
      model.send({ event: "look", value });
    };
    // At once when it is first seen, or seen again; later when it has come to rest.
    const observer = new ResizeObserver(([entry]) => {
      clearTimeout(timer);
      if (!told) tell();
      else if (entry?.contentRect.width) timer = window.setTimeout(tell, CALM);
    });
    observer.observe(el);
    followColours(el, tell, signal);
    signal.addEventListener("abort", () => {
      observer.disconnect();
      clearTimeout(timer);
    });
    el.dataset.none = say("No data");
    const shown = image.render(around as never);
    el.querySelector("figure")?.classList.add("tr-matplotlib");
    return shown;
  },
} satisfies Module<MatplotlibParams>;
