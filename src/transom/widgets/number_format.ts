/**
 * Numbers as text. Owns: the two families of format strings, `%.2f` and `0,0[.]00`, in the page's locale.
 * Knows nothing of widgets.
 */

const PRINTF = /%(\+?)(?:\.(\d+))?([dfeg%])/g;
const PATTERN = /0?[0,]*0(?:(\[\.\]|\.)(0+))?(%?)/;

/** `value` by `format`; without one, with as many decimals as `step` has, and more if the value has more. */
export function formatNumber(value: number, format: string | null, step: number): string {
  if (!format) return local(value, decimals(step), Math.max(decimals(step), 6), false);
  if (format.includes("%") && format.search(PRINTF) >= 0) {
    return format.replace(PRINTF, (_, sign, digits, kind) => printf(value, sign, digits, kind));
  }
  return format.replace(PATTERN, (whole, point, zeros = "", percent) => {
    const shown = percent ? value * 100 : value;
    const fewest = point === "[.]" && Number.isInteger(shown) ? 0 : zeros.length;
    return local(shown, fewest, zeros.length, whole.includes(",")) + percent;
  });
}

function printf(value: number, sign: string, digits: string | undefined, kind: string): string {
  if (kind === "%") return "%";
  const places = digits === undefined ? undefined : Number(digits);
  const plus = sign && value >= 0 ? "+" : "";
  if (kind === "e") return plus + value.toExponential(places ?? 6);
  if (kind === "g") return plus + Number(value.toPrecision(places || 6));
  return plus + (kind === "d" ? Math.trunc(value) : value.toFixed(places ?? 6));
}

function local(value: number, fewest: number, most: number, useGrouping: boolean): string {
  const digits = { minimumFractionDigits: fewest, maximumFractionDigits: most, useGrouping };
  return value.toLocaleString(document.documentElement.lang || undefined, digits);
}

function decimals(step: number): number {
  const [digits = "", exponent = "0"] = String(step).split("e");
  return Math.min(12, Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent)));
}
