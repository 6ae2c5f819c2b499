"""How the atlas bears more places and figures than it ships with: ``python -m tests.benchmarks.large``."""
