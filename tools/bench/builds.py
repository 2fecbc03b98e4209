"""`make bench`: how long a build takes, with the runner and without it, as a table.

Sites of N pages with one generated script each, built in turn, round after round, so that a busy
machine is busy for all of them. Each number is the median of the rounds, of a whole `mkdocs build`
from a new process; each ratio compares numbers of this run alone.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOSS_CURVE = (ROOT / "snippets/training_loop/loss_curve.py").read_text("utf-8")
SAMPLE = 6  # scripts that really run as processes of their own; the time of N follows from them
SETTINGS = """
    site_name: Benchmark
    theme: {{name: material, font: false}}
    hooks: [{hooks}]
    watch: [snippets]
    use_directory_urls: false
    markdown_extensions:
      - pymdownx.superfences
      - pymdownx.snippets: {{base_path: [snippets, build/outputs], check_paths: true}}
    """
PAGE = """
    # Script {n}

    ```python
    --8<-- "script_{n}.py"
    ```

    ```text
    --8<-- "script_{n}.txt"
    ```

    <figure>
    --8<-- "script_{n}.svg"
    </figure>
    """


def script(n: int, rate: float = 0.01) -> str:
    """The site's loss curve with another seed and learning rate, and one figure."""
    changes = {
        "manual_seed(42)": f"manual_seed({n})",
        "lr=0.01": f"lr={rate - n / 1e5:.5f}",
        '["linear", "log"]': '["log"]',
    }
    text = LOSS_CURVE
    for old, new in changes.items():
        assert text.count(old) == 1, f"snippets/training_loop/loss_curve.py has no {old} to change"
        text = text.replace(old, new)
    return text


class Site:
    """A site of N pages in a folder of its own."""

    def __init__(self, folder: Path, count: int):
        self.root, self.count, self.edits = folder / str(count), count, 0
        for n in range(count):
            self.write(f"snippets/script_{n}.py", script(n))
            self.write(f"docs/{'index' if n == 0 else n}.md", textwrap.dedent(PAGE).format(n=n))

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def start(self, *command: str, hook: Path | None = None, **options) -> subprocess.Popen:
        self.write("mkdocs.yml", textwrap.dedent(SETTINGS).format(hooks=hook or ""))
        environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", *command]
        return subprocess.Popen(command, cwd=self.root, env=environment, **options)

    def build(self, hook: Path | None = None) -> float:
        """Build once; return the seconds."""
        started = time.perf_counter()
        process = self.start("build", "--quiet", hook=hook)
        if process.wait():
            sys.exit("the build failed")
        return time.perf_counter() - started

    def edit(self) -> None:
        self.edits += 1
        self.write("snippets/script_0.py", script(0, rate=0.005 + self.edits / 1e5))

    def cold(self) -> float:
        shutil.rmtree(self.root / ".cache", ignore_errors=True)
        shutil.rmtree(self.root / "build", ignore_errors=True)
        return self.build(ROOT / "hooks.py")

    def warm(self) -> float:
        return self.build(ROOT / "hooks.py")

    def one_edit(self) -> float:
        self.edit()
        return self.build(ROOT / "hooks.py")

    def floor(self) -> float:
        return self.build()

    def in_process(self) -> float:
        return self.build(ROOT / "tools/bench/exec_in_process.py")

    def processes(self) -> float:
        """What every script in a Python process of its own would take, one after the other."""
        started = time.perf_counter()
        for n in range(SAMPLE):
            command = [sys.executable, f"snippets/script_{n}.py"]
            environment = os.environ | {"MPLBACKEND": "svg"}
            subprocess.run(command, cwd=self.root, env=environment, check=True, capture_output=True)
        return (time.perf_counter() - started) * self.count / SAMPLE


def live(site: Site, rounds: int) -> float:
    """Seconds from saving a snippet to seeing it on the page that `mkdocs serve` shows."""
    address = "127.0.0.1:8123"
    server = site.start(
        "serve", "--quiet", "--dev-addr", address, hook=ROOT / "hooks.py", stderr=subprocess.DEVNULL
    )
    try:
        seen = [_until(address, site, first=True)]
        time.sleep(5)  # a person takes longer to write the first change than torch to import
        for _ in range(rounds):
            site.edit()
            seen.append(_until(address, site))
            time.sleep(1)
    finally:
        server.terminate()
        server.wait()
    return statistics.median(seen[1:])


def _until(address: str, site: Site, first: bool = False) -> float:
    rate = re.search(r"lr=([\d.]+)", (site.root / "snippets/script_0.py").read_text("utf-8"))[1]
    started = time.perf_counter()
    while time.perf_counter() - started < 60:
        try:
            with urllib.request.urlopen(f"http://{address}/", timeout=30) as response:
                if rate in response.read().decode():
                    return time.perf_counter() - started
        except OSError:
            if not first:
                raise
        time.sleep(0.02)
    sys.exit("the change never came")


MODES = {
    "cold": Site.cold,
    "floor": Site.floor,
    "warm": Site.warm,
    "edit": Site.one_edit,
    "exec": Site.in_process,
    "processes": Site.processes,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scripts", type=int, nargs="+", default=[12, 48, 96])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sites = [Site(Path(folder), count) for count in options.scripts]
        times = {(site.count, mode): [] for site in sites for mode in MODES}
        for number in range(options.rounds):
            for site in sites:
                for mode, measure in MODES.items():
                    times[site.count, mode].append(measure(site))
                print(f"round {number + 1}, {site.count} scripts: done", file=sys.stderr)
        seconds = live(sites[0], options.rounds)
    median = {key: statistics.median(values) for key, values in times.items()}
    print(table(median, options.scripts))
    print(f"\nsaved to seen in `mkdocs serve`, {options.scripts[0]} scripts: {seconds:.2f} s")
    if len(options.scripts) > 1:
        few, many = options.scripts[-2:]
        further = (median[many, "cold"] - median[few, "cold"]) / (many - few)
        print(f"each further script, cold: {further:.2f} s")


def table(median: dict, counts: list[int]) -> str:
    """The medians and their ratios, in Markdown."""
    lines = [
        "| scripts | floor | warm | one edit | cold | exec in one process | own processes "
        "| warm ÷ floor | edit ÷ floor | cold ÷ exec | cold ÷ own |",
        "|" + " ---: |" * 11,
    ]
    for n in counts:
        columns = ["floor", "warm", "edit", "cold", "exec", "processes"]
        floor, warm, edit, cold, in_process, own = (median[n, mode] for mode in columns)
        seconds = [f"{value:.1f} s" for value in (floor, warm, edit, cold, in_process, own)]
        ratios = (warm / floor, edit / floor, cold / in_process, cold / own)
        lines.append(" | ".join([f"| {n}", *seconds, *(f"{r:.2f}" for r in ratios)]) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
