/**
 * A widget of the notebook's own in a view of ours: as ipywidgets' manager draws it. Owns: when that can begin, and that
 * what the manager has made goes.
 */

/** A node of Lumino's, which wants to know when it comes into a document. */
interface Luminous {
  readonly constructor: unknown;
  readonly isDisposed: boolean;
}

interface ForeignView {
  readonly el: HTMLElement;
  readonly luminoWidget?: Luminous;
  trigger(name: "displayed"): void;
  remove(): void;
}

/** What is used of ipywidgets' widget manager. */
export interface Manager {
  get_model(id: string): Promise<object>;
  create_view(model: object, options: object): Promise<ForeignView>;
}

/** Draw the widget with that id in `el`, until `signal` ends. */
export async function drawForeign(
  manager: Manager,
  id: string,
  el: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  const view = await manager.create_view(await manager.get_model(id), {});
  const remove = () => view.remove();
  if (signal.aborted) return remove();
  signal.addEventListener("abort", remove);
  // What is drawn there measures itself.
  await connected(el, signal);
  if (signal.aborted) return;
  const lumino = view.luminoWidget;
  if (lumino) (lumino.constructor as { attach(node: Luminous, at: HTMLElement): void }).attach(lumino, el);
  else {
    el.append(view.el);
    view.trigger("displayed");
  }
}

/** Resolves when `el` is in the document. */
async function connected(el: HTMLElement, signal: AbortSignal): Promise<void> {
  while (!el.isConnected && !signal.aborted) await new Promise(requestAnimationFrame);
}
