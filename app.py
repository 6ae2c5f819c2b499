"""Peru Coca Atlas: page config and navigation, nothing else."""

from geo.ui.shell import open_page

open_page()
