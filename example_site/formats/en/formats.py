"""Day before month, as in Britain."""

DATE_FORMAT = "j F Y"
