"""The review surface: a document as it is sent to the browser, and what comes back."""
