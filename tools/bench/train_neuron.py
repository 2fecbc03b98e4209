"""What the neuron in the browser costs: one epoch, and the frame rate of the run to 500.

After `make site`, from the root of the project: `.venv/bin/python -m tools.bench.train_neuron`.
"""

import itertools
import statistics
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import browser

EPOCH = """async (source) => {
  const { Neuron } = await import("data:text/javascript," + encodeURIComponent(source));
  const times = [];
  for (let run = 0; run < 20; run += 1) {
    const neuron = new Neuron();
    const start = performance.now();
    neuron.step(500);
    times.push((performance.now() - start) / 500);
  }
  return times;
}"""

# Presses "Run to 500" and notes when each frame begins.
FRAMES = """() => new Promise((resolve) => {
  const element = document.querySelector("train-neuron");
  const begins = [];
  element.shadowRoot.querySelector("[data-do=run]").click();
  const frame = (now) => {
    begins.push(now);
    if (element.state.epoch < 500) requestAnimationFrame(frame);
    else resolve(begins);
  };
  requestAnimationFrame(frame);
})"""


def main() -> None:
    """Open the page, measure, print."""
    with browser.serve(Path("site").absolute()) as address, sync_playwright() as playwright:
        page = browser.launch(playwright).new_page(viewport={"width": 1280, "height": 1000})
        page.goto(f"{address}train.html")
        page.locator("train-neuron:defined").wait_for()
        epochs = page.evaluate(EPOCH, Path("includes/shared/neuron.js").read_text("utf-8"))
        print(f"one epoch: at first {epochs[0]:.4f} ms, later {statistics.median(epochs):.4f} ms")
        begins = page.evaluate(FRAMES)
        gaps = [later - earlier for earlier, later in itertools.pairwise(begins)]
        rate = 1000 * len(gaps) / sum(gaps)
        late = sum(gap > 1.5 * 1000 / 60 for gap in gaps)
        print(f"run to 500: {len(begins)} frames, {rate:.1f} a second, {late} late")


if __name__ == "__main__":
    main()
