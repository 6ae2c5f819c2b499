"""Extract from many documents: a pool of workers, one writer, resumed after it was stopped."""
