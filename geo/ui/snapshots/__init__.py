"""The parts of the Snapshots page: what is chosen, the form, the worker that draws, the preview."""
