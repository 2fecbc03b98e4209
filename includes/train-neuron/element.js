/**
 * `<train-neuron>`: the reader trains the lesson's neuron, line by line or epoch by epoch.
 *
 * Training is deterministic: settings, epoch and line say all there is to say. So a reader who
 * changes a setting stays at the same epoch, trained anew, and the page's address holds the whole
 * state: `?learning-rate=0.02&epoch=10`.
 *
 * Attributes: `learning-rate`, `weight` and `bias` (at the start), `zero-grad` ("off" leaves it
 * out), `standardize`, `deliveries` (as in deliveries.js). Setting one starts again. Methods: `step(epochs)`, `nextLine()`, `reset()`,
 * `predict(miles)`. Property: `state`, see neuron.js; its `line` is the line that comes next, 1 to 5.
 *
 * The view is a shadow tree, so that page and view do not style each other; its style sheet comes
 * with the page, in a template. The element's own content, the same run executed by PyTorch, is what
 * a reader sees without JavaScript and on paper.
 */

import { drag, place } from "../shared/drag.js";
import { DELIVERIES, Neuron, SEED_42, valley } from "../shared/neuron.js";
import { cell, number, rate, short } from "../shared/numbers.js";
import { valleyChart, valleyPlot } from "../shared/valley.js";
import { deliveriesChart, deliveriesPlot, lossChart } from "./charts.js";
import { fault, hundredths, MOST, readDeliveries, writeDeliveries } from "./deliveries.js";
import { explain, invitation, judgement, lossEpoch, report, verdict } from "./words.js";

// --8<-- [start:module]
const EPOCHS = 500; // as many as the lesson's loop has
const RATE = { min: -4, max: 0.3 }; // the ends of the learning rate's scale, powers of ten

const STARTS = {
  "seed 42, as in the lesson": SEED_42,
  "weight 0, bias 0": { weight: 0, bias: 0 },
  "weight 0, bias 30: always 30": { weight: 0, bias: 30 },
  "weight 8, bias 2: a steep line": { weight: 8, bias: 2 },
};
const OWN = "your own values";

const MOST_EPOCHS = 10_000; // as many as the buttons and the address reach
const SECONDS = 6; // how long the animated run takes
const ORDER = 7; // miles to the order that came in
const STEP = 0.5; // by how many miles and minutes a dragged delivery moves

const SETTINGS = ["learning-rate", "weight", "bias", "zero-grad", "standardize", "deliveries"];
const PARAMETERS = [...SETTINGS, "epoch", "line", "miles"];

const style = new CSSStyleSheet();
style.replaceSync(document.querySelector("#train-neuron-style").content.textContent);

class TrainNeuron extends HTMLElement {
  static observedAttributes = SETTINGS;

