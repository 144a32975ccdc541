"""Documents that are more than text. Each module has one verb: ``extract(data) -> Decoded``."""
