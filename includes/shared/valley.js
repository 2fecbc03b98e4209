/**
 * The valley of the loss, drawn: bias across, weight up.
 */

import { MARGIN, Plot, power, thin, ticks } from "./plot.js";
import { number } from "./numbers.js";

// --8<-- [start:module]
/**
 * The valley: the loss over weight and bias as level lines, and the path walked so far.
 *
 * @param {Plot} plot see valleyPlot
 * @param {object} valley see neuron.js
 * @param {number[][]} path `[weight, bias]` at the start and after each step
 * @param {string} unit of the weight
 */
export function valleyChart(plot, valley, path, unit) {
  const at = ([weight, bias]) => [bias, weight];
  const far = path.findIndex((point) => !plot.pixels(at(point)).every((p) => Math.abs(p) < 1e4));
  const points = (far < 0 ? path : path.slice(0, far)).map(at);
  const steps = thin(points);
  const [bias, weight] = points.at(-1);
  const gone = far >= 0 || !plot.holds(points.at(-1));
  const best = [valley.bias, valley.weight];
  return valleyMap(
    plot,
    valley,
    unit,
    `After ${path.length - 1} steps the neuron ` +
      (gone ? "has left the map." : `is at weight ${number(weight)}, bias ${number(bias)}.`),
    [
      around(plot, points[0], "start"),
      around(plot, best, "best line"),
      around(plot, points.at(-1)),
      ...steps.map((step) => around(plot, step, "", 4)),
    ],
    plot.line(steps, "neuron path"),
    plot.dots(steps, "neuron dots"),
    plot.dot(points[0], 4.5, "neuron paper"),
    beside(plot, points[0], "start", 4),
    beside(plot, best, "best line", 18),
    gone
      ? plot.text([plot.x[0], plot.y[1]], "the path has left the map", "start", 16)
      : plot.diamond(points.at(-1), "neuron fill"),
  );
}

/** Whether a point is in the left half, so that there is more room for its name on its right. */
function isLeft(plot, point) {
  return point[0] < (plot.x[0] + plot.x[1]) / 2;
}

/** What a mark and its name, if it has one, keep free of other text: left, top, right, bottom, in pixels. */
export function around(plot, point, name = "", reach = 15) {
  const [x, y] = plot.pixels(point).map(Number);
  const long = 7 * name.length;
  const left = isLeft(plot, point);
  return [x - reach - (left ? 0 : long), y - reach, x + reach + (left ? long : 0), y + (name ? 22 : reach)];
}

/** The name of a point, on the side where there is more room. */
function beside(plot, point, name, dy) {
  const left = isLeft(plot, point);
  return plot.text(point, left ? `\u00a0\u00a0\u00a0${name}` : `${name}\u00a0\u00a0\u00a0`, left ? "start" : "end", dy);
}

/**
 * The valley with marks of one's own.
 *
 * @param {Plot} plot bias across, weight up
 * @param {object} valley see neuron.js
 * @param {string} unit of the weight
 * @param {string} label what the marks say, in words
 * @param {number[][]} taken what the marks keep free of the level lines' labels, see around
 * @param {...string} marks
 */
export function valleyMap(plot, valley, unit, label, taken, ...marks) {
  const { lines, labels } = levels(plot, valley, [around(plot, [valley.bias, valley.weight]), ...taken]);
  return plot.svg(
    `The loss over weight and bias as level lines, lowest at weight ${number(valley.weight)}, ` +
      `bias ${number(valley.bias)}. ${label}`,
    plot.axes("bias (minutes)", `weight (${unit})`, ticks(...plot.x, plot.width / 70), ticks(...plot.y, 6)),
    ...lines,
    plot.cross([valley.bias, valley.weight]),
    ...marks,
    ...labels,
  );
}

/** The points with this loss in minutes², which is more than the lowest: an exact ellipse. */
export function levelLine(plot, valley, level, style) {
  const [rx, ry] = valley.curvatures.map((c) => Math.sqrt((2 * (level - valley.loss)) / c));
  return plot.ellipse([valley.bias, valley.weight], rx, ry, valley.angle, style);
}

