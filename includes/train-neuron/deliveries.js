/**
 * The deliveries as the reader may move them, and as text: `5:22.2,6:25.6,8:31,10:38.5`, the miles
 * and minutes of each.
 */

import { DELIVERIES } from "../shared/neuron.js";

// --8<-- [start:module]
/** As far as the chart reaches from 0. */
export const MOST = { miles: 12, minutes: 70 };

/** Why the neuron cannot train on these deliveries, or "". */
export function fault(deliveries) {
  for (const [unit, name] of [["miles", "A distance"], ["minutes", "A time"]]) {
    const good = deliveries[unit].every((value) => value >= 0 && value <= MOST[unit]); // NaN is not
    if (!good) return `${name} is a number from 0 to ${MOST[unit]} ${unit}.`;
  }
  if (new Set(deliveries.miles).size === 1) {
    return "Four equal distances have no best line: many lines fit equally well. Let one distance differ.";
  }
  return "";
}

/** A number with two decimals at most; NaN for what is none. */
export function hundredths(text) {
  return text.trim() === "" ? NaN : Math.round(100 * Number(text)) / 100;
}

/** The deliveries that a text names, or null where it does not name four to train on. */
export function readDeliveries(text) {
  const pairs = (text ?? "").split(",").map((pair) => pair.split(":"));
  if (pairs.length !== 4 || pairs.some((pair) => pair.length !== 2)) return null;
  const [miles, minutes] = [0, 1].map((n) => pairs.map((pair) => hundredths(pair[n])));
  return fault({ miles, minutes }) ? null : { miles, minutes };
}

/** Deliveries as text, or null for the lesson's four and for none. */
export function writeDeliveries(deliveries) {
  const text = ({ miles, minutes }) => miles.map((distance, n) => `${distance}:${minutes[n]}`).join();
  return deliveries && text(deliveries) !== text(DELIVERIES) ? text(deliveries) : null;
}
// --8<-- [end:module]
