"""An invented clinic's site: shows what the package does and gives the tests something to read."""
