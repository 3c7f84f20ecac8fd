/**
 * The front end of each widget that shows a component in a notebook: asks the kernel for the runtime, once a document.
 * It is sent along with each widget, so it is tiny and always the same; the kernel never takes it from a page.
 */

import type { CommModel } from "./comm.ts";

type Runtime = { show(view: unknown): Promise<void> };
type WidgetModel = CommModel & { get(name: string): unknown };

/** Without an answer for so long there is nobody who would give one: what is beside it is seen. */
const PATIENCE = 10_000;

function ask(model: WidgetModel): Promise<Runtime> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error("no answer"))), PATIENCE);
    const end = (then: () => void) => {
      clearTimeout(late);
      model.off("msg:custom", heard);
      then();
    };
    const heard = ({ t, name }: { t: string; name: string }, [bytes]: DataView<ArrayBuffer>[]) => {
      if (t !== "asset" || name || !bytes) return;
      const address = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
      end(() => resolve(import(address)));
    };
    model.on("msg:custom", heard);
    model.send({ t: "want", name: "" });
  });
}

export default {
  async render(view: { model: WidgetModel; el: HTMLElement; signal: AbortSignal }): Promise<void> {
    const key = Symbol.for(`transom.${view.model.get("_build")}`);
    const all = globalThis as unknown as Record<symbol, Promise<Runtime> | undefined>;
    const begin = () => {
      const begun = ask(view.model);
      all[key] = begun;
      begun.catch(() => {
        if (all[key] === begun) delete all[key];
      });
      return begun;
    };
    try {
      // The view that has asked may have gone, and its comm with it.
      const runtime = await (all[key]?.catch(begin) ?? begin());
      if (!view.signal.aborted) await runtime.show(view);
    } catch {
      // Nothing is drawn.
    }
  },
};
