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
 * The view is a shadow tree, so that page and view do not style each other. The element's own
 * content, the same run executed by PyTorch, is what a reader sees without JavaScript and on paper.
 */

import { Neuron, valley } from "./neuron.js";
import { valleyPlot } from "./neuron-charts.js";
import { explain, report, verdict } from "./neuron-words.js";
import { EPOCHS, memory, STARTS, View } from "./train-neuron-view.js";

const MOST_EPOCHS = 10_000; // as many as the buttons and the address reach
const SECONDS = 6; // how long the animated run takes
const ORDER = 7; // miles to the order that came in

const SETTINGS = ["learning-rate", "weight", "bias", "zero-grad", "standardize"];
const PARAMETERS = [...SETTINGS, "epoch", "line", "miles"];

const style = new CSSStyleSheet();
const css = await fetch(new URL("../stylesheets/train-neuron.css", import.meta.url));
style.replaceSync(await css.text());

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
      const done = progress === 1 || this.#overflowed;
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

customElements.define("train-neuron", TrainNeuron);
