"""Carpal outside the browser: the same C++ core and the same pack over many films. Arithmetic is the core's; what is here gives order, files and rows."""