  #neuron = new Neuron();
  #valley = valley(this.#neuron);
  #miles = ORDER;
  #before = null; // the numbers before the reader's last act
  #ran = null; // the line that this act ran, if it was one
  #plot = null; // of the valley, while the reader drags something
  #view;
  #running = 0; // the animation's next frame, 0 while it rests
  #drawing = 0; // the frame that will draw
  #saving = 0; // the timer that will write the address
  #query = location.search; // as last read or written
  #connected;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    this.#view = new View(root);
    root.addEventListener("click", (event) => this.#press(event.target.closest("button")));
    root.addEventListener("input", (event) => this.#change(event.target));
    root.addEventListener("focusout", () => this.#draw()); // a field that holds no number
    this.#view.one("#valley").addEventListener("click", (event) => this.#click(event));
    this.#handles();
    new ResizeObserver(() => this.#draw()).observe(this.#view.one("#deliveries"));
  }

  connectedCallback() {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    window.addEventListener("popstate", () => this.#return(), { signal });
    document.addEventListener("click", (event) => this.#follow(event), { signal, capture: true });
    if (PARAMETERS.some((name) => new URLSearchParams(location.search).has(name))) this.#load();
    this.#view.say(invitation(this.#neuron));
  }

  disconnectedCallback() {
    this.#connected.abort();
    this.#pause();
    clearTimeout(this.#saving);
  }

  attributeChangedCallback() {
    this.#startAgain();
  }

  // For programs

  get state() {
    return this.#neuron.state;
  }

  step(epochs = 1) {
    this.#neuron.step(epochs);
    this.#rest();
  }

  nextLine() {
    this.#neuron.nextLine();
    this.#rest();
  }

  reset() {
    this.#startAgain();
    this.#rest();
  }

  predict(miles) {
    return this.#neuron.predict(miles);
  }

  /** No animation, no marks of what changed, nothing said. */
  #rest() {
    this.#pause();
    this.#before = this.#ran = null;
    this.#view.say("");
    this.#draw();
  }

  // Training

  #startAgain() {
    const number = (name) => {
      const value = Number.parseFloat(this.getAttribute(name));
      return Number.isFinite(value) ? value : undefined;
    };
    const learningRate = number("learning-rate");
    this.#neuron = new Neuron({
      learningRate: learningRate >= 0 ? learningRate : undefined,
      weight: number("weight"),
      bias: number("bias"),
      zeroGrad: this.getAttribute("zero-grad") !== "off",
      standardize: this.hasAttribute("standardize"),
      deliveries: readDeliveries(this.getAttribute("deliveries")) ?? DELIVERIES,
    });
    this.#valley = valley(this.#neuron);
    this.#before = this.#ran = null;
    this.#draw();
  }

  #goTo(epoch, line) {
    this.#neuron.step(epoch - this.#neuron.epoch);
    while (this.#neuron.line < line) this.#neuron.nextLine();
  }

  /** Run to 500 epochs: slowly at first, where most happens, then faster and faster. */
  #run() {
    if (this.#neuron.epoch >= EPOCHS) this.#startAgain();
    this.#before = memory(this.#neuron);
    this.#view.say("Running.");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const length = 1000 * SECONDS;
    const start = performance.now() - length * Math.sqrt(this.#neuron.epoch / EPOCHS);
    const frame = (now) => {
      const progress = still ? 1 : Math.min(1, Math.max(0, now - start) / length);
      this.#neuron.step(Math.round(EPOCHS * progress ** 2) - this.#neuron.epoch);
      const done = this.#neuron.epoch >= EPOCHS || this.#overflowed;
      this.#running = done ? 0 : requestAnimationFrame(frame);
      if (done) this.#finish(this.#report());
      this.#draw();
    };
    frame(performance.now());
  }

  get #overflowed() {
    return this.#neuron.loss !== null && !Number.isFinite(this.#neuron.loss);
  }

  #pause() {
    cancelAnimationFrame(this.#running);
    this.#running = 0;
  }

  // What the reader does

  #press(button) {
    if (!button) return;
    const running = this.#running !== 0;
    const before = memory(this.#neuron);
    const { line, epoch } = this.#neuron;
    this.#pause();
    this.#ran = null;
    switch (button.dataset.do) {
      case "line":
        this.#neuron.nextLine();
        this.#before = before;
        this.#ran = line;
        return this.#finish(
          `${explain(line, this.#neuron, before)} ${line === 5 ? verdict(this.#neuron, this.#valley) : ""}`,
        );
      case "run":
        return running ? this.#finish(`Paused. ${this.#report()}`) : this.#run();
      case "reset":
        this.#startAgain();
        return this.#finish(`Back at the start. ${invitation(this.#neuron)}`);
      case "lesson":
        this.#set({ deliveries: null });
        return this.#finish(`The lesson’s four deliveries are back. ${this.#report()}`);
      default:
        this.#neuron.step(Math.min(Number(button.dataset.do), MOST_EPOCHS - epoch));
        this.#before = before;
        return this.#finish(this.#report());
    }
  }

  #change(field) {
    const { id, value, checked, dataset } = field;
    if (dataset.delivery) return this.#enter(field);
    const typed = value !== "" && Number.isFinite(Number(value));
    switch (id) {
      case "miles":
        this.#miles = Number(value);
        break;
      case "rate":
        this.#set({ "learning-rate": Number((10 ** value).toPrecision(3)) });
        break;
      case "no-zero-grad":
        this.#set({ "zero-grad": checked ? "off" : null });
        break;
      case "standardize":
        this.#set({ standardize: checked ? "" : null });
        break;
      case "start":
        this.#set(STARTS[value] ?? {});
        break;
      case "rate-exact":
        if (typed && value >= 0) this.#set({ "learning-rate": value });
        break;
      case "start-weight":
        if (typed) this.#set({ weight: value });
        break;
      case "start-bias":
        if (typed) this.#set({ bias: value });
    }
    this.#finish(this.#report());
  }

  /** Change settings and stay at this line of this epoch, trained anew; null removes a setting. */
  #set(settings) {
    const { epoch, line } = this.#neuron;
    for (const [name, value] of Object.entries(settings)) {
      if (value === null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    }
    this.#goTo(epoch, line);
  }

