"""Readers: what people changed in Word or WPS, read back as plain data."""

from reportgen.readers.style_document import Restyled, read_style_document

__all__ = ["Restyled", "read_style_document"]
