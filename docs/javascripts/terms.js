// The build gives every term of the glossary its definition as a title, wherever it appears. Mark
// it where it first stands in the prose, for the keyboard too; all further ones are plain words.
const met = new Set();
for (const term of document.querySelectorAll("article abbr[title]")) {
  if (met.has(term.title) || term.closest("h1, h2, h3, a, summary, details, .tabbed-block")) {
    term.replaceWith(...term.childNodes);
  } else {
    met.add(term.title);
    term.tabIndex = 0;
  }
}

// The theme shows the title as a tooltip, on focus and under the pointer; Escape closes it.
addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll("abbr:is(:focus, :hover)")) {
    term.blur();
    term.dispatchEvent(new MouseEvent("mouseleave"));
  }
});

// While it does, it takes the title away, which is all the name that a copy button has.
new MutationObserver(() => {
  for (const button of document.querySelectorAll(".md-code__button[title]:not([aria-label])")) {
    button.setAttribute("aria-label", button.title);
  }
}).observe(document.body, { childList: true, subtree: true });
