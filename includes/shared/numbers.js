/** Numbers as text. */

/** A number in a sentence: at most four decimals, a true minus sign. */
export function number(value) {
  if (!Number.isFinite(value)) return "overflow";
  const text = Math.abs(value) < 1e6 ? String(Number(value.toFixed(4))) : value.toExponential(2);
  return text.replace("-", "−");
}

/** A number in the table: four decimals, `None` for what is not there, as Python says. */
export function cell(value) {
  if (value === null) return "None";
  return Math.abs(value) < 1e6 ? value.toFixed(4).replace("-", "−") : number(value);
}

/** A number where there is little room: two decimals. */
export function short(value) {
  if (!Number.isFinite(value)) return "overflow";
  const text = Math.abs(value) < 1e4 ? value.toFixed(2) : value.toExponential(1);
  return text.replace("-", "−");
}

/** A number in a sentence with two decimals at most. */
export function two(value) {
  return number(Number(value.toFixed(2)));
}

/** A learning rate with the digits that were typed, not those of its float32. */
export function rate(value) {
  return String(Number(value.toPrecision(6)));
}

/** A time in minutes. */
export function minutes(value) {
  return Number.isFinite(value) ? `${two(value)} minutes` : "overflow";
}
