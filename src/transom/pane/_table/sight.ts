/** Which rows of a long table are in sight. Knows no rows. */

/** Up to so many rows are all in the page; as the server has it. */
export const WHOLE = 200;
/** So many rows are drawn above and below those in sight. */
const MORE = 8;
/** Browsers have no elements that are much higher: of a higher table a pixel scrolls by more than one. */
const HIGHEST = 8_000_000;

/** Rows `start` to `stop` (exclusive), with the room above and below them in pixels. */
export interface Sight {
  start: number;
  stop: number;
  above: number;
  below: number;
}

export function sightOf(box: HTMLElement, count: number, high: number): Sight {
  if (count <= WHOLE) return { start: 0, stop: count, above: 0, below: 0 };
  const fit = Math.min(WHOLE - 3 * MORE, Math.ceil(box.clientHeight / high) || 20);
  const whole = Math.min(count * high, HIGHEST);
  const scaled = whole < count * high;
  const share = box.scrollTop / Math.max(1, box.scrollHeight - box.clientHeight);
  const first = scaled ? Math.round(share * (count - fit)) : Math.floor(box.scrollTop / high);
  const start = Math.max(0, Math.min(first, count - fit) - MORE);
  const stop = Math.min(count, start + fit + 2 * MORE);
  const top = scaled ? box.scrollTop - (first - start) * high : start * high;
  const above = Math.max(0, Math.min(top, whole - (stop - start) * high));
  return { start, stop, above, below: whole - above - (stop - start) * high };
}

/** Scroll by rows where the browser would scroll by pixels, of which a row has but a few. */
export function scrollByKeys(box: HTMLElement, rows: () => { count: number; high: number }): void {
  box.addEventListener("keydown", (event) => {
    const { count, high } = rows();
    const scale = (count * high) / HIGHEST;
    const fit = Math.floor(box.clientHeight / high) - 2;
    const by = { PageDown: fit, PageUp: -fit, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (scale <= 1 || !by || event.target !== box) return;
    event.preventDefault();
    box.scrollTop += (by * high) / scale;
  });
}
