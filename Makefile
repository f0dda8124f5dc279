# The usual tasks. `make help` lists them.

PROGRAM = $(shell swift build --show-bin-path)/plancheck

.DEFAULT_GOAL := help
.PHONY: help build test format lint check-plans docs ci

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, warnings as errors
	swift build

test: ## every test
	swift test

format: build ## lay out sources and plans
	swift format --in-place --recursive Sources Tests Package.swift
	$(PROGRAM) fmt plans

lint: build ## whether sources and plans are laid out
	swift format lint --strict --recursive Sources Tests Package.swift
	$(PROGRAM) fmt --check plans

check-plans: build ## judge the real plans
	$(PROGRAM) check plans || [ $$? -eq 1 ]

docs: build ## write what is generated from the program anew
	$(PROGRAM) manual > docs/plancheck.1
	Scripts/check_docs.sh $(PROGRAM) --write

ci: ## everything that a change must pass
	.ci/run
