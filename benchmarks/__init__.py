"""Measurements that are run by hand: how well reports are read, how fast they are found."""
