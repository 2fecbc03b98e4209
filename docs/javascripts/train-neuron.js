/**
 * `<train-neuron>`: the reader trains the lesson's neuron, line by line or epoch by epoch.
 *
 * Training is deterministic: settings, epoch and line say all there is to say. So a reader who
 * changes a setting stays at the same epoch, trained anew, and the page's address holds the whole
 * state: `?learning-rate=0.02&epoch=10`.
 *
 * Attributes: `learning-rate`, `weight` and `bias` (at the start), `zero-grad` ("off" leaves it
 * out), `standardize`. Setting one starts again. Methods: `step(epochs)`, `nextLine()`, `reset()`,
 * `predict(miles)`. Property: `state`, see neuron.js; its `line` is the line that comes next, 1 to 5.
 *
 * The view is a shadow tree, so that page and view do not style each other; its style sheet comes
 * with the page, in a template. The element's own content, the same run executed by PyTorch, is what
 * a reader sees without JavaScript and on paper.
 *
 * One file, since each file is a request: the element, the view, the charts, the words.
 */

import { MILES, MINUTES, Neuron, SEED_42, valley } from "./neuron.js";

const EPOCHS = 500; // as many as the lesson's loop has
const MOST_EPOCHS = 10_000; // as many as the buttons and the address reach
const SECONDS = 6; // how long the animated run takes
const ORDER = 7; // miles to the order that came in
const PROMISE = 30; // minutes it may take
const RATE = { min: -4, max: 0.3 }; // the ends of the learning rate's scale, powers of ten

const SETTINGS = ["learning-rate", "weight", "bias", "zero-grad", "standardize"];
const PARAMETERS = [...SETTINGS, "epoch", "line", "miles"];

const STARTS = {
  "seed 42, as in the lesson": SEED_42,
  "weight 0, bias 0": { weight: 0, bias: 0 },
  "weight 0, bias 30: 30 minutes always": { weight: 0, bias: 30 },
  "weight 8, bias 2: far too steep": { weight: 8, bias: 2 },
};
const OWN = "your own values";

const style = new CSSStyleSheet();
style.replaceSync(document.querySelector("#train-neuron-style").content.textContent);

class TrainNeuron extends HTMLElement {
  static observedAttributes = SETTINGS;

  #neuron = new Neuron();
  #valley = valley(this.#neuron.inputs);
  #miles = ORDER;
  #before = null; // the numbers before the reader's last act
  #ran = null; // the line that this act ran, if it was one
  #plot = null; // of the valley, while the reader drags over it
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
    this.#view.one("#valley").addEventListener("pointerdown", (event) => this.#drag(event));
    new ResizeObserver(() => this.#draw()).observe(this.#view.one(".charts"));
  }

  connectedCallback() {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    window.addEventListener("popstate", () => this.#return(), { signal });
    document.addEventListener("click", (event) => this.#follow(event), { signal, capture: true });
    if (PARAMETERS.some((name) => new URLSearchParams(location.search).has(name))) this.#load();
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
    });
    this.#valley = valley(this.#neuron.inputs);
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
        return this.#finish("Back at the start. Press “Next line” to run the first line.");
      default:
        this.#neuron.step(Math.min(Number(button.dataset.do), MOST_EPOCHS - epoch));
        this.#before = before;
        return this.#finish(this.#report());
    }
  }

  #change({ id, value, checked }) {
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

  /** Drag over the valley to start there. From the keyboard, the two number fields do the same. */
  #drag(event) {
    const chart = event.currentTarget;
    const plot = valleyPlot(chart.clientWidth, this.#valley, this.#neuron.path);
    this.#plot = plot;
    const move = ({ clientX, clientY }) => {
      const { left, top } = chart.getBoundingClientRect();
      const [bias, weight] = plot.point([clientX - left, clientY - top]);
      this.#set({ weight: weight.toFixed(2), bias: bias.toFixed(2) });
    };
    const end = () => {
      chart.onpointermove = chart.onpointerup = chart.onpointercancel = this.#plot = null;
      this.#finish(this.#report());
    };
    chart.setPointerCapture(event.pointerId);
    chart.onpointermove = move;
    chart.onpointerup = chart.onpointercancel = end;
    move(event);
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
        plot: this.#plot,
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
    this.#query = String(query) && `?${query}`;
    history.replaceState(history.state, "", location.pathname + this.#query + location.hash);
  }

  /** The reader goes back or forward; within the page, that changes no more than the hash. */
  #return() {
    if (location.search !== this.#query) this.#load();
  }

  #load() {
    this.#query = location.search;
    const query = new URLSearchParams(this.#query);
    const count = (name, most) => Math.max(0, Math.min(most, Number.parseInt(query.get(name)) || 0));
    this.#pause();
    this.#set(Object.fromEntries(SETTINGS.map((name) => [name, query.get(name)])));
    this.#startAgain();
    this.#goTo(count("epoch", MOST_EPOCHS), count("line", 5));
    this.#miles = query.has("miles") ? Math.min(12, Math.max(0, Number(query.get("miles")) || 0)) : ORDER;
  }
}

// The view: its HTML, and how that follows the neuron

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

