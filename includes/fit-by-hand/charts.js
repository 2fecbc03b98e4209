/**
 * The charts: the line with the squares of its errors, the mean of the squares, and the valley.
 */

import { Plot, thin, ticks } from "../shared/plot.js";
import { around, levelLine, valleyMap } from "../shared/valley.js";
import { minutes, number, short } from "../shared/numbers.js";
import { PROMISE } from "../shared/neuron.js";

// --8<-- [start:module]
/** How far the hand can turn the weight (minutes per mile) and lift the bias (minutes). */
export const RANGE = { weight: [-1, 6], bias: [-5, 30] };

/** What the challenge asks for, minutes². */
export const GOAL = 10;

/** Miles to the order that came in. */
export const ORDER = 7;

/** Minutes by miles, empty: `square` needs to know that a minute is as long across as up. */
export function linePlot(width) {
  return new Plot(width, Math.min(340, Math.max(250, 0.8 * width)), [0, 12], [0, 50]);
}

/** The mile at which the hand turns the line: 11, or nearer, where the line leaves the chart. */
export function turningMile({ weight, bias }) {
  const end = bias + 11 * weight;
  const edge = Math.min(50, Math.max(0, end));
  return end === edge ? 11 : Math.min(11, Math.max(3, (edge - bias) / weight));
}

/**
 * The four deliveries, the hand's line and the squares of its errors.
 *
 * @param {Plot} plot see linePlot
 * @param {Neuron} hand with its four outputs
 * @param {?Neuron} descent what gradient descent has made of the same start, if it is to be shown
 */
export function lineChart(plot, hand, descent) {
  const { miles, minutes: taken } = hand.deliveries;
  const across = (neuron) => [[0, neuron.predict(0)], [12, neuron.predict(12)]];
  const errors = miles.map((mile, n) => plot.line([[mile, taken[n]], [mile, hand.outputs[n]]], "loss error"));
  const squares = miles.map((mile, n) => square(plot, mile, taken[n], hand.outputs[n], hand.weight));
  const asked = [ORDER, hand.predict(ORDER)];
  return plot.svg(
    `Minutes by miles: the four deliveries, the line of weight ${number(hand.weight)} and bias ` +
      `${number(hand.bias)}, and a square for each of its errors. For ${ORDER} miles it predicts ${minutes(asked[1])}.`,
    plot.axes("distance (miles)", "time (minutes)", [0, 2, 4, 6, 8, 10, 12], [0, 10, 20, 30, 40, 50]),
    plot.line([[0, PROMISE], [12, PROMISE]], "ink dotted"),
    ...squares,
    descent ? plot.line(across(descent), "ink dashed") : "",
    plot.line(across(hand), "neuron thick"),
    ...errors,
    ...miles.map((mile, n) => plot.dot([mile, taken[n]], 5, "target fill")),
    plot.diamond(asked, "neuron fill"),
    promiseName(plot, hand),
    descent ? plot.text([9.5, descent.predict(9.5)], "SGD", "start", 22) : "",
    ...handleNames(plot, hand),
  );
}

/** The name of the promise's line: on the left, or on the right, or between, where the hand's line is in the way. */
function promiseName(plot, hand) {
  const [low, high] = [hand.bias, hand.predict(3.2)].sort((a, b) => a - b);
  const free = high < PROMISE - 1 || low > PROMISE + 5;
  if (free) return plot.text([0.2, PROMISE], "the promise", "start", -6);
  const flat = Math.abs(hand.predict(11) - PROMISE) < 9;
  if (!flat) return plot.text([11.9, PROMISE], "the promise", "end", -6);
  return plot.text([4, PROMISE], "the promise", "middle", hand.predict(4) > PROMISE ? 18 : -6);
}

/** The names of the two handles, off the axis and off the line, inside the chart. */
function handleNames(plot, hand) {
  const rise = (-hand.weight * plot.perY) / plot.perX; // pixels up, a pixel across
  const above = Math.min(hand.bias, PROMISE) * -plot.perY; // of the handle, above the x axis
  const turn = turningMile(hand);
  const end = plot.inside([turn, hand.predict(turn)]);
  const up = Math.min(16, (plot.y[1] - end[1]) * -plot.perY - 11); // as far as there is room above the handle
  const before = up < 14 ? Math.max(14, (5 - up) / rise) / plot.perX : 0;
  return [
    rise > 0.6
      ? plot.text(plot.inside([18 / plot.perX, hand.bias]), "bias", "start", Math.min(12, Math.max(-3, above - 3)))
      : plot.text(plot.inside([14 / plot.perX, hand.bias]), "bias", "start", -Math.max(10, 38 * rise + 4)),
    plot.text([end[0] - before, end[1]], "weight", turn < 5 && !before ? "start" : "end", -up),
  ];
}

