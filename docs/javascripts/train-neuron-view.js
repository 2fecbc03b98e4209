/** What `<train-neuron>` shows: its HTML, and how that follows the neuron. */

import { SEED_42 } from "./neuron.js";
import { deliveriesChart, lossChart, valleyChart, valleyPlot } from "./neuron-charts.js";
import { cell, judgement, rate, short } from "./neuron-words.js";

/** As many epochs as the lesson's loop has. */
export const EPOCHS = 500;

/** The starting weights to choose from. */
export const STARTS = {
  "seed 42, as in the lesson": SEED_42,
  "weight 0, bias 0": { weight: 0, bias: 0 },
  "weight 0, bias 30: 30 minutes always": { weight: 0, bias: 30 },
  "weight 8, bias 2: far too steep": { weight: 8, bias: 2 },
};
const OWN = "your own values";

const RATE = { min: -4, max: 0.3 }; // the ends of the learning rate's scale, powers of ten

const row = (id, style, name, cells = "<td></td><td></td>") =>
  `<tr id="${id}" class="${style}"><th scope="row"><code>${name}</code> <small></small></th>${cells}</tr>`;

const HTML = `
<slot></slot>
<section class="app" tabindex="-1" aria-label="Train the neuron">
  <div class="bar">
    <div class="buttons" role="group" aria-label="Train">
      <button type="button" data-do="line" class="primary">Next line</button>
      <button type="button" data-do="1">Next epoch</button>
      <button type="button" data-do="10">10 epochs</button>
      <button type="button" data-do="100">100 epochs</button>
      <button type="button" data-do="run">Run to ${EPOCHS}</button>
      <button type="button" data-do="reset">Reset</button>
    </div>
    <p class="epoch">Epochs done <output id="epoch"></output></p>
  </div>
  <p class="status" role="status">Press “Next line” to run line 1.</p>
  <figure class="code">
    <figcaption>The loop: the lit line comes next</figcaption>
    <p><code>for epoch in range(${EPOCHS}):</code></p>
    <ol>
      <li><code>optimizer.zero_grad()</code></li>
      <li><code><b class="neuron">outputs</b> = model(<b class="input">inputs</b>)</code></li>
      <li><code><b class="loss">loss</b> = loss_function(<b class="neuron">outputs</b>, <b class="target">times</b>)</code></li>
      <li><code><b class="loss">loss</b>.backward()</code></li>
      <li><code>optimizer.step()</code></li>
    </ol>
  </figure>
  <table class="numbers">
    <caption>What PyTorch holds now</caption>
    <thead><tr><th scope="col">name</th><th scope="col">value</th><th scope="col">was</th></tr></thead>
    <tbody>
      ${row("outputs", "neuron", "outputs", '<td colspan="2"></td>')}
      ${row("loss", "loss", "loss")}
      ${row("gradWeight", "loss", "weight.grad")}
      ${row("gradBias", "loss", "bias.grad")}
      ${row("weight", "neuron", "weight")}
      ${row("bias", "neuron", "bias")}
    </tbody>
  </table>
  <div class="charts">
    <figure>
      <figcaption>The deliveries <i class="target">●</i>, the neuron’s line <i class="neuron">━</i> and its errors <i class="loss">┆</i></figcaption>
      <div id="deliveries"></div>
      <p class="ask">
        <label for="miles">An order <output id="asked"></output> miles away:</label>
        <input id="miles" type="range" min="0" max="12" step="0.5">
        <output id="prediction" for="miles"></output>
      </p>
    </figure>
    <figure>
      <figcaption>The valley of the loss: your path from <i class="neuron">○</i> to <i class="neuron">◆</i>, lowest at ✕. Drag to start elsewhere.</figcaption>
      <div id="valley"></div>
    </figure>
    <figure>
      <figcaption>The loss by epoch, on a logarithmic scale</figcaption>
      <div id="losses"></div>
    </figure>
  </div>
  <fieldset class="settings">
    <legend>Settings</legend>
    <div class="rate">
      <label for="rate">Learning rate <code>lr</code></label>
      <input id="rate-exact" type="number" min="0" step="any" aria-label="Learning rate, exact value">
      <div class="track"><input id="rate" type="range" min="${RATE.min}" max="${RATE.max}" step="0.01" aria-describedby="limit"></div>
      <p id="limit">▲ <span></span></p>
    </div>
    <label><input id="no-zero-grad" type="checkbox"> leave out <code>optimizer.zero_grad()</code></label>
    <label><input id="standardize" type="checkbox"> standardise the distances: mean 0, standard deviation 1</label>
    <div class="start" role="group" aria-label="Start">
      <label for="start">Start from</label>
      <select id="start">${[...Object.keys(STARTS), OWN].map((name) => `<option>${name}</option>`).join("")}</select>
      <label>weight <input id="start-weight" type="number" step="any"></label>
      <label>bias <input id="start-bias" type="number" step="any"></label>
    </div>
    <p class="hint">A change keeps the epoch and trains anew. The address of the page holds it all: copy it to share what you see.</p>
  </fieldset>
</section>`;

