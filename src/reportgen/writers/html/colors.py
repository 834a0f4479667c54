"""Colours that can be read: those of the stylesheet, as they are on paper, moved away from a screen's background."""

from colorsys import hls_to_rgb, rgb_to_hls

# WCAG 2.2, 1.4.3 asks for 4.5; the rest is for rounding.
_CONTRAST = 4.6
_STEP = 0.02


def readable(color: str, paper: str) -> str:
    """`color` (six hexadecimal digits), made darker or lighter as far as it takes to be read on `paper`."""
    is_dark = _luminance(paper) < 0.18
    hue, light, saturation = rgb_to_hls(*_parts(color))
    # On a dark paper what was dark is light; black is not quite white, which would glare.
    light = 0.9 - 0.3 * light if is_dark else light
    while contrast(found := _written(hls_to_rgb(hue, light, saturation)), paper) < _CONTRAST:
        light = min(1.0, light + _STEP) if is_dark else max(0.0, light - _STEP)
    return found


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "".join(f"{round(part * 255):02X}" for part in parts)
