/**
 * Plots: from numbers to the text of an `<svg>`, drawn at the width it is shown at, in pixels.
 */

import { number } from "./numbers.js";

// --8<-- [start:module]
export const MARGIN = { top: 12, right: 14, bottom: 40, left: 54 };

/** A rectangle of data coordinates on a rectangle of pixels, and the marks one can draw in it. */
export class Plot {
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

  /** The nearest point that the plot holds. */
  inside(point) {
    return point.map((value, n) => Math.min(Math.max(value, [this.x, this.y][n][0]), [this.x, this.y][n][1]));
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
      parts.push(`<text x="${MARGIN.left - 7}" y="${y}" dy="4" text-anchor="end">${yFormat(tick)}</text>`);
    }
    const middle = (MARGIN.top + bottom) / 2;
    parts.push(`<text class="name" x="${(MARGIN.left + right) / 2}" y="${bottom + 35}">${xLabel}</text>`);
    parts.push(`<text class="name" transform="translate(10 ${middle}) rotate(-90)">${yLabel}</text>`);
    return parts.join("");
  }

  line(points, style) {
    const finite = points.filter((point) => point.every(Number.isFinite));
    return `<polyline class="${style}" points="${finite.map((point) => this.pixels(point)).join(" ")}"/>`;
  }

  rectangle(from, to, style) {
    const [[left, top], [right, bottom]] = [this.pixels(from), this.pixels(to)];
    return `<path class="${style}" d="M${left},${top}H${right}V${bottom}H${left}z"/>`;
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
export function power(exponent) {
  if (exponent >= -1 && exponent <= 3) return String(10 ** exponent);
  const digits = [...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "⁻");
  return `10${digits.join("")}`;
}

/** Round numbers between two ends, about so many. */
export function ticks(low, high, count) {
  const rough = (high - low) / count;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5, 10].find((factor) => factor * decade >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
}

/** The first points, where most happens, about 1000 of the others at most, and the last. */
export function thin(points) {
  const every = Math.ceil(points.length / 1000);
  return points.filter((_, n) => n < 20 || n % every === 0 || n === points.length - 1);
}
// --8<-- [end:module]