/** What is compared and shown as numbers: what PyTorch holds at this line. */
export function memory({ outputs, loss, gradWeight, gradBias, weight, bias }) {
  return { outputs: outputs && [...outputs], loss, gradWeight, gradBias, weight, bias };
}

/** The shadow tree's content. */
export class View {
  #root;

  /** @param {ShadowRoot} root gets the HTML */
  constructor(root) {
    this.#root = root;
    root.innerHTML = HTML;
  }

  /** The first element that fits a selector. */
  one(selector) {
    return this.#root.querySelector(selector);
  }

  /** The one sentence or two that a screen reader speaks. */
  say(text) {
    this.one(".status").textContent = text;
  }

  /**
   * Show everything as it is now.
   *
   * @param {object} now
   * @param {Neuron} now.neuron
   * @param {object} now.valley see neuron.js
   * @param {number} now.miles the distance the reader asks about
   * @param {?object} now.before the numbers before the reader's last act
   * @param {?number} now.ran the line that was run last, if it was run alone
   * @param {boolean} now.running whether the animation runs
   * @param {?Plot} now.plot of the valley, where it must not fit itself to the path
   */
  draw({ neuron, valley, miles, before, ran, running, plot }) {
    const unit = neuron.scale === 1 ? "mile" : "deviation";
    this.#drawLoop(neuron, ran, running);
    this.#drawNumbers(memory(neuron), before, unit);
    this.#drawCharts(neuron, valley, miles, unit, plot);
    this.#drawSettings(neuron, valley);
  }

  #drawLoop({ epoch, line, zeroGrad }, ran, running) {
    this.one("#epoch").textContent = epoch;
    this.one("[data-do=run]").textContent = running ? "Pause" : `Run to ${EPOCHS}`;
    this.#root.querySelectorAll(".code li").forEach((item, n) => {
      item.classList.toggle("left-out", n === 0 && !zeroGrad);
      item.classList.toggle("ran", n + 1 === ran);
      item.ariaCurrent = n + 1 === line ? "step" : null;
    });
  }

  #drawNumbers(now, before, unit) {
    const units = {
      outputs: "minutes",
      loss: "minutes²",
      gradWeight: `minutes·${unit}s`,
      gradBias: "minutes",
      weight: `minutes/${unit}`,
      bias: "minutes",
    };
    for (const [name, value] of Object.entries(now)) {
      const tableRow = this.one(`#${name}`);
      const [held, was] = tableRow.querySelectorAll("td");
      const changed = before !== null && String(value) !== String(before[name]);
      tableRow.classList.toggle("changed", changed);
      tableRow.querySelector("small").textContent = units[name];
      held.textContent = Array.isArray(value) ? value.map(short).join(" ") : cell(value);
      if (was) was.textContent = changed ? cell(before[name]) : "";
    }
  }

  #drawCharts(neuron, valley, miles, unit, plot) {
    const width = this.one("#deliveries").clientWidth;
    if (!width) return; // on paper there are none
    const predict = (distance) => neuron.predict(distance);
    this.one("#deliveries").innerHTML = deliveriesChart(width, predict, miles);
    this.one("#valley").innerHTML = valleyChart(
      plot ?? valleyPlot(width, valley, neuron.path),
      valley,
      neuron.path,
      `minutes/${unit}`,
    );
    this.one("#losses").innerHTML = lossChart(width, neuron.losses, valley.loss);
    this.one("#asked").textContent = miles;
    this.one("#miles").value = miles;
    this.one("#miles").ariaValueText = `${miles} miles`;
    this.one("#prediction").textContent = judgement(predict(miles));
  }

  #drawSettings({ learningRate, zeroGrad, scale, path: [[weight, bias]] }, { limit }) {
    const power = (value) => Math.min(RATE.max, Math.max(RATE.min, Math.log10(value)));
    const place = (power(limit) - RATE.min) / (RATE.max - RATE.min);
    this.one("#rate").value = power(learningRate);
    this.one("#rate").ariaValueText = rate(learningRate);
    this.#fill("#rate-exact", rate(learningRate));
    this.one(".rate").style.setProperty("--limit", place);
    this.one("#limit span").textContent = zeroGrad
      ? `stability limit ${limit.toPrecision(4)}; above it the loss grows without bound`
      : "the limit with zero_grad(); without it, no rate settles";
    this.one("#no-zero-grad").checked = !zeroGrad;
    this.one("#standardize").checked = scale !== 1;
    const same = ([, start]) => start.weight === weight && start.bias === bias;
    this.one("#start").value = Object.entries(STARTS).find(same)?.[0] ?? OWN;
    this.#fill("#start-weight", Number(weight.toFixed(4)));
    this.#fill("#start-bias", Number(bias.toFixed(4)));
  }

  /** Fill a number field, unless the reader is typing in it. */
  #fill(selector, value) {
    const field = this.one(selector);
    if (field !== this.#root.activeElement) field.value = value;
  }
}
