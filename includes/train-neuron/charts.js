/**
 * The charts of the deliveries and of the losses.
 */

import { Plot, power, thin, ticks } from "../shared/plot.js";
import { minutes, number } from "../shared/numbers.js";
import { PROMISE } from "../shared/neuron.js";

// --8<-- [start:module]
/**
 * The four deliveries, the neuron's line, its errors, and one prediction against the promise.
 *
 * @param {number} width in pixels
 * @param {Neuron} neuron
 * @param {number} miles the distance that the reader asks about
 */
export function deliveriesChart(width, neuron, miles) {
  const { deliveries } = neuron;
  const predict = (distance) => neuron.predict(distance);
  const taken = deliveries.miles.map((distance, n) => [distance, deliveries.minutes[n]]);
  const plot = new Plot(width, 250, [0, 12], [0, 50]);
  const errors = taken.map(([x, y]) => plot.line([[x, y], [x, predict(x)]], "loss dashed"));
  const dots = taken.map((point) => plot.dot(point, 5, "target fill"));
  const asked = [miles, predict(miles)];
  return plot.svg(
    `Minutes by miles: the four deliveries and the neuron's line. ` +
      `For ${miles} miles it predicts ${minutes(asked[1])}; the promise is ${PROMISE} minutes.`,
    plot.axes("distance (miles)", "time (minutes)", [0, 2, 4, 6, 8, 10, 12], [0, 10, 20, 30, 40, 50]),
    plot.line([[0, PROMISE], [12, PROMISE]], "ink dotted"),
    plot.text([0.15, PROMISE], "the promise", "start", -6),
    plot.line([[miles, 0], asked], "input dotted"),
    plot.line([[0, predict(0)], [12, predict(12)]], "neuron thick"),
    ...errors,
    ...dots,
    plot.diamond(asked, "neuron fill"),
  );
}

/**
 * The loss of each epoch, on a logarithmic scale.
 *
 * @param {number} width in pixels
 * @param {number[]} losses of the epochs so far, minutes²
 * @param {number} lowest the loss of the best line, minutes²
 */
export function lossChart(width, losses, lowest) {
  const logarithms = losses.filter(Number.isFinite).map(Math.log10);
  const top = Math.floor(logarithms.reduce((most, value) => Math.max(most, value), 2)) + 1;
  const end = [10, 50, 100, 500, 1000, 2000, 5000].find((n) => n >= losses.length) ?? 10000;
  const plot = new Plot(width, 210, [0, 1.02 * end], [-1, top + 0.2]);
  const points = logarithms.map((value, n) => [n + 1, value]);
  const decades = ticks(-1, top, 6).filter(Number.isInteger);
  return plot.svg(
    losses.length
      ? `Loss by epoch, logarithmic: ${number(losses[0])} minutes² in epoch 1, ` +
          `${number(losses.at(-1))} in epoch ${losses.length}; no line can do better than ${number(lowest)}.`
      : `Loss by epoch: no epoch is done yet; no line can do better than ${number(lowest)} minutes².`,
    plot.axes("epoch", "loss (minutes²)", ticks(0, end, 5), decades, power),
    plot.line([[0, Math.log10(lowest)], [end, Math.log10(lowest)]], "ink dotted"),
    plot.text([end, Math.log10(lowest)], `the best line: ${lowest.toFixed(4)}`, "end", -6),
    plot.line(thin(points), "loss"),
    ...(points.length <= 10 ? points : points.slice(-1)).map((point) => plot.dot(point, 4, "loss fill")),
  );
}
// --8<-- [end:module]