  /** A number of a delivery is typed: what cannot be is not taken, and said. */
  #enter(field) {
    const { unit, delivery } = field.dataset;
    const deliveries = structuredClone(this.#neuron.deliveries);
    deliveries[unit][delivery] = hundredths(field.value);
    const wrong = fault(deliveries);
    field.setCustomValidity(wrong);
    if (!wrong) this.#set({ deliveries: writeDeliveries(deliveries) });
    this.#finish(wrong ? `${wrong} The last good value stays.` : this.#report());
  }

  /** What can be dragged: the four deliveries and the start. Number fields do the same by keyboard. */
  #handles() {
    const drop = () => {
      this.#plot = null;
      this.#finish(this.#report());
    };
    this.#view.all(".delivery").forEach((handle, n) => {
      let from; // where the delivery was: it moves in whole steps from there
      const grab = () => {
        from = this.#neuron.deliveries;
        this.#plot = this.#valleyPlot();
      };
      const move = ([miles, minutes]) => {
        const deliveries = structuredClone(from);
        for (const [unit, value] of Object.entries({ miles, minutes })) {
          const old = from[unit][n];
          const moved = old + STEP * Math.round((value - old) / STEP);
          deliveries[unit][n] = hundredths(String(Math.min(MOST[unit], Math.max(0, moved))));
        }
        if (!fault(deliveries)) this.#set({ deliveries: writeDeliveries(deliveries) });
      };
      drag(handle, () => this.#view.deliveriesPlot(), { grab, move, drop });
    });
    drag(this.#view.one(".from"), () => this.#plot, {
      grab: () => (this.#plot = this.#valleyPlot()),
      move: (point) => this.#startFrom(point),
      drop,
    });
  }

  /** Start from the place in the valley that was clicked or tapped. */
  #click({ currentTarget, clientX, clientY }) {
    const { left, top } = currentTarget.getBoundingClientRect();
    this.#startFrom(this.#valleyPlot().point([clientX - left, clientY - top]));
    this.#finish(this.#report());
  }

  #startFrom([bias, weight]) {
    this.#set({ weight: weight.toFixed(2), bias: bias.toFixed(2) });
  }

  #valleyPlot() {
    return this.#plot ?? valleyPlot(this.#view.size("valley"), this.#valley, this.#neuron.path);
  }

  /** A link on the page to a state of the neuron sets it up here, without loading the page again. */
  #follow(event) {
    const link = event.target.closest?.("a[href]");
    const elsewhere = !link?.search || link.origin + link.pathname !== location.origin + location.pathname;
    if (elsewhere || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // before the theme, which may fetch the page anew
    clearTimeout(this.#saving);
    history.pushState(null, "", link.href);
    this.#load();
    const app = this.#view.one(".app");
    app.focus({ preventScroll: true });
    app.scrollIntoView();
    this.#view.say(`${link.textContent}: done. Predict what will happen, then train.`);
  }

  #report() {
    return report(this.#neuron, this.#valley, this.#miles);
  }

  /** Say what an act has led to, show it, and write it down in the address. */
  #finish(text) {
    this.#view.say(text);
    this.#draw();
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 300); // browsers limit how often they let us
  }

  #draw() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#view.draw({
        neuron: this.#neuron,
        valley: this.#valley,
        miles: this.#miles,
        before: this.#before,
        ran: this.#ran,
        running: this.#running !== 0,
        plot: this.#valleyPlot(),
      });
    });
  }

  // The page's address

  #save() {
    const query = new URLSearchParams(location.search);
    PARAMETERS.forEach((name) => query.delete(name));
    for (const name of SETTINGS) {
      if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
    }
    const { epoch, line, zeroGrad } = this.#neuron;
    if (epoch) query.set("epoch", epoch);
    if (line > (zeroGrad ? 1 : 2)) query.set("line", line);
    if (this.#miles !== ORDER) query.set("miles", this.#miles);
    const text = String(query).replaceAll("%3A", ":").replaceAll("%2C", ","); // as legal, and legible
    this.#query = text && `?${text}`;
    history.replaceState(history.state, "", location.pathname + this.#query + location.hash);
  }

  /** The reader goes back or forward; within the page, that changes no more than the hash. */
  #return() {
    if (location.search === this.#query) return;
    this.#load();
    this.#view.say(this.#report());
  }

  #load() {
    this.#query = location.search;
    const query = new URLSearchParams(this.#query);
    const count = (name, most) => Math.max(0, Math.min(most, Number.parseInt(query.get(name)) || 0));
    this.#pause();
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, query.get(name)]));
    this.#set({ ...settings, deliveries: writeDeliveries(readDeliveries(settings.deliveries)) });
    this.#startAgain();
    this.#goTo(count("epoch", MOST_EPOCHS), count("line", 5));
    this.#miles = query.has("miles") ? Math.min(12, Math.max(0, Number(query.get("miles")) || 0)) : ORDER;
  }
}

