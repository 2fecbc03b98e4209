/**
 * The charts: from numbers to the text of an `<svg>`, drawn at the width they are shown at, in pixels.
 */

import { minutes, number } from "./words.js";
import { MILES, MINUTES, PROMISE } from "./neuron.js";

// --8<-- [start:module]
const MARGIN = { top: 12, right: 14, bottom: 40, left: 54 };
const VALLEY_HEIGHT = 300;

/**
 * The four deliveries, the neuron's line, its errors, and one prediction against the promise.
 *
 * @param {number} width in pixels
 * @param {(miles: number) => number} predict the neuron
 * @param {number} miles the distance that the reader asks about
 */
export function deliveriesChart(width, predict, miles) {
  const plot = new Plot(width, 250, [0, 12], [0, 50]);
  const errors = [...MILES].map((x, n) =>
    plot.line([[x, MINUTES[n]], [x, predict(x)]], "loss dashed"),
  );
  const dots = [...MILES].map((x, n) => plot.dot([x, MINUTES[n]], 5, "target fill"));
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
  const [bias, weight] = points.at(-1);
  const gone = far >= 0 || !plot.holds(points.at(-1));
  return plot.svg(
    `The loss over weight and bias as level lines, lowest at weight ${number(valley.weight)}, ` +
      `bias ${number(valley.bias)}. After ${path.length - 1} steps the neuron ` +
      (gone ? "has left the map." : `is at weight ${number(weight)}, bias ${number(bias)}.`),
    plot.axes("bias (minutes)", `weight (${unit})`, ticks(...plot.x, plot.width / 70), ticks(...plot.y, 6)),
    ...levels(plot, valley),
    plot.cross(at([valley.weight, valley.bias])),
    plot.line(thin(points), "neuron path"),
    plot.dots(thin(points), "neuron dots"),
    plot.dot(points[0], 4.5, "neuron paper"),
    gone
      ? plot.text([plot.x[0], plot.y[1]], "the path has left the map", "start", 16)
      : plot.diamond(points.at(-1), "neuron fill"),
  );
}

/**
 * The empty plot of the valley.
 *
 * Both axes have the same scale, so a long valley looks long and a round one round. The plot holds
 * the start, the lowest point and one step at the stability limit: training that converges stays
 * inside. For a path that leaves it, it grows, up to 32 times.
 *
 * @param {number} width in pixels
 * @param {object} valley see neuron.js
 * @param {number[][]} path `[weight, bias]` at the start and after each step
 */
export function valleyPlot(width, valley, path) {
  const [[weight, bias]] = path;
  const [ww, wb, bb] = valley.hessian;
  const [dw, db] = [weight - valley.weight, bias - valley.bias];
  const slope = [ww * dw + wb * db, wb * dw + bb * db];
  const w = middle(weight, valley.weight, weight - valley.limit * slope[0]);
  const b = middle(bias, valley.bias, bias - valley.limit * slope[1]);
  const across = width - MARGIN.left - MARGIN.right;
  const down = VALLEY_HEIGHT - MARGIN.top - MARGIN.bottom;
  let unit = 1.15 * Math.max(w.reach / down, b.reach / across, 1 / down); // half of one pixel's worth
  const outside = ([pw, pb]) =>
    Math.abs(pw - w.center) > unit * down || Math.abs(pb - b.center) > unit * across;
  for (let zoom = 0; zoom < 10 && path.some(outside); zoom += 1) unit *= Math.SQRT2;
  return new Plot(
    width,
    VALLEY_HEIGHT,
    [b.center - unit * across, b.center + unit * across],
    [w.center - unit * down, w.center + unit * down],
  );
}

function middle(...values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { center: (low + high) / 2, reach: (high - low) / 2 };
}

/** Level lines at 0.3, 1, 3, 10, … minutes², exact ellipses, labelled by decade. */
function levels(plot, valley) {
  const [ww, wb, bb] = valley.hessian;
  const height = ([b, w]) => {
    const [dw, db] = [w - valley.weight, b - valley.bias];
    return valley.loss + (ww * dw * dw + 2 * wb * dw * db + bb * db * db) / 2;
  };
  const highest = Math.max(...plot.x.flatMap((b) => plot.y.map((w) => height([b, w]))));
  const edge = plot.x[1] - 0.01 * (plot.x[1] - plot.x[0]);
  const floor = valley.weight - (wb / ww) * (edge - valley.bias);
  const parts = [];
  let labelled = 0;
  for (let half = Math.floor(2 * Math.log10(highest)); half >= -1; half -= 1) {
    const level = half % 2 ? 3 * 10 ** ((half - 1) / 2) : 10 ** (half / 2);
    const [rx, ry] = valley.curvatures.map((c) => Math.sqrt((2 * (level - valley.loss)) / c));
    parts.push(plot.ellipse([valley.bias, valley.weight], rx, ry, valley.angle, "level"));
    // the label stands near the right edge, where the level line passes above the valley floor
    const above = level - height([edge, floor]);
    const label = [edge, floor + Math.sqrt((2 * above) / ww)];
    const top = plot.pixels(label)[1];
    if (half % 2 || !(above > 0) || top < MARGIN.top + 8 || top < labelled + 14) continue;
    parts.push(plot.text(label, power(half / 2), "end", 4));
    labelled = Number(top);
  }
  return parts;
}

