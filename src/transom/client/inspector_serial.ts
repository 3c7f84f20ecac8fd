/**
 * Reports are numbered in the order in which they were made: r1, r2, …
 * @copied
 */

export function serial(id: string): number {
  return Number(id.slice(1));
}
