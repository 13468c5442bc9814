"""Several processes serve one site, on one PostgreSQL and one Redis; some of them die."""
