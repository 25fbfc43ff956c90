"""The map page: one document made by folium, what it loads, and the policy that confines it.

``page``      the HTML document, made once for each version of the data
``policy``    its Content-Security-Policy
``standing``  how the members of an answer stand on it

The page beside it talks to it by message; ``map.js`` says which messages there are.
"""

from directory.map.page import page
from directory.map.policy import policy, script_hashes
from directory.map.standing import standing

__all__ = ["page", "policy", "script_hashes", "standing"]
