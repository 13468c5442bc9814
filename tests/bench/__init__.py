"""How fast it is: ``make bench`` builds sites, serves them, and measures ours beside others.

``python -m tests.bench`` runs ``one_database`` for each database in a process of its own; that one
builds the sites (``growing``), serves them (``serving``), and has pairs of requests (``reading``) and of
operations (``writing``) take turns (``turns``). What the others answer is in ``views``, ``by_hand`` and
``graphql``. Nothing here is run by the tests but the shortest form of it, and that is not timed.
"""