/**
 * The square of an error, on that side of the error that the line does not cross; on the other, where
 * it would reach out of the chart.
 */
function square(plot, mile, taken, predicted, weight) {
  const across = Math.abs(((taken - predicted) * plot.perY) / plot.perX);
  const clear = taken > predicted === weight >= 0 ? -1 : 1;
  const side = [clear, -clear].find((way) => plot.holds([mile + way * across, taken])) ?? -1;
  return plot.rectangle([mile, taken], [mile + side * across, predicted], "loss square");
}

/**
 * The mean of the squares as a bar, made of a quarter of each square, and below it gradient descent's.
 *
 * @param {number} width in pixels
 * @param {Neuron} hand with its four outputs and its loss
 * @param {?number} descent the loss of gradient descent's line in minutes², if it is to be shown
 */
export function meanChart(width, hand, descent) {
  const end = [1, 10, 100, 1000].find((most) => most >= hand.loss) ?? 10_000;
  const plot = new Plot(width, descent === null ? 90 : 126, [0, end], descent === null ? [0, 1.1] : [-1, 1.7]);
  const { miles, minutes: taken } = hand.deliveries;
  let sum = 0;
  const shares = miles.map((mile, n) => {
    const from = sum;
    sum += (hand.outputs[n] - taken[n]) ** 2 / miles.length;
    return { from, to: sum, name: `${mile} mi` };
  });
  const named = shares.filter(({ from, to, name }) => (to - from) * plot.perX > 7 * name.length + 6);
  const name = plot.text(
    [Math.min(GOAL, end), 1],
    hand.loss < GOAL ? `below the goal of ${GOAL}` : `the goal: ${GOAL}`,
    GOAL < end / 2 ? "start" : "end",
    -5,
  );
  const goal = GOAL > end ? "" : plot.line([[GOAL, -1], [GOAL, 1]], "ink thick");
  const beside = descent < end / 2 ? descent : 0;
  const free = GOAL > beside && (GOAL - beside) * plot.perX < 90 ? Math.min(GOAL, end) : beside; // of the goal's line
  const its = plot.text([free, -0.5], `\u00a0SGD ${short(descent ?? 0)}${descent > end ? " →" : ""}`, "start", 4);
  return plot.svg(
    `The mean of the four squares is ${short(hand.loss)} minutes², on a scale from 0 to ${end}.`,
    plot.axes(`minutes², from 0 to ${end}`, "", ticks(0, end, 5), []),
    ...shares.map(({ from, to }) => plot.rectangle([from, 0.9], [to, 0.1], "loss square")),
    ...(descent === null ? [] : [plot.rectangle([0, -0.1], [descent, -0.9], "ink dashed"), goal, name, its]),
    ...named.map(({ from, to, name }) => plot.text([(from + to) / 2, 0.5], name, "middle", 4)),
  );
}

/** The valley, empty: everything that the hand can reach. */
export function handPlot(width) {
  return new Plot(width, Math.min(340, Math.max(250, 0.8 * width)), RANGE.bias, RANGE.weight);
}

/**
 * The valley with the hand's trail and the steps of gradient descent.
 *
 * @param {Plot} plot see handPlot
 * @param {object} valley see neuron.js
 * @param {number[][]} trail `[weight, bias]` of the lines that the hand has made
 * @param {number[][]} steps `[weight, bias]` at the start and after each step
 */
export function handValley(plot, valley, trail, steps) {
  const at = ([weight, bias]) => [bias, weight];
  const [bias, weight] = at(trail.at(-1));
  const path = thin(steps.map(at));
  return valleyMap(
    plot,
    valley,
    "minutes/mile",
    `The hand is at weight ${number(weight)}, bias ${number(bias)}.`,
    [around(plot, [bias, weight]), around(plot, path[0]), around(plot, path.at(-1))],
    levelLine(plot, valley, GOAL, "ink goal"),
    plot.line(thin(trail.map(at)), "neuron path"),
    plot.line(path, "ink dashed"),
    plot.dots(path, "ink dots"),
    plot.dot(path[0], 4.5, "neuron paper"),
  );
}
// --8<-- [end:module]
