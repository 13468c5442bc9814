"""The vocabulary of the checks, made from one published source and compared with others."""
