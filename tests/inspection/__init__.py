"""What a build asks: pages that are published, and pages that a frontend has made of them."""
