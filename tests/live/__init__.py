"""Connectors against real servers, through a proxy that fails on command."""
