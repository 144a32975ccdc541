"""The one error that decoding raises."""


class Unreadable(ValueError):
    """The bytes are no document that can be read; the message says why, in Chinese."""
