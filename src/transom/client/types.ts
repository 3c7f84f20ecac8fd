/**
 * The words that the runtime, the built-in modules and third-party modules share.
 *
 * Owns: the types of ops on the wire and the front-end module contract: an [AFM](https://anywidget.dev/en/afm)
 * module, with a `host` that can do a little more. The types of messages are written from the server's.
 * Knows nothing of how either is carried out: there is no code in this file.
 */

import type { Host as AfmHost, AnyModel } from "@anywidget/types";
import type { CommonParams } from "../components/_typed/component.ts";

export type { CommonParams };

// ---------------------------------------------------------------------------------------------- values

/** What may stand in JSON; a `DataView` is a buffer of the same frame (`{"$b": index}` on the wire). */
export type Value = null | boolean | number | string | DataView | Value[] | { [key: string]: Value };

/** Parameters by name. */
export type Props = Record<string, Value>;

// ---------------------------------------------------------------------------------------------- the wire

import type { Result } from "./messages.ts";

export type {
  AckMessage,
  ByeMessage,
  ClientMessage,
  EventMessage,
  FetchedMessage,
  HelloMessage,
  PatchMessage,
  Result,
  ServerMessage,
  SnapshotMessage,
  WelcomeMessage,
} from "./messages.ts";

/** What a class says about itself, once a page. */
export interface ClassInfo {
  /** The name of the Python class; what people read. */
  name: string;
  /** The module that draws it, where that is not called as the class is. */
  front_end?: string;
  /** The class whose defaults it has where its own say nothing; it has come before. */
  like?: number;
  writable: string[];
  events: string[];
  /** Parameters whose values are not kept for another session. */
  secret?: string[];
  /** The parameters whose values are ids of the components that it holds: one, a list, or `null`. */
  held?: string[];
  /** The file beside the runtime that holds the built-in module, unless the runtime does. */
  chunk?: string;
  /** Address of a module that comes with the app, as seen from the runtime; what it is given as its model. */
  module?: string;
  form?: "" | "panel" | "afm" | "traits";
  /** Style sheets that apply inside each of its components. */
  styles?: string[];
}

export interface PageProps {
  roots: string[];
  title: string;
  theme: "light" | "dark" | "auto";
  lang: string;
  /** What the page says in place of the English texts. */
  words: Record<string, string>;
  kind: "app" | "document";
  /** The accent of both schemes as CSS has it; `null` for the usual one. */
  accent: string | null;
  /** The scheme while the user has chosen none. */
  prefer: "light" | "dark" | "auto" | "";
  /** What the app brings for its page. */
  extras: Extras;
  /** Address of the icon of the browser's tab. */
  icon: string | null;
}

export interface Extras {
  /** Texts of style sheets. */
  styles: string[];
  /** Addresses of style sheets. */
  sheets: string[];
  scripts: [address: string, isModule: boolean][];
}

export type PageMessage =
  | {
      kind: "notify";
      id: string;
      level: "info" | "success" | "warning" | "error";
      text: string;
      /** Milliseconds; 0 stays until it is dismissed. */
      duration: number;
      detail: string | null;
      /** Behind the text, and of it. */
      colours?: [string, string];
      /** In place of that of its level. */
      icon?: string;
      /** Of the whole stack from here on: its place, such as "top-left", and how many are in view. */
      position?: string;
      most?: number;
    }
  /** Of all when the id is `*`. */
  | { kind: "dismiss"; id: string }
  | { kind: "reload" }
  | { kind: "busy"; on: boolean }
  /** In development: what works but its author should know of. */
  | { kind: "report"; id: string; report: string; text: string }
  | { kind: "goto"; url: string }
  /** Save what is at an address, as seen from the runtime. */
  | { kind: "save"; url: string; name: string };

export type Op =
  | ["class", number: number, defaults: Props, info: ClassInfo]
  | ["new", id: string, number: number, props: Props]
  | ["set", id: string, props: Props]
  | ["splice", id: string, name: string, start: number, count: number, items: Value[]]
  | ["del", ids: string[]]
  | ["msg", target: string, content: Value]
  | ["page", props: Partial<PageProps>];

// ---------------------------------------------------------------------------------------------- parameters

/** What is drawn in place of a component's content when it cannot be shown. */
export interface ErrorInfo {
  title: string;
  message: string;
  detail: string | null;
  id: string;
}

/** In which ways a component takes the space that it is given. */
export type SizingMode = NonNullable<CommonParams["sizing_mode"]>;

// ---------------------------------------------------------------------------------------------- modules

/** Called when a view or a model ends. */
export type Cleanup = () => void | Promise<void>;

