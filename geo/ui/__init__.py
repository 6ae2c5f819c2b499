"""Everything that knows Streamlit: the shell, the controls, the panel, the two map components."""
