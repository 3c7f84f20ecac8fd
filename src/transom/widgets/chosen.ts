/**
 * What fields for files share. Owns: the browser's dialog, what is dropped, and the upload that is under way.
 * Knows nothing of how either is shown.
 */

import { h } from "../client/dom.ts";
import type { Model, RenderProps } from "../client/types.ts";
import { say } from "../client/words.ts";
import { dropZone, named } from "./dropped.ts";
import { follow } from "./field.ts";
import { type Named, refuse, send } from "./sending.ts";

interface UploadingParams {
  accept?: string | null;
  accepted_filetypes?: string | null;
  multiple: boolean;
  directory?: boolean;
}

export interface Uploader {
  /** What is on its way; `null` while nothing is. */
  readonly under: Named[] | null;
  /** Open the browser's dialog. */
  open(): void;
  /** Stop what is on its way. */
  stop(): void;
}

/**
 * Let files be chosen and dropped on `zone`; `show` is called when something else is on its way. What comes meanwhile
 * takes its place, or waits if it `adds` to that.
 */
export function uploader<P extends UploadingParams>(
  around: Pick<RenderProps<P>, "model" | "host" | "signal">,
  zone: HTMLElement,
  show: () => void,
  progress: (share: number) => void,
  adds = false,
): Uploader {
  const model = around.model as unknown as Model<UploadingParams>;
  const input = zone.appendChild(h("input", { type: "file", hidden: true, tabIndex: -1 }));
  const kinds = () => model.get("accept") ?? model.get("accepted_filetypes") ?? "";
  let off = false;
  let later: Named[] = [];
  let under: { files: Named[]; stop: AbortController } | null = null;

  const stop = () => {
    under?.stop.abort();
    under = null;
    later = [];
    show();
  };
  const begin = async (files: Named[]) => {
    const mine = { files, stop: new AbortController() };
    under = mine;
    show();
    progress(0);
    const there = await send(model as unknown as Model, files, mine.stop.signal, progress);
    if (under !== mine) return;
    under = null;
    if (there) around.host.announce(files.map(([, name]) => name).join(", "));
    if (later.length) void begin(later.splice(0));
    else show();
  };
  const take = (files: Named[]) => {
    if (!files.length) return;
    zone.dispatchEvent(new Event("input", { bubbles: true })); // what was said of others does not hold for these
    const wrong = files.find(([, name]) => !fits(name, kinds()));
    if (wrong) {
      const taken = kinds().replaceAll(",", ", ");
      refuse(
        model as unknown as Model,
        say("“{}” is not of a kind that is taken here: {}.", wrong[1], taken),
      );
    } else if (under && adds) {
      later.push(...files);
      show();
    } else {
      under?.stop.abort();
      void begin(files);
    }
  };

  input.onchange = () => {
    take([...(input.files ?? [])].flatMap(named));
    input.value = ""; // so that choosing the same again is a change
  };
  dropZone(
    zone,
    () => off,
    () => Boolean(model.get("directory")),
    take,
  );
  around.host.disabled((now) => {
    off = now;
    zone.ariaDisabled = now ? "true" : null;
    if (off && under) stop();
  });
  follow(model, ["accept", "accepted_filetypes", "multiple", "directory"], () => {
    input.accept = kinds();
    input.multiple = model.get("multiple");
    input.webkitdirectory = Boolean(model.get("directory"));
  });
  around.signal.addEventListener("abort", () => under?.stop.abort());
  return {
    get under() {
      return under && [...under.files, ...later];
    },
    open: () => input.click(),
    stop,
  };
}

/** Where endings alone say what is taken, the page can tell; what media types mean, the server knows. */
function fits(name: string, accept: string): boolean {
  const kinds = accept.split(",");
  return kinds.some((kind) => kind[0] !== "." || name.toLowerCase().endsWith(kind));
}
