/**
 * *Run*: a script of the page becomes an editor, and runs below what PyTorch printed.
 *
 * publisher/run.html loads this when a reader presses a button, or comes with a link to an edited
 * script, `#run=…`. Such a script is shown; it runs when the reader says so.
 */

import { Editor } from "./editor.js";
import { pack, possible, unpack } from "./link.js";
import { Python, text } from "./python.js";

const SPOKEN = 400; // characters of output that a screen reader reads out whole
const AT_ONCE = 300; // milliseconds in which a run needs no button to stop it

const BAR = `<button type="button">Run</button> <button type="button" hidden>Stop</button>
  <button type="button" hidden>Restore</button> <button type="button">Copy link</button>
  <span class="run-hint">You can edit this.
  <span>Ctrl+Enter runs, Tab indents; Escape, then Tab, leaves.</span></span>`;
const ABOUT = new URL("../reference/about.html#what-runs-in-the-page", import.meta.url);
const PANEL = `<p class="run-label">Output in your browser, by a <a href="${ABOUT}">stand-in</a> for PyTorch.
  <span></span></p><pre hidden></pre><p class="run-status"></p>
  <progress aria-label="Loading Python" hidden></progress>`;

const python = new Python();
const scripts = new Map(); // by the download link that each has
let running = null;

const element = (name, className, html = "") => {
  const made = document.createElement(name);
  made.className = className;
  made.innerHTML = html;
  return made;
};

const style = element("link", "");
style.rel = "stylesheet";
style.href = new URL("run.css", import.meta.url);
await new Promise((loaded) => {
  style.onload = style.onerror = loaded;
  document.head.append(style);
});

const voice = element("p", "run-voice"); // what screen readers hear
voice.role = "status";
document.querySelector("article").append(voice);

/** The reader presses the button of a script, known by its download link. */
export function press(link) {
  const script = find(link);
  script.show();
  if (script.busy) script.stop();
  else script.run();
}

/** The reader comes with a link; see link.js. */
export async function open(packed) {
  try {
    const { name, source } = await unpack(packed);
    const links = [...document.querySelectorAll("a.download[data-run]")];
    const script = find(links.find((link) => link.dataset.run === name));
    script.show();
    script.take(source);
  } catch {
    const note = element("p", "run-note");
    note.textContent = "The link should bring a script, but it is damaged, or this page no longer has that script.";
    document.querySelector("article h1").after(note);
    voice.textContent = note.textContent;
  }
}

function find(link) {
  if (!scripts.has(link)) scripts.set(link, new Script(link));
  return scripts.get(link);
}

/** A script of the page, with its editor, its controls and its panel. */
class Script {
  busy = false; // does it run for so long that it can be stopped?
  #pieces = []; // of output, for the next frame
  #frame = 0;

