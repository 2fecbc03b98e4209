/**
 * `<fit-by-hand>`: the reader holds the neuron's line, and sees the squares of its errors.
 *
 * Attributes: `weight` and `bias` (at the start), `without="moves valley"`, which leaves out the
 * challenge and the valley. Property: `state`. Method: `reset()`.
 *
 * The view is a shadow tree, as that of `<train-neuron>`. The element's own content, an executed
 * figure, is what a reader sees without JavaScript and on paper.
 */

import { drag, place } from "../shared/drag.js";
import { Neuron, PROMISE, valley } from "../shared/neuron.js";
import { minutes, number, short } from "../shared/numbers.js";
import { GOAL, handPlot, handValley, lineChart, linePlot, meanChart, ORDER, RANGE, turningMile } from "./charts.js";

// --8<-- [start:module]
const UNITS = { weight: "minutes per mile", bias: "minutes" };
const STEPS = { weight: 0.05, bias: 0.25 }; // of an arrow key on a slider

const style = new CSSStyleSheet();
style.replaceSync(document.querySelector("#fit-by-hand-style").content.textContent);

class FitByHand extends HTMLElement {
  static observedAttributes = ["weight", "bias"];

  #hand; // the reader's line; another line is another neuron
  #trail; // [weight, bias] of each line that the hand has made
  #moves;
  #looked; // how many losses the reader has been shown
  #drawn; // the line that was drawn last
  #told; // the line of which the reader was told last
  #below; // after how many moves, and how many steps, the loss is below the goal
  #control; // what makes the move that is under way, or null
  #typing = null; // the number field that the reader is typing in
  #descent; // what gradient descent makes of the same start
  #valley = valley(new Neuron());
  #root = this.attachShadow({ mode: "open" });
  #drawing = 0; // the frame that will draw

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
    this.#root.innerHTML = HTML;
    this.#listen();
    this.reset();
    new ResizeObserver(() => this.#draw()).observe(this.#one(".app"));
  }

