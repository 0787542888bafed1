"""Figures the project answers for: ``make bench`` prints them, docs/benchmarks.md keeps them."""
