"""The markup before other people's validators.

``adobe.py`` runs the Node project beside it; what that needs is installed on first use, from
``package-lock.json``, into ``node_modules`` here.
"""
