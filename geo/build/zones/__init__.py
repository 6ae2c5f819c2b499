"""The outlines of the coca zones, made from districts on a grid."""
