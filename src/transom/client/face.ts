/**
 * The typeface of pages on systems that have none of those named before it. Owns: who fetches it, and when.
 *
 * It is fetched when the page has been there for a while, and worn by the pages that follow (boot.ts): by one whose
 * content is not there before it, so that nothing moves.
 */

import file from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import { assets } from "./assets.ts";

const FACE = '"Inter Variable"';

/** Fetch it if the page would show it, and remember where it is for `build`. */
async function learn(build: string): Promise<void> {
  const [before, after] = getComputedStyle(document.body).fontFamily.split(FACE);
  const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  const width = (families: string) => {
    pen.font = `72px ${families}`;
    return pen.measureText("Wide and illicit").width;
  };
  // A page of other faces, or a system that has one of them.
  if (after === undefined || width(`${before}monospace`) !== width("monospace")) return;
  const address = await assets.url(file);
  await new FontFace("learned", `url("${address}")`).load();
  localStorage.setItem("transom:face", `${build} ${address}`);
}

// Without it, or a place to remember it, pages are shown in a face of the system.
learn(document.documentElement.dataset.trBuild ?? "").catch(() => undefined);