// The charts: from numbers to the text of an <svg>, drawn at the width they are shown at, in pixels

const MARGIN = { top: 12, right: 14, bottom: 40, left: 54 };
const VALLEY_HEIGHT = 300;

/**
 * The four deliveries, the neuron's line, its errors, and one prediction against the promise.
 *
 * @param {number} width in pixels
 * @param {(miles: number) => number} predict the neuron
 * @param {number} miles the distance that the reader asks about
 */
function deliveriesChart(width, predict, miles) {
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
function lossChart(width, losses, lowest) {
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
function valleyChart(plot, valley, path, unit) {
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
function valleyPlot(width, valley, path) {
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

// The words: numbers as text, and the sentences the reader gets

/** A number in a sentence: at most four decimals, a true minus sign. */
function number(value) {
  if (!Number.isFinite(value)) return "overflow";
  const text = Math.abs(value) < 1e6 ? String(Number(value.toFixed(4))) : value.toExponential(2);
  return text.replace("-", "−");
}

/** A number in the table: four decimals, `None` for what is not there, as Python says. */
function cell(value) {
  if (value === null) return "None";
  return Math.abs(value) < 1e6 ? value.toFixed(4).replace("-", "−") : number(value);
}

/** A number where there is little room: two decimals. */
function short(value) {
  if (!Number.isFinite(value)) return "overflow";
  const text = Math.abs(value) < 1e4 ? value.toFixed(2) : value.toExponential(1);
  return text.replace("-", "−");
}

/** A learning rate with the digits that were typed, not those of its float32. */
function rate(value) {
  return String(Number(value.toPrecision(6)));
}

/** A time in minutes. */
function minutes(value) {
  return Number.isFinite(value) ? `${number(Number(value.toFixed(2)))} minutes` : "overflow";
}

/** A predicted time held against the promise. */
function judgement(time) {
  if (!Number.isFinite(time)) return "overflow";
  if (time < 0) return `${minutes(time)}, which no ride can take`;
  const side = time <= PROMISE ? "inside" : "over";
  return `${minutes(time)}, ${minutes(Math.abs(PROMISE - time))} ${side} the promise of ${PROMISE}`;
}

/**
 * What a line of the loop has done.
 *
 * @param {number} line 1 to 5
 * @param {Neuron} neuron after the line
 * @param {{gradWeight: ?number}} before its state before the line
 */
function explain(line, neuron, before) {
  const { loss, gradWeight, gradBias, weight, bias, epoch } = neuron;
  switch (line) {
    case 1:
      return before.gradWeight === null
        ? "zero_grad() has cleared the gradients, although there were none yet."
        : "zero_grad() has cleared both gradients. Weight and bias have not moved.";
    case 2:
      return "The model has predicted four times. Gradients, weight and bias are as they were.";
    case 3:
      return `The squares of the four errors have a mean of ${number(loss)} minutes². That is the loss.`;
    case 4:
      return before.gradWeight === null
        ? "backward() has filled both gradients. Weight and bias have not moved."
        : "backward() has added to the gradients that were there: now " +
            `${number(gradWeight)} and ${number(gradBias)}.`;
    default:
      return (
        `step() has moved the weight to ${number(weight)} and the bias to ${number(bias)}: ` +
        `each by −lr × its gradient. Epoch ${epoch} is complete.`
      );
  }
}

/**
 * Where the training stands: epoch, loss, prediction, and what becomes of it.
 *
 * @param {Neuron} neuron
 * @param {object} valley see neuron.js
 * @param {number} miles the distance to predict for
 */
function report(neuron, valley, miles) {
  const prediction = `${miles} miles: ${minutes(neuron.predict(miles))}.`;
  if (neuron.loss === null) return `Epoch 0: no loss yet. ${prediction}`;
  if (!Number.isFinite(neuron.loss)) return verdict(neuron, valley);
  const loss = `Epoch ${neuron.epoch}: loss ${number(neuron.loss)} minutes².`;
  return `${loss} ${prediction} ${verdict(neuron, valley)}`;
}

/** Divergence, endless swinging or convergence by its name, once the losses show it; else "". */
function verdict(neuron, valley) {
  const { learningRate, zeroGrad, losses } = neuron;
  if (losses.length < 2) return "";
  const [previous, last] = losses.slice(-2);
  // Without zero_grad the steps are those of momentum 1, which is stable up to twice the limit.
  const unstable = learningRate > valley.limit * (zeroGrad ? 1 : 2);
  if (unstable && !(last <= previous)) {
    const over = losses.findIndex((loss) => !Number.isFinite(loss)) + 1;
    return (
      `The loss grows without bound: ${rate(learningRate)} is above the stability limit, ` +
      "so each step lands farther from the valley floor than the one before." +
      (over ? ` In epoch ${over} the loss became too large for a float32 number.` : "")
    );
  }
  if (!zeroGrad) {
    return "The loss swings and does not settle: each step adds up the gradients of all epochs so far.";
  }
  if (last < 1.01 * valley.loss) {
    return `Converged: the loss is within 1% of the lowest possible, ${number(valley.loss)} minutes².`;
  }
  return "";
}

customElements.define("train-neuron", TrainNeuron);
