# Everything a person or CI does with the project. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run test soak fuzz test-sanitize bench demo lint format install man deps test-deps soak-deps bench-deps

PREFIX ?= /usr/local
RELEASE := .build/release/alea
# One file that needs no Swift runtime where it runs.
RELEASE_FLAGS := -c release --static-swift-stdlib

help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

deps: ## install the system packages that building needs (says what it installs)
	@.ci/install-packages liblua5.4-dev libsqlite3-dev

# strace stops the program where a test wants it, and makes its writes fail; openssl makes certificates; libfaketime
# tells the program another date.
test-deps: deps
	@.ci/install-packages strace openssl libfaketime

# chromium looks at pages that the program writes.
soak-deps: test-deps
	@.ci/install-packages chromium slurm-wlm munge

bench-deps: deps
	@.ci/install-packages lua5.4

run: deps ## build for release and play a first simulated session
	swift build $(RELEASE_FLAGS) --product alea
	$(RELEASE) run classic-martingale --max-bets 1000 --stop-loss 25%

# Suites that serve and ask within one process run first and alone: they wait for threads that others hold for minutes.
WIRE = 'DuckDiceTests|HouseServerTests'

test: test-deps ## run every kind of test at a modest size
	swift build --build-tests
	swift test --skip-build --filter $(WIRE)
	swift test --skip-build --skip $(WIRE)

soak: SOAK = ALEA_SOAK=1 swift test -c release --skip-build --scratch-path .build-soak
soak: soak-deps ## run the same tests at full size, on the release build
	swift build -c release --build-tests --scratch-path .build-soak
	$(SOAK) --filter $(WIRE)
	$(SOAK) --skip $(WIRE)

fuzz: deps ## feed random bytes to the decoders, 60 s each
	.ci/fuzz

test-sanitize: deps ## run the suites under the thread and the address sanitizer
	.ci/sanitize

bench: bench-deps ## print paired ratios against plain lua5.4
	swift build $(RELEASE_FLAGS) --product alea
	swift build $(RELEASE_FLAGS) --product alea-bench
	.build/release/alea-bench

demo: deps ## play one by one, side by side and in lanes against a slow house on this machine
	swift build $(RELEASE_FLAGS) --product alea
	swift build $(RELEASE_FLAGS) --product alea-bench
	.build/release/alea-bench demo

lint: ## check the format of every Swift file
	swift format lint --strict --configuration .swift-format --recursive Package.swift Sources Tests

format: ## format every Swift file
	swift format --in-place --configuration .swift-format --recursive Package.swift Sources Tests

man: deps ## write the manual page to .build/manual
	mkdir -p .build/manual
	swift package --allow-writing-to-directory .build/manual generate-manual --output-directory .build/manual

install: deps man ## install the program, its manual page and bash completion below PREFIX (/usr/local)
	swift build $(RELEASE_FLAGS) --product alea
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/alea
	install -D -m 644 .build/manual/alea.1 $(DESTDIR)$(PREFIX)/share/man/man1/alea.1
	$(RELEASE) --generate-completion-script bash > .build/alea.bash
	install -D -m 644 .build/alea.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/alea
