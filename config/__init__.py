"""Settings, URLs and server configuration: the only room that knows all others."""
