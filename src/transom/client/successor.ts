/**
 * Who has the focus after what had it is gone. Owns: where that was, and which element is nearest to it.
 */

const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^='-'])";

/** Parts that a reader knows as a whole: the focus does not leave them for a control somewhere else. */
const WHOLE = "main, aside, header, dialog";

/**
 * What sees to it in `frame`: it is given what has changed there. Whoever puts the focus somewhere in the same step is
 * before it.
 */
export function handOn(frame: HTMLElement, signal: AbortSignal): (all: MutationRecord[]) => void {
  let last = focused();
  let byKey = true; // a key has fetched this
  let hold = false;
  const listen = <K extends keyof DocumentEventMap>(
    type: K,
    listener: (event: DocumentEventMap[K]) => void,
  ) => document.addEventListener(type, listener, { capture: true, signal });
  listen("focusin", () => {
    last = focused();
  });
  listen("focusout", ({ relatedTarget }) => {
    const left = last;
    // Browsers differ in whether what is taken away is left first.
    if (!relatedTarget)
      queueMicrotask(() => left === last && left && isShown(left) && !focused() && forget());
  });
  listen("pointerdown", () => {
    byKey = hold = false;
  });
  listen("keydown", (event) => {
    byKey = true;
    // A key that is held down was meant for what is gone.
    if (hold && event.repeat) event.preventDefault();
    else hold = false;
  });
  const forget = () => {
    last = null;
  };

  return (all) => {
    const lost = last;
    if (!lost || !isGone(lost, all)) return;
    const place = placeOf(lost, all);
    // What draws itself anew gives the focus back itself.
    if (!place || !frame.contains(place.parent) || place.parent.closest("[data-drawing]")) return;
    forget();
    if (!byKey) return;
    hold = true;
    successor(place, frame)?.focus({ preventScroll: true });
  };
}

function focused(): HTMLElement | null {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
}

/** Whether it is out of sight, and nothing else has the focus since. */
function isGone(lost: HTMLElement, all: MutationRecord[]): boolean {
  const now = focused();
  // What is taken out has no focus any more. To ask whether something is hidden costs the browser a layout.
  if (now === lost) return all.some(({ type }) => type === "attributes") && !isShown(lost);
  return !now && !isShown(lost);
}

function isShown(el: Element): boolean {
  return el.isConnected && el.checkVisibility();
}

type Place = { parent: Element; before: Node | null };

/** Where `lost` was: in which element that is shown, and after which node that is still in it. */
function placeOf(lost: Element, all: MutationRecord[]): Place | null {
  let gone: Node = lost;
  for (const { target, removedNodes, previousSibling } of all) {
    if (![...removedNodes].some((each) => each.contains(gone))) continue;
    gone = target;
    const before = previousSibling?.parentNode === target ? previousSibling : null;
    if (target instanceof Element && isShown(target)) return { parent: target, before };
  }
  return gone.isConnected ? placeOfHidden(gone) : null;
}

function placeOfHidden(gone: Node): Place | null {
  let parent = gone.parentElement;
  while (parent && !isShown(parent)) parent = parent.parentElement;
  const before = [...(parent?.children ?? [])].find((each) => each.contains(gone)) ?? null;
  return parent && { parent, before };
}

/** What comes next there, else what comes before it, else the same in what is around; in the end the whole part. */
function successor({ parent, before }: Place, frame: HTMLElement): HTMLElement | undefined {
  let after = before;
  for (let around: Element | null = parent; around && frame.contains(around); around = around.parentElement) {
    const all = [...around.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
    const next = all.find((each) => isAfter(each, after));
    if (all.length) return next ?? all.at(-1);
    if (around.matches(WHOLE)) return reachable(around as HTMLElement);
    after = around;
  }
  return undefined;
}

function reachable(whole: HTMLElement): HTMLElement {
  if (!whole.hasAttribute("tabindex")) whole.tabIndex = -1;
  return whole;
}

function isAfter(el: Element, node: Node | null): boolean {
  if (!node) return true;
  const { DOCUMENT_POSITION_FOLLOWING: follows, DOCUMENT_POSITION_CONTAINED_BY: inside } = Node;
  const at = node.compareDocumentPosition(el);
  return Boolean(at & follows) && !(at & inside);
}

function isReached(el: HTMLElement): boolean {
  return !el.matches(":disabled, [inert] *") && el.checkVisibility({ visibilityProperty: true });
}
