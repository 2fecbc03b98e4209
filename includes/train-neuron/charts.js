/**
 * The charts of the deliveries and of the losses.
 */

import { Plot, power, thin, ticks } from "../shared/plot.js";
import { minutes, number } from "../shared/numbers.js";
import { PROMISE } from "../shared/neuron.js";
import { MOST } from "./deliveries.js";

// --8<-- [start:module]
/** The empty plot of the deliveries: it holds all places that a delivery may be moved to. */
export function deliveriesPlot(size) {
  return new Plot(...size, [0, MOST.miles], [0, MOST.minutes]);
}

/**
 * The neuron's line, its errors, and one prediction against the promise. The deliveries themselves
 * are handles above the chart.
 *
 * @param {Plot} plot see deliveriesPlot
 * @param {Neuron} neuron
 * @param {number} miles the distance that the reader asks about
 */
export function deliveriesChart(plot, neuron, miles) {
  const { deliveries } = neuron;
  const end = MOST.miles;
  const predict = (distance) => neuron.predict(distance);
  const taken = deliveries.miles.map((distance, n) => [distance, deliveries.minutes[n]]);
  const errors = taken.map(([x, y]) => plot.line([[x, y], [x, predict(x)]], "loss dashed"));
  const off = taken.map(([x, y]) => Math.abs(y - predict(x)));
  const most = Math.max(...off);
  const [x, y] = taken[off.indexOf(most)] ?? taken[0];
  const asked = [miles, predict(miles)];
  return plot.svg(
    `Minutes by miles: the deliveries (${taken.map((pair) => pair.join(" miles, ")).join("; ")} ` +
      `minutes) and the neuron's line. ` +
      `For ${miles} miles it predicts ${minutes(asked[1])}; the promise is ${PROMISE} minutes.`,
    plot.axes("distance (miles)", "time (minutes)", ticks(0, end, 6), ticks(0, MOST.minutes, 7)),
    plot.line([[0, PROMISE], [end, PROMISE]], "ink dotted"),
    plot.text([0.15, PROMISE], "the promise", "start", -6),
    plot.line([[miles, 0], asked], "input dotted"),
    plot.line([[0, predict(0)], [end, predict(end)]], "neuron thick"),
    ...errors,
    most * -plot.perY > 40 // which NaN is not
      ? plot.text([x, (y + plot.inside([x, predict(x)])[1]) / 2], "error\u00a0\u00a0", "end", 4)
      : "",
    plot.diamond(asked, "neuron fill"),
  );
}

const LEAST = 1e-4; // minutes²: as far down as the scale of the losses may reach

/**
 * The loss of each epoch, on a logarithmic scale.
 *
 * @param {number[]} size width and height in pixels
 * @param {number[]} losses of the epochs so far, minutes²
 * @param {number} lowest the loss of the best line, minutes²
 */
export function lossChart(size, losses, lowest) {
  const logarithms = losses.filter(Number.isFinite).map(Math.log10);
  const floor = Math.log10(Math.max(lowest, LEAST));
  const bottom = Math.min(-1, Math.floor(floor));
  const top = Math.floor(logarithms.reduce((most, value) => Math.max(most, value), Math.max(2, floor))) + 1;
  const end = [10, 50, 100, 500, 1000, 2000, 5000].find((n) => n >= losses.length) ?? 10000;
  const plot = new Plot(...size, [0, 1.02 * end], [bottom, top + 0.2]);
  const points = logarithms.map((value, n) => [n + 1, value]);
  const decades = ticks(bottom, top, 6).filter(Number.isInteger);
  return plot.svg(
    losses.length
      ? `Loss by epoch, logarithmic: ${number(losses[0])} minutes² in epoch 1, ` +
          `${number(losses.at(-1))} in epoch ${losses.length}; no line can do better than ${number(lowest)}.`
      : `Loss by epoch: no epoch is done yet; no line can do better than ${number(lowest)} minutes².`,
    plot.axes("epoch", "loss (minutes²)", ticks(0, end, 5), decades, power),
    plot.line([[0, floor], [end, floor]], "ink dotted"),
    plot.text([end / 2, floor], `the best line: ${lowest.toFixed(4)}`, "middle", -6),
    losses.length ? "" : plot.text([0.51 * end, (bottom + top) / 2], "the loss of each epoch will stand here", "middle", 0),
    plot.line(thin(points), "loss"),
    ...(points.length <= 10 ? points : points.slice(-1)).map((point) => plot.dot(point, 4, "loss fill")),
  );
}
// --8<-- [end:module]