// The view: its HTML, and how that follows the neuron

const row = (id, style, name, cells = "<td></td><td></td>") =>
  `<tr id="${id}" class="${style}"><th scope="row"><code>${name}</code> <small></small></th>${cells}</tr>`;

const deliveryRow = (n) => {
  const field = (unit) =>
    `<td><input type="number" min="0" max="${MOST[unit]}" step="any" data-unit="${unit}" data-delivery="${n}" ` +
    `aria-label="Delivery ${n + 1}, ${unit}"></td>`;
  return `<tr><th scope="row">${n + 1}</th>${field("miles")}${field("minutes")}</tr>`;
};

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
    <p class="status" role="status"></p>
  </div>
  <div class="parts">
  <figure class="line">
    <figcaption>The neuron’s line. <span>Drag a delivery <i class="mark dot target"></i>.</span></figcaption>
    <div class="chart">
      <div id="deliveries"></div>
      ${'<span class="handle delivery target"></span>'.repeat(DELIVERIES.miles.length)}
    </div>
    <p class="ask">
      <label for="miles">An order <span id="asked" class="number"></span> miles away:</label>
      <input id="miles" type="range" min="0" max="${MOST.miles}" step="0.5">
      <span class="answer"><i class="mark diamond neuron"></i> <span id="prediction"></span></span>
    </p>
  </figure>
  <figure class="valley">
    <figcaption>The valley of the loss. <span>Drag the start <i class="mark circle neuron"></i>.</span></figcaption>
    <div class="chart">
      <div id="valley"></div>
      <span class="handle from neuron"></span>
    </div>
  </figure>
  <figure class="code">
    <figcaption>The loop: the lit line comes next</figcaption>
    <p><code>for epoch in range(${EPOCHS}):</code> <span>epochs done <span id="epoch" class="number"></span></span></p>
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
  <figure class="losses">
    <figcaption>Loss in each epoch, before its step</figcaption>
    <div id="losses"></div>
  </figure>
  <fieldset class="settings">
    <legend>Settings</legend>
    <div class="rate">
      <label for="rate">Learning rate <code>lr</code></label>
      <input id="rate-exact" type="number" min="0" step="any" aria-label="Learning rate, exact value">
      <div class="track"><input id="rate" type="range" min="${RATE.min}" max="${RATE.max}" step="0.01" aria-describedby="limit"></div>
      <p id="limit"><i class="mark up loss"></i> <span></span></p>
    </div>
    <label class="zero"><input id="no-zero-grad" type="checkbox"> leave out <code>optimizer.zero_grad()</code></label>
    <label class="deviation"><input id="standardize" type="checkbox"> standardise the distances: mean 0, standard deviation 1</label>
    <div class="start" role="group" aria-label="Start">
      <label for="start">Start from</label>
      <select id="start">${[...Object.keys(STARTS), OWN].map((name) => `<option>${name}</option>`).join("")}</select>
      <label>weight <input id="start-weight" type="number" step="any"></label>
      <label>bias <input id="start-bias" type="number" step="any"></label>
    </div>
    <div class="moved">
      <details>
        <summary>Deliveries</summary>
        <table>
          <thead><tr><th scope="col">delivery</th><th scope="col">miles</th><th scope="col">minutes</th></tr></thead>
          <tbody>${DELIVERIES.miles.map((_, n) => deliveryRow(n)).join("")}</tbody>
        </table>
        <p id="wrong"></p>
      </details>
      <button type="button" data-do="lesson">Reset deliveries</button>
    </div>
    <p class="hint">A click in the valley starts there. A change keeps the epoch and trains anew. The address of the page holds it all: copy it to share what you see.</p>
  </fieldset>
  </div>
