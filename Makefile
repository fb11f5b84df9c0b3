# The words of the house. On a fresh machine with Python 3.11 or newer, make and git, `make run` and
# `make test` do everything that is needed first.

VENV = .venv
PYTHON_HERE = $(VENV)/bin/python
PIP = $(PYTHON_HERE) -m pip --disable-pip-version-check --quiet
LOCK = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-build-options --no-strip-extras

.PHONY: run test check fuzz peers setup words lock clean

# Open the application, with the demonstration, on a database in a file (ARGS='--port 8600' to choose).
run: $(VENV)/.run
	$(VENV)/bin/scenario-tracker serve --demo $(ARGS)

# Run everything: linters, types, import contracts and all tests, with a browser and a PostgreSQL.
# Generated examples are the same every time; pytest by itself always tries new ones. Files keep their
# order: the long ones, of few tests, would else come last and leave one core without work.
test: check
	@$(PYTHON_HERE) -m tests.browser
	$(PYTHON_HERE) -m pytest --hypothesis-profile steady -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=
	@$(PYTHON_HERE) -m tests.coverage

# Look without running: lint, format, types and which way imports point.
check: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo

# Try the reader on 250,000 files, altered texts and workbooks among them: some twenty minutes.
fuzz: $(VENV)/.test
	$(PYTHON_HERE) -m pytest tests/tracker/exchange/leaves/test_fuzzing.py --hypothesis-profile fuzz -o faulthandler_timeout=0

# Install what the benchmarks measure us against; MariaDB is Debian's, where apt may be used.
peers: $(VENV)/.run
	@echo 'Installing what we measure ourselves against.'
	@$(PIP) install --require-hashes --requirement requirements/peers.txt
	@command -v mariadbd >/dev/null || test -x /usr/sbin/mariadbd || scripts/apt mariadb-server \
		|| echo 'MariaDB is not here and apt could not bring it: the benchmarks will name it as absent.'

# Install for working on the house, without running anything.
setup: $(VENV)/.test

# Keep the catalogues of words in step with the source, and list what lacks its Swedish.
words: $(VENV)/.run
	$(PYTHON_HERE) -m tracker.words

# Choose the newest versions that fit, and lock them with their hashes.
lock: $(VENV)/.run
	$(PIP) install --requirement requirements/lock.in
	cd requirements && ../$(LOCK) --upgrade run.in build.in --output-file run.txt
	cd requirements && ../$(LOCK) --upgrade run.in build.in test.in --constraints run.txt --output-file test.txt
	cd requirements && ../$(LOCK) --upgrade run.in peers.in --constraints test.txt --output-file peers.txt

# Forget what was installed and measured, but no data.
clean:
	rm -rf $(VENV) build *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(PYTHON_HERE):
	@scripts/venv $(VENV)

# The project itself is installed in place, so an edited file is at once the file that runs.
$(VENV)/.run: $(PYTHON_HERE) requirements/run.txt pyproject.toml
	@echo 'Installing what the application needs into $(VENV), once: a minute or two.'
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@echo 'Installing what the tests need.'
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@