/**
 * What `render` may return: nothing, a cleanup, or `ready`: a promise that resolves when the view can be
 * looked at (an image decoded, a plot drawn). A container that swaps its content (`ParamFunction`) keeps the
 * new view out of sight until then, so that nothing flickers. A promise that fails counts as ready.
 */
export type RenderResult = void | Cleanup | { ready?: Promise<unknown>; destroy?: Cleanup };

/**
 * A model as a module sees it: `get`, `set`, `save_changes`, `send`, `on`, `off`.
 *
 * - `set` changes the local value at once and fires `change:<name>`; `save_changes` sends it.
 * - `send("click")` is the event `click`; `send({event: "name", value})` an event with a value. A function after
 *   it is called with how that ended, see `Result`; without a result if it was lost with its session.
 * - `on("refused", (reason) => …)`: the server did not take what the user entered, and has sent its own.
 * - Listeners that were added through the model given to `render` or `initialize` end with its signal:
 *   there is no need to call `off`.
 */
export interface Model<P extends object = AnyParams>
  extends Omit<AnyModel<P & CommonParams>, "get" | "set" | "send" | "on"> {
  readonly id: string;
  readonly type: string;
  get<K extends Name<P>>(key: K): (P & CommonParams)[K];
  set<K extends Name<P>>(key: K, value: (P & CommonParams)[K]): void;
  send(
    content: string | { event: string; value?: unknown } | unknown,
    answered?: (result?: Result) => void,
  ): void;
  // biome-ignore lint/suspicious/noExplicitAny: what arrives is the author's own affair, as in AFM
  on(name: Happening<P>, listener: (...args: any[]) => void): void;
}

/** Parameters of which nothing is known. */
export type AnyParams = Record<string, unknown>;

/** The names of a component's parameters. */
export type Name<P extends object> = keyof (P & CommonParams);

/** What a model tells of. */
export type Happening<P extends object> = `change:${Name<P> & string}` | "change" | "msg:custom" | "refused";

/** The handle of a mounted list of children. */
export interface ChildList {
  /** Show these instead; elements that stay are kept as they are. */
  update(ids: string[]): void;
  /** Resolves when all that is mounted now can be looked at. */
  readonly ready: Promise<unknown>;
}

/** What a module may ask of the runtime; one per view. */
export interface Host extends Pick<AfmHost, "getModel" | "getWidget"> {
  /**
   * Mount children into `el`, keyed by id: existing elements are never re-created when they move.
   * Of a parameter, `children` when none is named, what it holds is shown and kept up to date: one component or a
   * list. With a list of ids the caller calls `update`.
   * `swap` keeps what is shown until what replaces it is ready.
   */
  children(el: HTMLElement, shown?: string | string[], options?: { swap?: boolean }): ChildList;
  /**
   * Call `apply` now and whenever this view becomes disabled or enabled, by itself or by a layout around it:
   * `host.disabled((off) => { button.disabled = off; })`.
   */
  disabled(apply: (disabled: boolean) => void): void;
  /**
   * A `<label class="tr-label">` for `control` with the model's `label`, kept up to date and hidden when empty.
   * Sets `control.id` when there is none. A control that cannot have a label gets `aria-labelledby`.
   */
  label(control: HTMLElement): HTMLElement;
  /**
   * A mark that shows the model's `description`, hidden while there is none; `control` is described by it.
   * Who places it after the label takes it in place of a tooltip.
   */
  help(control: HTMLElement): HTMLElement;
  /** Unique id for `for=` and `aria-*` of this view. */
  uid(suffix: string): string;
  /** Say something to those who use a screen reader, politely. */
  announce(text: string): void;
  /** Where a dialog stands: beside the page's content, in its colours. */
  readonly layer: HTMLElement;
  /** Draws, in a notebook, a widget of the notebook's own by its id in `el`, until `signal` ends. */
  readonly foreign?: ((id: string, el: HTMLElement, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface RenderProps<P extends object = AnyParams> {
  model: Model<P>;
  /** The view frame's element (`<div class="tr-view tr-Button" data-tr-id="c3">`): render inside. */
  el: HTMLElement;
  signal: AbortSignal;
  host: Host;
}

export interface InitializeProps<P extends object = AnyParams> {
  model: Model<P>;
  signal: AbortSignal;
}

/** A front-end module; `export default` one of these. */
export interface Module<P extends object = AnyParams> {
  initialize?(props: InitializeProps<P>): void | Cleanup | Promise<void | Cleanup>;
  render?(props: RenderProps<P>): RenderResult | Promise<RenderResult>;
}
