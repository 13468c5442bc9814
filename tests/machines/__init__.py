"""Several processes serve one site, on one database server and one Redis; some of them die."""
