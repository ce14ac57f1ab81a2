"""The library: what is shown, what is judged, what is written."""