/**
 * The empty plot of the valley.
 *
 * Both axes have the same scale, so a long valley looks long and a round one round. The plot holds
 * the start, the lowest point and one step at the stability limit: training that converges stays
 * inside. For a path that leaves it, it grows, up to 32 times.
 *
 * @param {number[]} size width and height in pixels
 * @param {object} valley see neuron.js
 * @param {number[][]} path `[weight, bias]` at the start and after each step
 */
export function valleyPlot([width, height], valley, path) {
  const [[weight, bias]] = path;
  const [ww, wb, bb] = valley.hessian;
  const [dw, db] = [weight - valley.weight, bias - valley.bias];
  const slope = [ww * dw + wb * db, wb * dw + bb * db];
  const w = middle(weight, valley.weight, weight - valley.limit * slope[0]);
  const b = middle(bias, valley.bias, bias - valley.limit * slope[1]);
  const across = width - MARGIN.left - MARGIN.right;
  const down = height - MARGIN.top - MARGIN.bottom;
  let unit = 1.15 * Math.max(w.reach / down, b.reach / across, 1 / down); // half of one pixel's worth
  const outside = ([pw, pb]) =>
    Math.abs(pw - w.center) > unit * down || Math.abs(pb - b.center) > unit * across;
  for (let zoom = 0; zoom < 10 && path.some(outside); zoom += 1) unit *= Math.SQRT2;
  return new Plot(
    width,
    height,
    [b.center - unit * across, b.center + unit * across],
    [w.center - unit * down, w.center + unit * down],
  );
}

function middle(...values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { center: (low + high) / 2, reach: (high - low) / 2 };
}

/**
 * Level lines at 0.3, 1, 3, 10, … minutes², exact ellipses, labelled by decade. Where even the lowest
 * loss is more than that, they begin above it.
 */
function levels(plot, valley, taken) {
  const base = valley.loss < 0.3 ? 0 : Math.ceil(valley.loss);
  const [ww, wb, bb] = valley.hessian;
  const height = ([b, w]) => {
    const [dw, db] = [w - valley.weight, b - valley.bias];
    return valley.loss + (ww * dw * dw + 2 * wb * dw * db + bb * db * db) / 2;
  };
  const highest = Math.max(...plot.x.flatMap((b) => plot.y.map((w) => height([b, w]))));
  const edge = plot.x[1] - 0.01 * (plot.x[1] - plot.x[0]);
  const [lines, labels] = [[], []];
  for (let half = Math.floor(2 * Math.log10(highest - base)); half >= -1; half -= 1) {
    const level = base + (half % 2 ? 3 * 10 ** ((half - 1) / 2) : 10 ** (half / 2));
    lines.push(levelLine(plot, valley, level, "level"));
    if (half % 2) continue;
    // the label stands near the right edge, where the level line passes above the valley floor, or
    // at the line's right end, where that comes before the edge; farther left, if a mark is there
    const text = base ? number(level) : power(half / 2);
    const reach = Math.sqrt((2 * (level - valley.loss) * ww) / (ww * bb - wb * wb));
    for (let b = Math.min(edge, valley.bias + reach); b > Math.max(plot.x[0], valley.bias - reach); b -= 12 / plot.perX) {
      const floor = valley.weight - (wb / ww) * (b - valley.bias);
      const above = Math.max(0, level - height([b, floor]));
      const label = [b, floor + Math.sqrt((2 * above) / ww)];
      const [right, y] = plot.pixels(label).map(Number);
      const [left, top, bottom] = [right - 8 * text.length, y - 6, y + 6];
      if (top < MARGIN.top + 2 || left < MARGIN.left || bottom > plot.bottom) break;
      if (taken.some(([l, t, r, b]) => left < r && right > l && top < b && bottom > t)) continue;
      labels.push(plot.text(label, text, "end", 4));
      taken.push([left - 4, top - 2, right + 4, bottom + 2]);
      break;
    }
  }
  return { lines, labels };
}
// --8<-- [end:module]
