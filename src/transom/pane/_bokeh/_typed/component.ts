/**
 * What front ends know of the components in `component.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `BokehDocument`. */
export interface BokehDocumentParams {
  /** The parts of BokehJS that its models need, in order. */
  scripts: string[];
}
