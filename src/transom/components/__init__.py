"""What a page is made of: the component model and its bases. Knows no session and no host."""