</section>`;

/** What is compared and shown as numbers: what PyTorch holds at this line. */
function memory({ outputs, loss, gradWeight, gradBias, weight, bias }) {
  return { outputs: outputs && [...outputs], loss, gradWeight, gradBias, weight, bias };
}

/** The shadow tree's content. */
class View {
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

  /** All elements that fit a selector. */
  all(selector) {
    return this.#root.querySelectorAll(selector);
  }

  /** The width and height of a chart in pixels, as the style sheet has it; 0 on paper, where there are none. */
  size(id) {
    const { clientWidth, clientHeight } = this.one(`#${id}`);
    return [clientWidth, clientHeight];
  }

  deliveriesPlot() {
    return deliveriesPlot(this.size("deliveries"));
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
   * @param {Plot} now.plot of the valley
   */
  draw({ neuron, valley, miles, before, ran, running, plot }) {
    const unit = neuron.scale === 1 ? "mile" : "deviation";
    this.#drawLoop(neuron, ran, running);
    this.#drawNumbers(memory(neuron), before, unit, lossEpoch(neuron));
    this.#drawCharts(neuron, valley, miles, unit, plot);
    this.#drawSettings(neuron, valley);
  }

  #drawLoop({ epoch, line, zeroGrad }, ran, running) {
    this.one("#epoch").textContent = epoch;
    this.one("[data-do=run]").textContent = running ? "Pause" : `Run to ${EPOCHS}`;
    this.all(".code li").forEach((item, n) => {
      item.classList.toggle("left-out", n === 0 && !zeroGrad);
      item.classList.toggle("ran", n + 1 === ran);
      item.ariaCurrent = n + 1 === line ? "step" : null;
    });
  }

  #drawNumbers(now, before, unit, epoch) {
    const units = {
      outputs: "minutes",
      loss: now.loss === null ? "minutes²" : `minutes², in epoch ${epoch}, before its step`,
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
      held.colSpan = Array.isArray(value) ? 2 : 1; // four numbers, which leave no room for those before
      held.textContent = Array.isArray(value) ? value.map(short).join(" ") : cell(value);
      if (was) was.textContent = changed ? cell(before[name]) : "";
    }
  }

  #drawCharts(neuron, valley, miles, unit, plot) {
    const size = this.size("losses");
    if (!size[0]) return; // on paper there are none
    const { deliveries, path } = neuron;
    const time = this.deliveriesPlot();
    this.one("#deliveries").innerHTML = deliveriesChart(time, neuron, miles);
    this.all(".delivery").forEach((handle, n) =>
      place(handle, time, [deliveries.miles[n], deliveries.minutes[n]]),
    );
    this.one("#valley").innerHTML = valleyChart(plot, valley, path, `minutes/${unit}`);
    place(this.one(".from"), plot, path[0].toReversed());
    this.one("#losses").innerHTML = lossChart(size, neuron.losses, valley.loss);
    this.one("#asked").textContent = miles;
    this.one("#miles").value = miles;
    this.one("#miles").ariaValueText = `${miles} miles`;
    const said = judgement(neuron.predict(miles), neuron);
    this.one("#prediction").textContent = said;
    this.one("#prediction").classList.toggle("guess", !said.includes("promise"));
  }

  #drawSettings({ learningRate, zeroGrad, scale, deliveries, path: [[weight, bias]] }, { limit }) {
    const power = (value) => Math.min(RATE.max, Math.max(RATE.min, Math.log10(value)));
    const place = (power(limit) - RATE.min) / (RATE.max - RATE.min);
    this.one("#rate").value = power(learningRate);
    this.one("#rate").ariaValueText = rate(learningRate);
    this.#fill(this.one("#rate-exact"), rate(learningRate));
    this.one(".rate").style.setProperty("--limit", place);
    this.one("#limit span").textContent = zeroGrad
      ? `stability limit ${limit.toPrecision(4)}; above it the loss grows without bound`
      : "the limit with zero_grad(); without it the loss does not settle";
    this.one("#no-zero-grad").checked = !zeroGrad;
    this.one("#standardize").checked = scale !== 1;
    const same = ([, start]) => start.weight === weight && start.bias === bias;
    this.one("#start").value = Object.entries(STARTS).find(same)?.[0] ?? OWN;
    this.#fill(this.one("#start-weight"), Number(weight.toFixed(4)));
    this.#fill(this.one("#start-bias"), Number(bias.toFixed(4)));
    this.one("#wrong").textContent = "";
    for (const field of this.all("[data-delivery]")) {
      this.#fill(field, deliveries[field.dataset.unit][field.dataset.delivery]);
      this.one("#wrong").textContent += field.validationMessage;
    }
  }

  /** Fill a number field, unless the reader is typing in it. */
  #fill(field, value) {
    if (field === this.#root.activeElement) return;
    field.value = value;
    field.setCustomValidity("");
  }
}

// A theme that swaps a page's content without loading the page runs this script at every visit.
if (!customElements.get("train-neuron")) customElements.define("train-neuron", TrainNeuron);
// --8<-- [end:module]
