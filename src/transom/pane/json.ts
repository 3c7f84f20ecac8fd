/**
 * JSON: a tree that unfolds. A branch whose children have not come along is asked for when it is opened.
 * @chunk documents
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { JSONParams } from "./_typed/json.ts";

type Leaf = [kind: "s" | "n" | "k" | "o", text: string];
type Kids = [label: string, node: Node][];

interface Branch {
  kind: "[" | "{";
  /** The name of its type, where that is no plain one. */
  of: string;
  count: number;
  kids: Kids | null;
  preview?: string;
}

type Node = Leaf | Branch;

type Params = Omit<JSONParams, "object"> & { object: { version: number; root: Node } | null };

interface Answer {
  version: number;
  path: number[];
  start: number;
  kids: Kids;
}

export default {
  render({ model, el }) {
    const box = h("div", { class: "tr-json" });
    el.append(box);
    /** The lists that wait for children, by the path of their branch. */
    const waiting = new Map<string, HTMLElement>();

    const ask = (path: number[], start: number, list: HTMLElement) => {
      const key = path.join();
      if (waiting.get(key) === list) return;
      waiting.set(key, list);
      model.send({ event: "more", value: { version: model.get("object")?.version, path, start } });
    };

    const item = (label: string, node: Node, path: number[]): HTMLElement => {
      const name = label && h("span", { class: "tr-json__key" }, label);
      if (!Array.isArray(node)) return branch(name, node, path);
      const [kind, text] = node;
      const value = h("span", { "data-kind": kind }, kind === "s" ? `"${text}"` : text);
      return h("div", { class: "tr-json__leaf" }, name, value);
    };

    const branch = (name: HTMLElement | "", node: Branch, path: number[]) => {
      const list = h("ul", { dataset: { count: node.count } });
      const size = h("span", { class: "tr-json__size" }, sizeOf(node));
      const deep = model.get("depth");
      const open = node.kids !== null && (deep < 0 || path.length < deep);
      const summary = h("summary", { title: node.preview ?? "" }, name, size);
      const details = h("details", { open }, summary, list);
      if (node.kids) grow(list, node.kids, path, 0, node.count);
      details.addEventListener("toggle", () => {
        if (details.open && !list.childElementCount && node.count) ask(path, 0, list);
      });
      return details;
    };

    const grow = (list: HTMLElement, kids: Kids, path: number[], start: number, count: number) => {
      list.querySelector(":scope > .tr-json__more")?.remove();
      list.append(
        ...kids.map(([label, node], at) => h("li", null, item(label, node, [...path, start + at]))),
      );
      const next = start + kids.length;
      if (next >= count || !kids.length) return;
      const button = h(
        "button",
        { class: "tr-json__button", type: "button" },
        `${(count - next).toLocaleString()} more`,
      );
      button.addEventListener("click", () => ask(path, next, list));
      list.append(h("li", { class: "tr-json__more" }, button));
    };

    follow(model, ["object", "depth"], () => {
      waiting.clear();
      const object = model.get("object");
      box.replaceChildren(...(object ? [item("", object.root, [])] : []));
    });
    follow(model, ["theme"], () => {
      const theme = model.get("theme");
      if (theme) box.dataset.theme = theme;
      else delete box.dataset.theme;
    });
    model.on("msg:custom", (content) => {
      const { version, path, start, kids } = content as Answer;
      const list = waiting.get(path.join());
      if (version !== model.get("object")?.version || !list) return;
      waiting.delete(path.join());
      const focused = list.contains(document.activeElement);
      grow(list, kids, path, start, Number(list.dataset.count));
      if (focused && start) list.children[start]?.querySelector("summary")?.focus();
    });
  },
} satisfies Module<Params>;

function sizeOf({ kind, of, count }: Branch): string {
  const [what, end] = kind === "{" ? ["key", "}"] : ["item", "]"];
  return `${of} ${kind}${count.toLocaleString()} ${what}${count === 1 ? "" : "s"}${end}`.trim();
}
