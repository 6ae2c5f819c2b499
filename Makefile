# The menu of this checkout. On Windows, or without make: pip install -r requirements.txt, streamlit run app.py, pytest.

PORT ?= 8501
# Python to build .venv with, where the first python3 on the path is not the one to use.
PYTHON ?=
# More arguments for pytest: make test ARGS="-k corridors"
ARGS ?=
VENV_PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test bench performance fuzz kills lexicon evaluate lint lint-style lint-tools messages check layers bundle constraints install browser databases proxy clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## serve the dashboard on http://localhost:8501 (PORT=8502 for another port)
	@$(VENV_PYTHON) -m scripts.serve --port "$(PORT)"

# In the order of the files, the long ones with a browser first: two processes then end together.
test: browser databases proxy ## install what is missing and run all tests (ARGS="-k name" for some)
	@$(VENV_PYTHON) -m scripts.install requirements-cluster.txt
	@$(VENV_PYTHON) -m scripts.install requirements-large.txt
	@$(VENV_PYTHON) -m scripts.install requirements-login.txt
	@ATLAS_NO_SKIP=$${ATLAS_NO_SKIP:-1} $(VENV_PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

# Beside a peer that nothing else needs: hence its requirements are installed here alone.
bench: browser ## measure against the budgets, beside streamlit-folium
	@$(VENV_PYTHON) -m scripts.install requirements-bench.txt
	@$(VENV_PYTHON) -m pytest tests/benchmarks -m bench -s $(ARGS)

# Seven minutes at 50 viewers, shorter with others, one and two replicas, 200 and 500 sessions, and what a reader waits for.
performance: browser databases proxy ## measure how many readers a server bears (27 minutes) and write docs/performance.md
	@$(VENV_PYTHON) -m scripts.install requirements-bench.txt
	@$(VENV_PYTHON) -m tests.benchmarks.load --viewers 1 10 25 50 100 --minutes 1 1 1 7 1
	@$(VENV_PYTHON) -m tests.benchmarks.load --out replicas --replicas 1 2 --viewers 50 --minutes 1.5
	@$(VENV_PYTHON) -m tests.benchmarks.load --out capacity --viewers 200 500
	@$(VENV_PYTHON) -m pytest tests/benchmarks/test_page_load.py tests/benchmarks/test_panel.py tests/benchmarks/test_canvas_peers.py -m bench -s
	@$(VENV_PYTHON) -m scripts.performance --take

# 100,000 inputs a parser take most of a day; ATLAS_FUZZ=3000 about an hour.
fuzz: install ## try 100,000 inputs at random on every parser of what comes from outside
	@ATLAS_FUZZ=$${ATLAS_FUZZ:-100000} $(VENV_PYTHON) -m pytest tests/fuzz -s -n 2 $(ARGS)

# Nineteen kills a case, sixteen cases.
kills: databases ## kill whoever writes to a database 300 times, and look what is left
	@ATLAS_KILLS=19 $(VENV_PYTHON) -m pytest tests/store/test_store_kills.py -q -s $(ARGS)

# Rules and measures of the extractor (docs/extraction.md).
lexicon: install ## run the examples of every rule of the extractor
	@$(VENV_PYTHON) -m scripts.extraction lexicon

evaluate: install ## measure the extractor on annotated passages
	@$(VENV_PYTHON) -m scripts.extraction evaluate

lint: lint-style lint-tools ## style, layers of import, types, JavaScript
	@$(VENV_PYTHON) -m mypy
	@$(VENV_PYTHON) -m scripts.javascript

# With the tools that are there for the tests already.
lint-style: install
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@.venv/bin/lint-imports

# What else it needs: from PyPI and, for the JavaScript, from the npm registry.
lint-tools: install
	@$(VENV_PYTHON) -m scripts.install requirements-lint.txt
	@$(VENV_PYTHON) -m scripts.javascript --install

messages: install ## bring the catalogues in geo/locale up to the texts in the code
	@$(VENV_PYTHON) -m scripts.messages

check: install ## validate everything in data/ and seeds/
	@$(VENV_PYTHON) -m geo check

layers: install ## rebuild data/layers (the one command that uses a network)
	@$(VENV_PYTHON) -m geo build

bundle: install ## write dist/peru-coca-atlas-<version>.tar.gz, which installs with no network
	@$(VENV_PYTHON) -m scripts.bundle

constraints: install ## pin everything that requirements.txt pulls in, in constraints.txt
	@$(VENV_PYTHON) -m scripts.constraints

install:
	@python=$$(sh scripts/find-python.sh "$(PYTHON)") && "$$python" -m scripts.install

browser: install
	@$(VENV_PYTHON) -m scripts.browser --install >/dev/null

# The servers that tests start; ATLAS_WITHOUT names those that a machine cannot have.
databases: install
	@case " $$ATLAS_WITHOUT " in *" $@ "*) ;; *) $(VENV_PYTHON) -m scripts.servers postgresql --install >/dev/null;; esac

proxy: install
	@case " $$ATLAS_WITHOUT " in *" $@ "*) ;; *) $(VENV_PYTHON) -m scripts.servers nginx --install >/dev/null;; esac

clean: ## remove what the commands above made, .venv included
	rm -rf .venv node_modules dist build-cache test-results .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
