"""Peru Coca Atlas: what ``streamlit run app.py`` serves, and what each session then runs."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.starlette import App

if get_script_run_ctx(suppress_warning=True) is None:
    from geo.ui.frame.faults import tell
    from geo.ui.server import MIDDLEWARE, ROUTES, find_no_packages, lifespan

    find_no_packages()
    app = App(__file__, middleware=MIDDLEWARE, routes=ROUTES, lifespan=lifespan, on_script_error=tell)
else:
    from geo.ui.frame.shell import open_page

    open_page()
