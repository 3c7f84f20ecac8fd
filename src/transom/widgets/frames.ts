/** Which value a player comes to next. Knows nothing of models. */

/** The next place, and which way it goes from there; 0: no further. */
export function next(at: number, [first, last]: [number, number], step: number, way: number, policy: string) {
  const to = at + way * step;
  if (to >= first && to <= last) return [to, way] as const;
  if (policy === "loop") return [way > 0 ? first : last, way] as const;
  const end = way > 0 ? last : first;
  if (policy === "once") return [end, 0] as const;
  // At an end already it turns at once.
  return at === end
    ? ([Math.max(first, Math.min(at - way * step, last)), -way] as const)
    : ([end, -way] as const);
}
