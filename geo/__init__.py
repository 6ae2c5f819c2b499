"""Peru Coca Atlas: layers, statements and maps of Peru's coca and cocaine geography.

The library knows nothing of Streamlit; `geo.ui` is the one door to it.
"""