  connectedCallback() {
    const parts = this.getAttribute("without")?.split(" ") ?? [];
    parts.forEach((part) => this.#root.querySelectorAll(`.${part}`).forEach((element) => element.remove()));
  }

  attributeChangedCallback() {
    this.reset();
  }

  // For programs

  /** Losses in minutes², the prediction for 7 miles in minutes; `below` counts moves, then steps. */
  get state() {
    const { weight, bias, loss } = this.#hand;
    const prediction = this.#hand.predict(ORDER);
    const descent = { steps: this.#descent.epoch, ...lineOf(this.#descent), loss: measured(lineOf(this.#descent)).loss };
    return { weight, bias, loss, prediction, moves: this.#moves, looked: this.#looked, below: this.#below, descent };
  }

  reset() {
    const number = (name) => {
      const value = Number.parseFloat(this.getAttribute(name));
      return Number.isFinite(value) ? value : undefined;
    };
    const start = { weight: number("weight"), bias: number("bias") };
    this.#descent = new Neuron(start);
    this.#hand = this.#told = measured(start);
    this.#trail = [[this.#hand.weight, this.#hand.bias]];
    this.#moves = this.#looked = 0;
    this.#below = [null, null];
    this.#control = null;
    this.#say("Drag a circle, or use the sliders and the number fields.");
    this.#draw();
  }

  // What the reader does

  #listen() {
    const hundredths = (value) => Math.round(100 * value) / 100;
    const handles = {
      lift: [linePlot, ([, bias]) => ({ bias: hundredths(bias) })],
      turn: [linePlot, ([mile, time]) => ({ weight: hundredths((time - this.#hand.bias) / Math.max(mile, 1)) })],
      move: [handPlot, ([bias, weight]) => ({ weight: hundredths(weight), bias: hundredths(bias) })],
    };
    for (const [id, [plot, held]] of Object.entries(handles)) {
      const handle = this.#one(`#${id}`);
      drag(handle, () => plot(handle.parentElement.clientWidth), {
        move: (point) => this.#set(held(point), id),
        drop: () => this.#report(),
      });
    }
    const root = this.#root;
    for (const end of ["pointerdown", "pointerup", "focusout"]) {
      root.addEventListener(end, () => (this.#control = null));
    }
    root.addEventListener("input", ({ target }) => {
      if (target.type === "range") this.#set({ [target.name]: target.valueAsNumber }, target.id);
      else this.#typing = target;
    });
    root.addEventListener("change", ({ target: { id, type, name, valueAsNumber, validity } }) => {
      if (type === "number") {
        this.#control = this.#typing = null; // each number that is typed is a move
        if (validity.valid && Number.isFinite(valueAsNumber)) this.#set({ [name]: valueAsNumber }, id);
        this.#draw();
      }
      this.#report();
    });
    this.#one("#step")?.addEventListener("click", () => this.#step());
    this.#one("#reset").addEventListener("click", () => this.reset());
  }

  /** Another line. The first that a control makes is a move, and the others belong to it. */
  #set(parameters, control) {
    const inRange = ([name, value]) => [name, Math.min(RANGE[name][1], Math.max(RANGE[name][0], value))];
    const changed = Object.fromEntries(Object.entries(parameters).map(inRange));
    const hand = measured({ ...lineOf(this.#hand), ...changed });
    if (hand.weight === this.#hand.weight && hand.bias === this.#hand.bias) return;
    if (this.#control !== control) this.#moves += 1;
    this.#control = control;
    this.#hand = hand;
    this.#trail.push([hand.weight, hand.bias]);
    this.#draw();
  }

  #step() {
    this.#descent.step();
    const { epoch } = this.#descent;
    const { loss } = measured(lineOf(this.#descent));
    const below = loss < GOAL && this.#below[1] === null;
    if (below) this.#below[1] = epoch;
    this.#say(
      `Gradient descent after ${times(epoch, "step")}: loss ${short(loss)} minutes². ` +
        (below ? `That is below ${GOAL}, and it has looked at ${times(epoch, "loss", "losses")}.` : ""),
    );
    this.#draw();
  }

  /** Say what a move has led to, once it is made. */
  #report() {
    if (this.#told === this.#hand) return;
    this.#told = this.#hand;
    const { loss } = this.#hand;
    const challenge = this.#challenge;
    const below = challenge && loss < GOAL && this.#below[0] === null;
    if (below) this.#below[0] = this.#moves;
    this.#say(
      `${challenge ? `Move ${this.#moves}: loss` : "The squares have a mean of"} ${short(loss)} minutes². ${promise(this.#hand)} ` +
        (below ? `You are below ${GOAL} after ${times(this.#moves, "move")}. Now let gradient descent do it.` : ""),
    );
    this.#draw();
  }

  // The view

  get #challenge() {
    return this.#one(".moves") !== null;
  }

  #one(selector) {
    return this.#root.querySelector(selector);
  }

  /** What a screen reader speaks. */
  #say(text) {
    this.#one(".status").textContent = text;
  }

  #draw() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      if (this.#drawn !== this.#hand) this.#looked += 1;
      this.#drawn = this.#hand;
      this.#show();
    });
  }

  #show() {
    const hand = this.#hand;
    const { steps, loss } = this.state.descent;
    const width = (id) => this.#one(id)?.clientWidth;
    if (!width("#line")) return; // on paper there is none
    const challenge = this.#challenge;
    const plot = linePlot(width("#line"));
    this.#one("#line").innerHTML = lineChart(plot, hand, challenge ? this.#descent : null);
    this.#one("#mean").innerHTML = meanChart(width("#mean"), hand, challenge ? loss : null);
    place(this.#one("#lift"), plot, [0, hand.bias]);
    place(this.#one("#turn"), plot, [turningMile(hand), hand.predict(turningMile(hand))]);
    if (width("#valley")) {
      const plot = handPlot(width("#valley"));
      this.#one("#valley").innerHTML = handValley(plot, this.#valley, this.#trail, this.#descent.path);
      place(this.#one("#move"), plot, [hand.bias, hand.weight]);
    }
    for (const [name, unit] of Object.entries(UNITS)) {
      const [range, exact] = this.#root.querySelectorAll(`[name=${name}]`);
      range.value = hand[name];
      range.ariaValueText = `${name} ${number(hand[name])} ${unit}`;
      const text = String(Number(hand[name].toFixed(4)));
      if (exact !== this.#typing && exact.value !== text) exact.value = text; // and keep what is selected
    }
    const texts = {
      loss: `${short(hand.loss)} minutes²`,
      promise: promise(hand),
      moves: this.#moves,
      steps,
      looked: this.#looked,
      lookedBelow: steps,
      handLoss: short(hand.loss),
      descentLoss: short(loss),
      handRoot: short(Math.sqrt(hand.loss)),
      descentRoot: short(Math.sqrt(loss)),
      handBelow: this.#below[0] === null ? "–" : times(this.#below[0], "move"),
      descentBelow: this.#below[1] === null ? "–" : times(this.#below[1], "step"),
    };
    for (const [name, text] of Object.entries(texts)) {
      this.#root.querySelectorAll(`[data-text=${name}]`).forEach((element) => (element.textContent = text));
    }
  }
}

/** A neuron that has run the lines of the loop as far as its loss. */
function measured(line) {
  const neuron = new Neuron(line);
  while (neuron.loss === null) neuron.nextLine();
  return neuron;
}

function lineOf({ weight, bias }) {
  return { weight, bias };
}

function times(count, one, several = `${one}s`) {
  return `${count} ${count === 1 ? one : several}`;
}

/** The prediction for the order, beside the promise. */
function promise(hand) {
  return `${ORDER} miles: ${minutes(hand.predict(ORDER))}; the promise is ${PROMISE}.`;
}

const control = (name) => `
<label for="${name}">${name}</label>
<input id="${name}" name="${name}" type="range" min="${RANGE[name][0]}" max="${RANGE[name][1]}" step="${STEPS[name]}">
<input id="${name}-exact" name="${name}" type="number" min="${RANGE[name][0]}" max="${RANGE[name][1]}" step="any"
  aria-label="${name}, exact value, ${UNITS[name]}">`;

const row = (name, hand, descent) => `
<tr><th scope="row">${name}</th><td data-text="${hand}"></td><td data-text="${descent}"></td></tr>`;

const HTML = `
<slot></slot>
<section class="app" aria-label="Fit the line by hand">
  <figure class="line">
    <figcaption>Your line and the squares <i class="mark square loss"></i> of its errors</figcaption>
    <div class="chart neuron"><div id="line"></div><div id="lift" class="handle"></div><div id="turn" class="handle"></div></div>
    <p class="neuron"><i class="mark diamond"></i> <span data-text="promise"></span></p>
  </figure>
  <figure class="mean">
    <figcaption>Mean square: <b class="loss" data-text="loss"></b></figcaption>
    <div id="mean"></div>
  </figure>
  <div class="controls">${control("weight")}${control("bias")}</div>
  <p class="buttons">
    <button type="button" id="step" class="moves primary">One step of gradient descent</button>
    <button type="button" id="reset">Start again</button>
  </p>
  <p class="status" role="status"></p>
  <figure class="valley">
    <figcaption>The valley: each point is a line, the cross <i class="mark cross"></i> the best one. Within the bold line the loss is below ${GOAL}.</figcaption>
    <div class="chart neuron"><div id="valley"></div><div id="move" class="handle"></div></div>
  </figure>
  <table class="moves">
    <thead><tr><td></td><th scope="col">your hand</th><th scope="col">SGD</th></tr></thead>
    <tbody>
      ${row("loss, minutes²", "handLoss", "descentLoss")}
      ${row("RMSE, minutes", "handRoot", "descentRoot")}
      ${row("moves, steps", "moves", "steps")}
      ${row("losses looked at", "looked", "lookedBelow")}
      ${row(`below ${GOAL} after`, "handBelow", "descentBelow")}
    </tbody>
  </table>
</section>`;

// A theme that swaps a page's content without loading the page runs this script at every visit.
if (!customElements.get("fit-by-hand")) customElements.define("fit-by-hand", FitByHand);
// --8<-- [end:module]