/** A rectangle of data coordinates on a rectangle of pixels, and the marks one can draw in it. */
class Plot {
  constructor(width, height, x, y) {
    Object.assign(this, { width, height, x, y });
    this.right = width - MARGIN.right;
    this.bottom = height - MARGIN.bottom;
    this.perX = (this.right - MARGIN.left) / (x[1] - x[0]);
    this.perY = (MARGIN.top - this.bottom) / (y[1] - y[0]);
  }

  /** The pixels of a point; far outside the plot it is moved to where SVG can still count. */
  pixels([x, y]) {
    const place = [MARGIN.left + (x - this.x[0]) * this.perX, this.bottom + (y - this.y[0]) * this.perY];
    return place.map((pixel) => Math.max(-1e5, Math.min(1e5, pixel)).toFixed(1));
  }

  holds([x, y]) {
    return x >= this.x[0] && x <= this.x[1] && y >= this.y[0] && y <= this.y[1];
  }

  /** The point at these pixels. */
  point([left, top]) {
    return [this.x[0] + (left - MARGIN.left) / this.perX, this.y[0] + (top - this.bottom) / this.perY];
  }

  svg(label, axes, ...marks) {
    const { width, height, right, bottom } = this;
    const inside = [MARGIN.left, MARGIN.top, right - MARGIN.left, bottom - MARGIN.top];
    const [x, y, w, h] = inside;
    return (
      `<svg role="img" aria-label="${label}" width="${width}" height="${height}">${axes}` +
      `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="${inside.join(" ")}">` +
      `${marks.join("")}</svg></svg>`
    );
  }

  axes(xLabel, yLabel, xTicks, yTicks, yFormat = number) {
    const { right, bottom } = this;
    const parts = [`<path class="axis" d="M${MARGIN.left},${MARGIN.top}V${bottom}H${right}"/>`];
    for (const tick of xTicks) {
      const [x] = this.pixels([tick, 0]);
      parts.push(`<path class="axis" d="M${x},${bottom}v5"/>`);
      parts.push(`<text x="${x}" y="${bottom + 18}" text-anchor="middle">${number(tick)}</text>`);
    }
    for (const tick of yTicks) {
      const [, y] = this.pixels([0, tick]);
      parts.push(`<path class="axis" d="M${MARGIN.left},${y}h-5"/>`);
      parts.push(`<text x="${MARGIN.left - 8}" y="${y}" dy="4" text-anchor="end">${yFormat(tick)}</text>`);
    }
    const middle = (MARGIN.top + bottom) / 2;
    parts.push(`<text class="name" x="${(MARGIN.left + right) / 2}" y="${bottom + 35}">${xLabel}</text>`);
    parts.push(`<text class="name" transform="translate(12 ${middle}) rotate(-90)">${yLabel}</text>`);
    return parts.join("");
  }

  line(points, style) {
    const finite = points.filter((point) => point.every(Number.isFinite));
    return `<polyline class="${style}" points="${finite.map((point) => this.pixels(point)).join(" ")}"/>`;
  }

  /** Small dots; their size is the style's stroke width. */
  dots(points, style) {
    return `<path class="${style}" d="${points.map((point) => `M${this.pixels(point)}h0`).join("")}"/>`;
  }

  dot(point, radius, style) {
    const [x, y] = this.pixels(point);
    return `<circle class="${style}" cx="${x}" cy="${y}" r="${radius}"/>`;
  }

  diamond(point, style) {
    if (!point.every(Number.isFinite)) return "";
    return `<path class="${style}" d="M${this.pixels(point)}m0,-6l6,6l-6,6l-6,-6z"/>`;
  }

  cross(point) {
    return `<path class="ink" d="M${this.pixels(point)}m-5,-5l10,10m0,-10l-10,10"/>`;
  }

  text(point, text, anchor, dy) {
    const [x, y] = this.pixels(point);
    return `<text class="halo" x="${x}" y="${y}" dy="${dy}" text-anchor="${anchor}">${text}</text>`;
  }

  /** An ellipse by its two half axes; the first is turned by `angle` from the vertical axis. */
  ellipse(center, first, second, angle, style) {
    const [x, y] = this.pixels(center);
    const degrees = 90 - (angle * 180) / Math.PI;
    const turn = `translate(${x} ${y}) scale(${this.perX} ${this.perY}) rotate(${degrees})`;
    return `<ellipse class="${style}" transform="${turn}" rx="${first}" ry="${second}"/>`;
  }
}

/** A power of ten. */
function power(exponent) {
  if (exponent >= -1 && exponent <= 3) return String(10 ** exponent);
  const digits = [...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "⁻");
  return `10${digits.join("")}`;
}

/** Round numbers between two ends, about so many. */
function ticks(low, high, count) {
  const rough = (high - low) / count;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5, 10].find((factor) => factor * decade >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
}

/** The first points, where most happens, about 1000 of the others at most, and the last. */
function thin(points) {
  const every = Math.ceil(points.length / 1000);
  return points.filter((_, n) => n < 20 || n % every === 0 || n === points.length - 1);
}
// --8<-- [end:module]
