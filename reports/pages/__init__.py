"""What the pages show, worked out from records before any template sees it."""
