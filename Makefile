# The usual tasks. `make help` lists them.

PROGRAM = $(shell swift build --show-bin-path)/plancheck
PREFIX ?= /usr/local
# One file that needs no library at all. `make install LINKING=` leaves the libraries of C, C++ and zlib to the system.
LINKING ?= -Xswiftc -static-executable
INSTALLED = .build/install

.DEFAULT_GOAL := help
.PHONY: help build test format lint check-plans docs twins install bench ci

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, warnings as errors
	swift build

test: ## every test
	swift test

format: build ## lay out sources and plans
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift
	$(PROGRAM) fmt plans

lint: build ## whether sources and plans are laid out
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift
	$(PROGRAM) fmt --check plans

check-plans: build ## judge the real plans
	$(PROGRAM) check plans || [ $$? -eq 1 ]

docs: build ## write what is generated from the program anew
	$(PROGRAM) manual > docs/plancheck.1
	Scripts/check_docs.sh $(PROGRAM) --write
	python3 Scripts/make_messages.py

twins: build ## run the suites in Vietnamese and write their twins anew
	python3 Scripts/make_twins.py $(PROGRAM)

install: ## one self-contained program below PREFIX, with its manual page and the page of its codes
	swift build -c release --product plancheck --scratch-path $(INSTALLED) --static-swift-stdlib $(LINKING)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/doc/plancheck/docs
	install -s -m 755 $(INSTALLED)/release/plancheck $(DESTDIR)$(PREFIX)/bin/plancheck
	install -m 644 docs/plancheck.1 $(DESTDIR)$(PREFIX)/share/man/man1/plancheck.1
	install -m 644 docs/diagnostics.md $(DESTDIR)$(PREFIX)/share/doc/plancheck/docs/diagnostics.md

bench: ## compare speed with other tools, and write Benchmarks/README.md anew
	Benchmarks/run.sh

ci: ## everything that a change must pass
	.ci/run
