/**
 * The page's colours as plots take them. Owns: which hues series have, light and dark.
 * @copied
 */

/** Call `changed` when the colours around `el` do, until `signal` ends. */
export function followColours(el: Element, changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  // It may still be on its way into the page.
  setTimeout(
    () => signal.aborted || observer.observe(frameOf(el), { attributeFilter: ["data-theme", "style"] }),
  );
  signal.addEventListener("abort", () => observer.disconnect());
}

/** What wears the page's theme: the view's frame in a document of another's. */
function frameOf(el: Element): Element {
  return el.closest(".transom") ?? document.documentElement;
}

export interface Colours {
  text: string;
  muted: string;
  line: string;
  surface: string;
  font: string;
  dark: boolean;
  /** The hues of series: the accent, and five that stand beside it. */
  series: string[];
}

const LIGHT = ["#c8601a", "#5b57c9", "#2d8653", "#bb3f77", "#866a14"];
const DARK = ["#f0975a", "#a3a0f5", "#6fce93", "#f08bb4", "#d9b84f"];

/** The colours around `el` in numbers: libraries do not know CSS's newer functions. */
export function readColours(el: Element): Colours {
  const frame = frameOf(el);
  const probe = document.createElement("span");
  (frame === document.documentElement ? document.body : frame).append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return inNumbers(getComputedStyle(probe).color);
  };
  const surface = colour("--tr-surface");
  const dark = (surface.match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0) < 380;
  const colours = {
    text: colour("--tr-text"),
    muted: colour("--tr-muted"),
    line: colour("--tr-line"),
    surface,
    font: getComputedStyle(frame).getPropertyValue("--tr-font").trim() || "sans-serif",
    dark,
    series: [colour("--tr-accent"), ...(dark ? DARK : LIGHT)],
  };
  probe.remove();
  return colours;
}

function inNumbers(colour: string): string {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!pen) return colour;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