  constructor(link) {
    this.link = link;
    this.path = link.dataset.run;
    this.name = this.path.split("/").at(-1);
    this.button = link.previousElementSibling;
    this.box = link.closest(".highlight");
    this.bar = element("div", "run-bar", BAR);
    this.box.append(this.bar);
    [this.go, this.halt, this.back, this.copy] = this.bar.querySelectorAll("button");
    this.go.onclick = () => this.run();
    this.halt.onclick = () => this.stop();
    this.back.onclick = () => this.#restore();
    this.copy.onclick = () => this.#copy();
    this.copy.hidden = !possible;
    const hint = this.bar.querySelector(".run-hint");
    hint.id = `run-${scripts.size}`;
    this.editor = new Editor(this.box.querySelector("code"), {
      label: `Code of ${this.name}`,
      hint,
      change: () => {
        this.back.hidden = !this.editor.changed;
        keep(this.path, this.editor.changed ? this.editor.text : null);
      },
      run: () => this.run(),
    });
    this.editor.text = kept(this.path) ?? this.editor.text;
    this.back.hidden = !this.editor.changed;
    link.addEventListener("click", () => this.#download());

    let last = this.box.closest(".tabbed-set") ?? this.box;
    if (!last.nextElementSibling) last = last.closest("details") ?? last;
    this.above = last.nextElementSibling?.matches(".language-text");
    this.panel = element("div", "run-panel", PANEL);
    this.panel.role = "group";
    this.panel.ariaLabel = `Output of ${this.name} in your browser`;
    [this.label, this.output, this.status, this.progress] = this.panel.children;
    (this.above ? last.nextElementSibling : last).after(this.panel);
    this.panel.hidden = true;
  }

  /** Bring the script into sight, whatever is folded over it or in front of it. */
  show() {
    for (let box = this.box.closest("details"); box; box = box.parentNode.closest("details")) box.open = true;
    const block = this.box.closest(".tabbed-block");
    if (!block || block.checkVisibility()) return;
    const keyboard = document.activeElement.matches(":focus-visible");
    const set = block.closest(".tabbed-set");
    const number = [...block.parentNode.children].indexOf(block);
    // As the theme marks a tab that it switches itself: other tabs of this name stay as they are.
    set.querySelectorAll(":scope > .tabbed-labels > label")[number].dataset.mdSwitching = "";
    set.querySelectorAll(":scope > input")[number].click();
    if (keyboard) this.button.focus({ preventScroll: true });
  }

  /** Show a text that came with a link. */
  take(source) {
    this.editor.text = source.replace(/\n$/, "");
    this.back.hidden = !this.editor.changed;
    this.came?.remove();
    this.came = element("p", "run-came", "This code came with the link. Read it, then press Run.");
    this.bar.prepend(this.came);
    this.box.scrollIntoView({ block: "start" });
    speak(this.came.textContent);
    this.editor.field.focus({ preventScroll: true });
  }

  stop(why = "Stopped.") {
    python.stop(why);
  }

  async run() {
    if (running === this) return;
    running?.stop("Stopped, as another script was started.");
    running = this;
    this.came?.remove();
    const { changed, text: source } = this.editor;
    const printed = { out: "", error: "" };
    const known = this.#known();
    const wait = setTimeout(() => this.#busy(true), AT_ONCE);
    this.editor.mark();
    this.output.replaceChildren();
    this.#say("");
    this.#reveal();
    try {
      const result = await python.run(`${source}\n`, this.name, {
        load: (here, all) => {
          const [some, most] = [here, all].map((bytes) => (bytes / 1e6).toFixed(1));
          this.#say(`Loading Python: ${some} of ${most} MB`);
          const first = this.progress.hidden;
          this.#wait(here, all);
          if (first) this.#reveal();
          speak(`Loading Python, ${most} megabytes`);
        },
        start: () => {
          this.#say("Starting Python");
          this.#wait(1, 1);
        },
        run: () => {
          this.#say("Running");
          this.progress.hidden = true;
          if (this.busy) speak("Running");
        },
        print: (piece, isError) => {
          printed[isError ? "error" : "out"] += piece;
          this.#pieces.push([piece, isError]);
          this.#frame ||= requestAnimationFrame(() => this.#flush());
        },
      });
      this.#flush();
      const line = result.code && errorLine(printed.error, this.name);
      if (this.editor.text === source) this.editor.mark(line);
      const [expected, answer] = await known;
      this.#say(verdict(result, printed, changed, expected, answer));
      if (answer && !result.code && !result.why) this.#judge(printed.out === answer);
      speak(`${this.status.textContent} ${spoken(printed)}`);
    } catch (error) {
      this.#say(`Python does not load: ${error.message}. Press Run to try again.`);
      speak(this.status.textContent);
    } finally {
      clearTimeout(wait);
      if (running === this) running = null;
      this.#busy(false);
      this.progress.hidden = true;
      this.#reveal();
    }
  }

  /** What PyTorch printed, and what the answer to an exercise prints, if this is one. */
  #known() {
    const answer = this.box.closest("[data-answer]")?.dataset.answer;
    this.expected ??= [this.path, answer].map(
      (path) => path && text(`../scripts/${path.replace(/\.py$/, ".txt")}`),
    );
    return Promise.all(this.expected);
  }

  #say(sentence) {
    const above = this.above && python.torch ? `Above: PyTorch ${python.torch} itself.` : "";
    this.label.lastElementChild.textContent = above;
    this.status.textContent = sentence;
    this.status.className = "run-status";
    this.panel.hidden = false;
  }

