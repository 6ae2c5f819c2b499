"""An app whose page fails, served as `app.py` is: what its server says of its own first visit."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.starlette import App

from geo.ui.server import MIDDLEWARE, lifespan

if get_script_run_ctx(suppress_warning=True) is None:
    app = App(__file__, middleware=MIDDLEWARE, lifespan=lifespan)
else:
    raise RuntimeError("the page is broken")
