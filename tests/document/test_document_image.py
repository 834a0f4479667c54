"""Pictures by their headers: kind, size and resolution, and what is refused."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pictures import jpeg, png

from reportgen.document import Image, read_image

EMU_PER_INCH = 914_400


def size(content: bytes) -> tuple[str, int, int] | None:
    image = read_image(content)
    return None if image is None else (image.suffix, image.width, image.height)


def test_a_picture_keeps_its_bytes() -> None:
    content = png(4, 2)
    image = read_image(content)
    assert isinstance(image, Image)
    assert image.content == content


def test_a_png_without_resolution_counts_96_dots_to_the_inch() -> None:
    assert size(png(96, 48)) == ("png", EMU_PER_INCH, EMU_PER_INCH // 2)


def test_a_png_with_dots_per_metre_has_its_printed_size() -> None:
    assert size(png(300, 150, per_metre=11_811)) == ("png", 914_402, 457_201)  # 11,811 to the metre is 300 dpi


@pytest.mark.parametrize(("per_metre", "unit"), [(11_811, 0), (0, 1)])
def test_a_png_that_gives_only_a_ratio_counts_96_dots(per_metre: int, unit: int) -> None:
    assert size(png(96, 96, per_metre, unit)) == ("png", EMU_PER_INCH, EMU_PER_INCH)


def test_a_jpeg_in_dots_per_inch_or_centimetre_has_its_printed_size() -> None:
    assert size(jpeg(300, 600, density=(1, 300))) == ("jpeg", EMU_PER_INCH, 2 * EMU_PER_INCH)
    assert size(jpeg(254, 508, density=(2, 100))) == ("jpeg", EMU_PER_INCH, 2 * EMU_PER_INCH)


@pytest.mark.parametrize("density", [None, (0, 1), (1, 0), (9, 72)])
def test_a_jpeg_without_a_density_counts_96_dots(density: tuple[int, int] | None) -> None:
    assert size(jpeg(96, 48, density)) == ("jpeg", EMU_PER_INCH, EMU_PER_INCH // 2)


@pytest.mark.parametrize("frame", [0xC0, 0xC1, 0xC2, 0xCA])
def test_every_kind_of_jpeg_frame_gives_the_size(frame: int) -> None:
    assert size(jpeg(96, 48, frame=frame)) == ("jpeg", EMU_PER_INCH, EMU_PER_INCH // 2)


def test_fill_bytes_between_jpeg_segments_are_passed_over() -> None:
    content = jpeg(96, 48, density=(1, 96))
    assert size(content.replace(b"\xff\xc4", b"\xff\xff\xff\xc4")) == ("jpeg", EMU_PER_INCH, EMU_PER_INCH // 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 40,
        b"%PDF-1.7",
        "标题: 甲\n".encode(),
        b"<svg/>",
        b"RIFF\0\0\0\0WEBP",
        b"\x89PNG",
        b"\xff\xd8",
    ],
)
def test_what_is_no_png_or_jpeg_is_no_picture(content: bytes) -> None:
    assert read_image(content) is None


@pytest.mark.parametrize("content", [png(4, 2, 11_811), jpeg(4, 2, (1, 96))], ids=["png", "jpeg"])
def test_a_picture_cut_short_in_its_header_is_refused_or_read_but_never_fails(content: bytes) -> None:
    assert read_image(content[:12]) is None
    for length in range(len(content)):
        read_image(content[:length])


@pytest.mark.parametrize("content", [png(0, 2), png(2, 0), jpeg(0, 2), jpeg(2, 0)])
def test_a_picture_without_an_extent_is_refused(content: bytes) -> None:
    assert read_image(content) is None


def test_a_picture_of_more_than_50_million_pixels_is_refused() -> None:
    assert read_image(png(10_000, 5_000)) is not None
    assert read_image(png(10_000, 5_001)) is None
    assert read_image(jpeg(65_535, 65_535)) is None


def test_a_picture_of_more_than_20_megabytes_is_refused() -> None:
    content = png(4, 2)
    assert read_image(content + b"\0" * (20_000_000 - len(content))) is not None
    assert read_image(content + b"\0" * (20_000_001 - len(content))) is None


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]), st.binary(max_size=80))
@example(b"\xff\xd8\xff", b"\xe0\x00\x00" * 20)
def test_any_bytes_behind_the_first_ones_give_a_picture_or_none(first: bytes, rest: bytes) -> None:
    image = read_image(first + rest)
    assert image is None or image.width * image.height >= 0


@pytest.mark.parametrize("per_metre", [1, 4_000_000_000])
def test_an_absurd_resolution_is_ignored(per_metre: int) -> None:
    assert size(png(96, 48, per_metre)) == ("png", EMU_PER_INCH, EMU_PER_INCH // 2)
