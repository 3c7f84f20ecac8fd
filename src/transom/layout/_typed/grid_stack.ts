/**
 * What front ends know of the components in `grid_stack.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `GridStack`. */
export interface GridStackParams {
  /** Whether the user can move objects. */
  allow_drag: boolean;
  /** Whether the user can make them larger and smaller. */
  allow_resize: boolean;
  /** What stands where: {(top, left, bottom, right): object}, the last two excluded. */
  objects: string[];
  /** What happens where something stands already: it goes, with a warning or without, or it is an error. */
  mode: "warn" | "error" | "override";
  /** How many rows; as needed when omitted. */
  nrows: number | null;
  /** How many columns; as needed, too. */
  ncols: number | null;
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** The places of `objects`, in order. */
  spans: ([number | null, number | null, number | null, number | null])[];
}
