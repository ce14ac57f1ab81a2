"""Connectors, each against the real thing: real files, real sockets, real readers."""
