"""Helpers of the checkout itself: install, serve, bundle, translate. The dashboard needs none of them."""
