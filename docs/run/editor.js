/**
 * A block of code that can be edited where it stands: a text field lies on the coloured code, letter
 * on letter, so that undo, selection, search and touch are the browser's own.
 */

import { highlight } from "./highlight.js";

const INDENT = "    ";

export class Editor {
  #code = document.createElement("span"); // what is seen
  #leaving = false; // does Tab leave the field, after Escape?

  /**
   * @param {HTMLElement} block the code, which stays for paper
   * @param {{label: string, hint: HTMLElement, change: function(), run: function()}} use its name,
   *   the element with the instructions, and what to call
   */
  constructor(block, { label, hint, change, run }) {
    this.original = block.textContent.replace(/\n$/, "");
    const printed = document.createElement("span");
    printed.className = "run-printed";
    printed.append(...block.childNodes);
    const editor = document.createElement("span");
    editor.className = "run-editor";
    editor.innerHTML = `<textarea autocapitalize="off" autocomplete="off" autocorrect="off"
      spellcheck="false" translate="no" wrap="off"></textarea>`;
    this.field = editor.firstChild;
    this.field.ariaLabel = label;
    this.field.setAttribute("aria-describedby", hint.id);
    this.#code.ariaHidden = "true";
    editor.prepend(this.#code);
    block.append(printed, editor);
    this.field.addEventListener("keydown", (event) => this.#key(event, run));
    this.field.addEventListener("input", () => {
      this.#draw();
      change();
    });
    this.text = this.original;
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.#draw();
  }

  get changed() {
    return this.text !== this.original;
  }

  /** Bring the page's version back; undo still knows the other. */
  restore() {
    this.field.select();
    this.#type(this.original);
  }

  /** Mark a line, counted from 1, until the text changes; without a number, none. */
  mark(line) {
    this.#code.parentNode.style.cssText = line ? `--run-line: ${line}` : "";
  }

  #draw() {
    this.#code.innerHTML = highlight(`${this.text}\n`);
    this.mark();
  }

  #key(event, run) {
    const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = event;
    const leaving = this.#leaving;
    this.#leaving = key === "Escape" || (leaving && key === "Shift");
    if (key === "Enter" && (ctrlKey || metaKey)) run();
    else if (ctrlKey || metaKey || altKey || isComposing) return;
    else if (key === "Tab" && !leaving) this.#indent(shiftKey);
    else if (key === "Enter") this.#breakLine();
    else return;
    event.preventDefault();
  }

  /** Move the selected lines by four spaces, or put these where nothing is selected. */
  #indent(back) {
    const { selectionStart: start, selectionEnd: end, value } = this.field;
    if (start === end && !back) return this.#type(INDENT);
    const first = value.lastIndexOf("\n", start - 1) + 1;
    const last = `${value}\n`.indexOf("\n", end);
    const lines = value.slice(first, last);
    const moved = back ? lines.replace(/^ {1,4}/gm, "") : lines.replace(/^(?=.)/gm, INDENT);
    if (moved === lines) return;
    this.field.setSelectionRange(first, last);
    this.#type(moved);
    const caret = Math.max(first, start + moved.length - lines.length);
    this.field.setSelectionRange(start === end ? caret : first, start === end ? caret : first + moved.length);
  }

  /** A new line begins where the one above does, or deeper after a colon. */
  #breakLine() {
    const { selectionStart: start, value } = this.field;
    const line = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
    this.#type(`\n${/^ */.exec(line)[0]}${line.trimEnd().endsWith(":") ? INDENT : ""}`);
  }

  #type(text) {
    this.field.focus({ preventScroll: true });
    document.execCommand("insertText", false, text); // old, and the only way that undo can follow
  }
}
