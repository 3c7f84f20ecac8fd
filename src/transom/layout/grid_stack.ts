/**
 * GridStack: a GridSpec whose cells are moved and resized. Over the cells lies a second grid of the same lines, with a
 * handle for each of the two; what is done with them is sent as a place, and drawn when it comes back.
 *
 * @chunk grids
 */

import { h, setStyles } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { GridStackParams } from "./_typed/grid_stack.ts";
import grid, { line } from "./grid_spec.ts";

type Place = [top: number, left: number, bottom: number, right: number];
type Said = GridStackParams["spans"][0];
type Kind = "move" | "size";

const KEYS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export default {
  render(props) {
    const { model, el, host, signal } = props;
    grid.render(props as never);
    el.classList.add("tr-GridSpec");
    const over = h("div", { class: "tr-stack" });
    el.append(over);
    /** Where the one that was moved last has been, and is going to be: the focus goes along. */
    let trail: string[] = [];
    /** What the server has not answered yet: from where to where. */
    let moves: { from: string; to: Place }[] = [];
    let off = false;
    /** A handle is held by a pointer; meanwhile something else was to be drawn. */
    let held = false;
    let late = false;

    const lines = () => el.style.gridTemplate.match(/\d+(?=,\s*minmax)/g)?.map(Number) ?? [1, 1];
    const closed = ([top, left, bottom, right]: Said): Place => {
      const [rows = 1, columns = 1] = lines();
      return [top ?? 0, left ?? 0, bottom ?? rows, right ?? columns];
    };
    /** Where it is when it has gone so many rows and columns, or its end has. */
    const gone = ([top, left, bottom, right]: Place, kind: Kind, rows: number, columns: number): Place => {
      const most = lines()[1] ?? 1;
      if (kind === "size")
        return [top, left, Math.max(top + 1, bottom + rows), clamp(right + columns, left + 1, most)];
      const [y, x] = [Math.max(-top, rows), clamp(columns, -left, most - right)];
      return [top + y, left + x, bottom + y, right + x];
    };
    const send = (from: Said, to: Place) => {
      if (`${closed(from)}` === `${to}`) return;
      if (trail.at(-1) !== `${closed(from)}`) trail = [`${closed(from)}`];
      trail.push(`${to}`);
      const move = { from: `${closed(from)}`, to };
      moves.push(move);
      model.send({ event: "move", value: [from, to] }, () => {
        moves = moves.filter((each) => each !== move);
      });
      host.announce(named(to));
    };
    /** Where what stands at a place will be when all moves are answered: what is done next goes on from there. */
    const ahead = (place: Said) =>
      moves.reduce<Said>((at, { from, to }) => (from === `${closed(at)}` ? to : at), place);
    /** A handle has been let go; it may have led nowhere. */
    const release = (from: Said, to: Place | null) => {
      held = false;
      if (to) send(from, to);
      if (late) draw();
    };

    const tools = (from: Said) => {
      const place = closed(from);
      const box = h("div", { dataset: { place: `${place}` } });
      const show = (at: Place) => setStyles(box, { "grid-area": at.map(line).join("/") });
      const handle = (kind: Kind, label: string) => {
        const button = h("button", {
          class: `tr-stack__${kind}`,
          type: "button",
          ariaLabel: `${say(label)}: ${named(place)}`,
        });
        button.disabled = off;
        button.addEventListener("keydown", (event) => {
          const step = KEYS[event.key];
          if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          send(ahead(from), gone(closed(ahead(from)), kind, ...step));
        });
        button.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          button.focus();
          button.setPointerCapture(event.pointerId);
          const { width, height } = el.getBoundingClientRect();
          const [rows = 1, columns = 1] = lines();
          const start = ahead(from);
          let to = closed(start);
          held = true;
          box.dataset.held = "";
          button.onpointermove = ({ clientX, clientY }) => {
            const down = Math.round(((clientY - event.clientY) * rows) / height);
            to = gone(closed(start), kind, down, Math.round(((clientX - event.clientX) * columns) / width));
            show(to);
          };
          const end = (done: boolean) => {
            button.onpointermove = button.onlostpointercapture = null;
            delete box.dataset.held;
            show(place);
            release(start, done ? to : null);
          };
          button.onlostpointercapture = () => end(true);
          button.onkeydown = (key) => key.key === "Escape" && end(false);
        });
        return button;
      };
      if (model.get("allow_drag")) box.append(handle("move", "Move"));
      if (model.get("allow_resize")) box.append(handle("size", "Resize"));
      show(place);
      return box;
    };
    const draw = () => {
      late = held;
      if (late) return; // when it is let go
      const focused = over.contains(document.activeElement) ? document.activeElement : null;
      const was = focused?.parentElement?.dataset.place;
      const there = model.get("spans").map((span) => `${closed(span)}`);
      const place = trail.includes(was ?? "") ? trail.findLast((each) => there.includes(each)) : was;
      setStyles(over, { "grid-template": el.style.gridTemplate, gap: getComputedStyle(el).gap });
      over.replaceChildren(...model.get("spans").map(tools));
      if (focused) over.querySelector<HTMLElement>(`[data-place="${place}"] .${focused.className}`)?.focus();
    };
    follow(model, ["spans", "nrows", "ncols", "gap", "allow_drag", "allow_resize"], draw);
    host.disabled((now) => {
      off = now;
      draw();
    });
    signal.addEventListener("abort", () => over.remove());
  },
} satisfies Module<GridStackParams>;

const named = ([top, left]: Place) => say("Row {}, column {}", top + 1, left + 1);

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
