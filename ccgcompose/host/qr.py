"""Write a QR code (ISO/IEC 18004)."""

from __future__ import annotations


def qr_code(text: str) -> tuple[str, ...]:
    """Return the code of a text, each row as "#" and " ", without the quiet zone; empty where none can be made."""
    import numpy as np
    import zxingcpp

    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        dark = np.asarray(code.to_image(scale=1, add_quiet_zones=False)) < 128
    except (ValueError, RuntimeError, AttributeError):  # the last: a version that does not write
        return ()
    return tuple("".join("#" if cell else " " for cell in row) for row in dark)
