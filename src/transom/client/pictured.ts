/**
 * What a plot looks like, as a small picture: all that is drawn in its view, one above the other. A notebook keeps it for
 * those who have no kernel. Fetched when a kernel asks.
 */

/** CSS pixels across, at most. */
const WIDEST = 640;
/** Bytes; of what has more when it is half as large there is no picture. */
const LARGEST = 36_000;
/** A plot that is not drawn yet is looked at again so often, and after so many ms. */
const TRIES = 60;
const REST = 500;

type Layer = HTMLCanvasElement | SVGSVGElement;

/** The picture of the view with that id below `root`; `null` when nothing is drawn in it. */
export async function pictured(root: Element, id: string, signal: AbortSignal): Promise<ArrayBuffer | null> {
  const view = () => root.querySelector(`[data-tr-id="${CSS.escape(id)}"]`);
  for (let attempt = 0; attempt < TRIES && !signal.aborted && view(); attempt++) {
    const picture = await taken(view() as Element);
    if (picture !== undefined) return picture;
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  return null;
}

/** The picture of a view; `null` when it is too large, nothing as long as it is not drawn. */
async function taken(view: Element): Promise<ArrayBuffer | null | undefined> {
  const layers = layersOf(view);
  if (!layers.length || view.querySelector("[data-pending]")) return undefined;
  const pixels = await Promise.all(layers.map(pixelsOf));
  for (const part of [1, 0.5]) {
    const picture = await drawn(view, layers, pixels, part);
    if (picture && picture.size <= LARGEST) return picture.arrayBuffer();
  }
  return null;
}

/** What is drawn there, in the order in which it lies; Bokeh draws below shadow roots. */
function layersOf(el: ParentNode): Layer[] {
  return [...el.querySelectorAll("*")].flatMap((each) => {
    const seen = each.getBoundingClientRect().width > 0 && !each.closest(".modebar-container");
    if (each.shadowRoot) return layersOf(each.shadowRoot);
    if (!seen) return [];
    if (each instanceof HTMLCanvasElement) return [each];
    return each instanceof SVGSVGElement && !each.ownerSVGElement ? [each] : [];
  });
}

async function pixelsOf(layer: Layer): Promise<CanvasImageSource> {
  if (layer instanceof HTMLCanvasElement) return layer;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(layer))}`;
  await image.decode();
  return image;
}

/** All of it, `part` as large as it is kept at best. */
function drawn(
  view: Element,
  layers: Layer[],
  pixels: CanvasImageSource[],
  part: number,
): Promise<Blob | null> {
  const boxes = layers.map((each) => each.getBoundingClientRect());
  const [left, top] = [
    Math.min(...boxes.map((each) => each.left)),
    Math.min(...boxes.map((each) => each.top)),
  ];
  const width = Math.max(...boxes.map((each) => each.right)) - left;
  const height = Math.max(...boxes.map((each) => each.bottom)) - top;
  const scale = Math.min(1, WIDEST / width) * part;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.fillStyle = ground(view);
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  boxes.forEach((box, at) => {
    pen.drawImage(pixels[at] as CanvasImageSource, box.left - left, box.top - top, box.width, box.height);
  });
  return new Promise((resolve) => canvas.toBlob(resolve, "image/webp", 0.85));
}

/** The colour behind it. */
function ground(view: Element): string {
  for (let el: Element | null = view; el; el = el.parentElement) {
    const colour = getComputedStyle(el).backgroundColor;
    if (!/transparent|, 0\)$|\/ 0\)$/.test(colour)) return colour;
  }
  return "white";
}
