/**
 * What front ends know of the components in `grid_spec.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `GridSpec`. */
export interface GridSpecParams {
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
