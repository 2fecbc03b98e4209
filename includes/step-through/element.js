/**
 * `<step-through>`: a drawing that fills itself, one step at a time, and says each step in words.
 *
 * Its content is all there is to know: an SVG whose `<g data-step="3">` appears with the third step,
 * and a list whose third item says that step in a sentence. What bears no number is there from the start.
 * Without JavaScript, and on paper, a reader has the full drawing and the whole list.
 */
customElements.define("step-through", class extends HTMLElement {
  #sentences;
  #groups;
  #said = document.createElement("p");
  #buttons = {};
  #step = 1;

  connectedCallback() {
    if (this.#sentences) return; // moved, not made
    this.#sentences = [...this.querySelectorAll("li")].map(item => item.textContent.trim());
    this.#groups = [...this.querySelectorAll("[data-step]")];

    const controls = document.createElement("div");
    controls.className = "steps";
    this.#said.setAttribute("role", "status"); // a polite live region
    controls.append(this.#said);
    for (const name of ["Back", "Next", "All"]) {
      const button = this.#buttons[name] = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => this.#press(name));
      controls.append(button);
    }
    this.prepend(controls);
    this.addEventListener("keydown", event => {
      const name = { ArrowLeft: "Back", ArrowRight: "Next" }[event.key];
      if (!name || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.#press(name);
    });
    this.#show();
  }

  #press(name) {
    const last = this.#sentences.length;
    const wanted = { Back: this.#step - 1, Next: this.#step + 1, All: last }[name];
    this.#step = Math.min(Math.max(wanted, 1), last);
    this.#show();
  }

  #show() {
    const last = this.#sentences.length;
    this.#said.textContent = `${this.#step} of ${last}. ${this.#sentences[this.#step - 1]}`;
    for (const group of this.#groups) {
      const when = Math.sign(Number(group.dataset.step) - this.#step);
      group.dataset.when = ["past", "now", "later"][when + 1];
    }
    // Not `disabled`: that would take the focus from the button that led to the end.
    this.#buttons.Back.ariaDisabled = this.#step === 1;
    this.#buttons.Next.ariaDisabled = this.#buttons.All.ariaDisabled = this.#step === last;
  }
});
