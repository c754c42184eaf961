"""Who is cited, and how firmly: attributions and their contrasts within a passage."""
