"""The application: one ASGI application that every server and Streamlit itself can start."""

import streamlit as st

from tracker import server

app = st.App(
    server.SCRIPT,
    lifespan=server.lifespan,
    routes=server.ROUTES,
    middleware=server.MIDDLEWARE,
    on_script_error=server.on_script_error,
)
