/**
 * Vector graphics. Owns: how an element of them is made. Knows nothing of what is drawn.
 * @copied
 */

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function draw(
  tag: string,
  attributes: Record<string, string | number>,
  ...children: Element[]
): SVGElement {
  const el = document.createElementNS(SVG, tag);
  for (const name in attributes) el.setAttribute(name, String(attributes[name]));
  el.append(...children);
  return el;
}
