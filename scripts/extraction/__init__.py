"""Train and measure the extractor on annotated passages: ``python -m scripts.extraction``."""
