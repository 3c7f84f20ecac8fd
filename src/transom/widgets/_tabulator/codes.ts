/**
 * Functions that authors have written for the page. Owns: fetching them as modules, calling them, and saying at the table
 * what failed. Each is fetched once for all tables of the document: it is called by what is in it.
 */

import { assets } from "../../client/assets.ts";
import { h } from "../../client/dom.ts";
import { stateOf } from "../../client/host.ts";
import { showHtml } from "../../client/markup.ts";
import type { Model } from "../../client/types.ts";
import { say } from "../../client/words.ts";
import type { Column, Kind } from "./columns.ts";
import type { Options, Params } from "./options.ts";

export type Fn = (...args: unknown[]) => unknown;

/** In place of what a function would have given. */
export const FAILED = Symbol("failed");

/** What is given as itself or as code that says it; undefined where that fails. */
export function said(given: unknown, ...args: unknown[]): unknown {
  const made = typeof given === "function" ? (given as Fn)(...args) : given;
  return made === FAILED ? undefined : made;
}

const functions = new Map<string, Fn>();

async function fetched(model: Model<Params>, address: string | null): Promise<Fn> {
  if (!address) throw new Error("No address for this code: this host hands out no modules.");
  const load = async (from: string): Promise<Fn> => {
    const made = ((await import(await assets.url(from))) as { default: unknown }).default;
    if (typeof made !== "function") throw new TypeError("This is no function.");
    return made as Fn;
  };
  return load(address).catch(async (error) => {
    const own = error instanceof SyntaxError || (error as Error).message === "This is no function.";
    if (own || !(await stateOf.get(model as never)?.fetch())) throw error;
    return load(`${address}#again`);
  });
}

export class Codes {
  /** What is said of code that failed. */
  readonly el = h("p", { class: "tr-grid__fault", role: "status", hidden: true });
  readonly #model: Model<Params>;
  readonly #failed = new Map<string, Error>();
  readonly #told = new Set<string>();

  constructor(model: Model<Params>) {
    this.#model = model;
  }

  /** Fetch what is not here; what cannot be is told of when it is to be called. */
  async load(): Promise<void> {
    const missing = Object.entries(this.#model.get("scripts") ?? {}).filter(([name]) => !functions.has(name));
    // Markup is at hand at once, so columns are as wide as what stands in them.
    const markup = missing.length && showHtml(h("span"), "<b></b>", { sanitize: true });
    await Promise.all([
      markup,
      ...missing.map(([name, address]) =>
        fetched(this.#model, address).then(
          (made) => functions.set(name, made),
          (error) => this.#failed.set(name, error),
        ),
      ),
    ]);
  }

  /** Whether something is still to be fetched. */
  get late(): boolean {
    return Object.keys(this.#model.get("scripts") ?? {}).some(
      (name) => !functions.has(name) && !this.#failed.has(name),
    );
  }

  /** Others are said now: what is wrong with them is said anew. */
  begin(): void {
    this.#told.clear();
    this.el.hidden = true;
    this.el.textContent = "";
  }

  /** Call code; `where` is its place in what the author has written. */
  call(made: Fn, where: string, args: unknown[]): unknown {
    try {
      return made(...args);
    } catch (error) {
      this.#tell(where, error);
      return FAILED;
    }
  }

  #tell(where: string, error: unknown): void {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const told = `${where} ${text}`;
    if (this.#told.has(told)) return;
    this.#told.add(told);
    console.error(`Transom: the code of ${where} failed`, error);
    this.el.textContent ||= say("The code of {} failed: {}", where, text);
    this.el.hidden = false;
    this.#model.send({ event: "fault", value: { where, text } });
  }

  /** The same with functions in place of their names. */
  with<T>(value: T, where: string): T {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => this.with(each, where)) as T;
    const name = (value as { $code?: unknown }).$code;
    if (typeof name === "string" && Object.hasOwn(this.#model.get("scripts") ?? {}, name))
      return ((...args: unknown[]) => this.#run(name, where, args)) as T;
    const parts = Object.entries(value).map(([key, each]) => [key, this.with(each, where)]);
    return Object.fromEntries(parts) as T;
  }

  #run(name: string, where: string, args: unknown[]): unknown {
    const made = functions.get(name);
    if (made) return this.call(made, where, args);
    const error = this.#failed.get(name);
    if (error) this.#tell(where, error);
    return FAILED;
  }

  columns(): Column[] {
    const columns = this.#model.get("columns");
    return this.#model.get("fields")?.length ? columns.map((each) => this.#column(each)) : columns;
  }

  #column(column: Column): Column {
    const name = this.#model.get("fields")[column.at] ?? column.title;
    const own = <K extends Kind | null>(kind: K, of: string): K => this.with(kind, `${of}['${name}']`);
    return {
      ...column,
      format: own(column.format, "formatters"),
      title_format: own(column.title_format, "title_formatters"),
      edit: own(column.edit, "editors"),
      filter: own(column.filter, "header_filters"),
    };
  }

  options(): Options {
    const options = Object.entries(this.#model.get("configuration") ?? {});
    return Object.fromEntries(
      options.map(([name, each]) => [name, this.with(each, `configuration['${name}']`)]),
    );
  }
}
