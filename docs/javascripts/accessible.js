// Material puts every copy button into a <nav>: a landmark without a name for each code block.
// The buttons come when the page is already there, so watch for them, and let no one announce them.
new MutationObserver(() => {
  for (const wrapper of document.querySelectorAll("nav.md-code__nav:not([role])")) {
    wrapper.setAttribute("role", "presentation");
  }
}).observe(document.body, { childList: true, subtree: true });
