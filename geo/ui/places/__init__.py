"""The Places page: the list, and the profile of one place."""
