"""One job for many files: what is to be done (plan), what was done (journal), and the doing (run), on any executor."""
