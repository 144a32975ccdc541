"""Documents made for tests: small, of every format, right and wrong."""