  /** Show, in the dress of all the replies, whether an exercise is solved, and tell the page. */
  #judge(right) {
    this.status.classList.add("reply", right ? "right" : "not-yet");
    if (right) this.box.dispatchEvent(new Event("solved", { bubbles: true }));
  }

  #wait(here, all) {
    this.progress.max = all;
    this.progress.value = here;
    this.progress.hidden = false;
  }

  /** Add to the output what has been printed since the last frame: as text, whatever it is. */
  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const [piece, isError] of this.#pieces.splice(0)) {
      const kind = isError ? "run-error" : "run-out";
      if (this.output.lastChild?.className !== kind) this.output.append(element("span", kind));
      this.output.lastChild.append(piece);
    }
    this.output.hidden = !this.output.firstChild;
  }

  #busy(on) {
    const [from, to] = on ? [this.go, this.halt] : [this.halt, this.go];
    const focused = document.activeElement === from;
    [this.busy, to.hidden, from.hidden] = [on, false, true];
    if (focused) to.focus();
    this.button.classList.toggle("run-busy", on);
    this.button.ariaLabel = this.button.title = `${on ? "Stop" : "Run"} ${this.name}`;
  }

  /** Have the panel in the window, and in the keyboard's reach where there is something to scroll. */
  #reveal() {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.output;
    const scrolls = scrollHeight > clientHeight || scrollWidth > clientWidth;
    this.output.toggleAttribute("tabindex", scrolls);
    if (scrolls) this.output.tabIndex = 0;
    this.panel.scrollIntoView({ block: "nearest" });
  }

  #restore() {
    this.editor.restore();
    this.go.focus();
  }

  async #copy() {
    const address = new URL(`#run=${await pack(this.path, this.editor.text)}`, location.href);
    const done = () => this.#tell("Link copied.");
    const instead = () => {
      history.replaceState(null, "", address);
      this.#tell("The link is in the address bar.");
    };
    await (navigator.clipboard?.writeText(address.href).then(done, instead) ?? instead());
  }

  #tell(sentence) {
    this.copy.textContent = sentence;
    speak(sentence);
    setTimeout(() => (this.copy.textContent = "Copy link"), 3000);
  }

  /** Download what is in the editor. */
  #download() {
    this.page ??= this.link.href;
    this.link.download = this.name;
    this.link.href = this.editor.changed
      ? URL.createObjectURL(new Blob([`${this.editor.text}\n`], { type: "text/x-python" }))
      : this.page;
  }
}

/** Keep what the reader has written while this tab is open, for the way back to the page. */
function keep(path, text) {
  try {
    if (text === null) sessionStorage.removeItem(`${location.pathname}#${path}`);
    else sessionStorage.setItem(`${location.pathname}#${path}`, text);
  } catch {
    // This browser keeps nothing for this page.
  }
}

function kept(path) {
  try {
    return sessionStorage.getItem(`${location.pathname}#${path}`);
  } catch {
    return null;
  }
}

function speak(sentence) {
  if (voice.textContent !== sentence) voice.textContent = sentence;
}

/** What is to be said of a run, in a sentence or two. */
function verdict({ why, code, seconds }, { out, error }, changed, expected, answer) {
  if (why) return why;
  const time = `${seconds.toFixed(seconds < 1 ? 2 : 1)} s.`;
  if (code) return `Ended ${error ? "by an error" : `with exit code ${code}`} after ${time}`;
  if (answer) return `${check(out, answer)} Done in ${time}`;
  const same = `The same text as PyTorch's${changed ? " before your change" : ""}. `;
  return `${out === expected ? same : out ? "" : "Nothing printed. "}Done in ${time}`;
}

/** The line of the script that an error's traceback ends with; NaN without one. */
function errorLine(error, name) {
  return parseInt(error.split(`  File "${name}", line `).slice(1).at(-1));
}

/** Whether a script prints what the answer to its exercise does. */
function check(out, answer) {
  if (out === answer) return "Right: your script prints what the answer prints.";
  const [yours, wanted] = [out, answer].map((printed) => printed.split("\n"));
  if (yours.length !== wanted.length) {
    return `Not yet: the answer prints ${lines(answer)}, your script ${lines(out)}.`;
  }
  const line = wanted.findIndex((text, n) => text !== yours[n]);
  return `Not yet: line ${line + 1} of the output is not what the answer prints.`;
}

const lines = (printed) => {
  const number = printed.split("\n").length - 1;
  return `${number} line${number === 1 ? "" : "s"}`;
};

/** What a screen reader says of an output. */
function spoken({ out, error }) {
  if (error) return error.trimEnd().split("\n").at(-1);
  if (out.length <= SPOKEN) return out;
  return `${lines(out)} printed. The first: ${out.split("\n").slice(0, 3).join("\n")}`;
}
