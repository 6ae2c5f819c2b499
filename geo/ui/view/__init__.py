"""The view on the screen: how one that leaves something open is filled, and the controls that change it."""
