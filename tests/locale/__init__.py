"""What the package says in other languages: its catalogues, sentences, forms and pages."""
