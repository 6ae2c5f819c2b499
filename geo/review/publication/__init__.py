"""Publishing: what waits, what will read differently, batches and taking them back, the merged package."""
