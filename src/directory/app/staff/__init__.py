"""The staff's editor: a Streamlit app of its own, for this machine or behind a login."""
