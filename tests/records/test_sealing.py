"""What is sealed opens with its passphrase, whole and in order, or not at all."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.records.actions.archive import sealing
from holdfast.ui.refusals import NotNow

PASSPHRASE = "a lantern beside the harbour"
CHUNK, TAG = 16, sealing.TAG


@pytest.fixture(autouse=True, scope="module")
def quick():
    """Small chunks, and a key that is made quickly: what is tested is the order of things."""
    before = sealing.CHUNK, sealing.WORK
    sealing.CHUNK, sealing.WORK = CHUNK, 2
    yield
    sealing.CHUNK, sealing.WORK = before


def sealed(data: bytes, *, step: int = 7) -> bytes:
    target = io.BytesIO()
    writer = sealing.Sealed(target, PASSPHRASE)
    for start in range(0, len(data), step):
        writer.write(data[start : start + step])
    writer.finish()
    return target.getvalue()


def opened(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    target = io.BytesIO()
    sealing.unseal(io.BytesIO(data), target, lambda: passphrase)
    return target.getvalue()


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(1, 50))
def test_whatever_is_sealed_comes_out_as_it_went_in(data, step):
    assert opened(sealed(data, step=step)) == data


@settings(deadline=None)
@given(st.binary(max_size=120), st.data())
def test_one_changed_byte_anywhere_opens_nothing(data, draw):
    whole = bytearray(sealed(data))
    place = draw.draw(st.integers(len(sealing.NAME), len(whole) - 1))
    whole[place] ^= draw.draw(st.integers(1, 255))

    with pytest.raises(NotNow):
        opened(bytes(whole))


@settings(deadline=None)
@given(st.binary(min_size=3 * CHUNK, max_size=6 * CHUNK), st.data())
def test_chunks_left_out_swapped_doubled_or_cut_off_open_nothing(data, draw):
    whole, size = sealed(data), CHUNK + TAG
    head, body = whole[: sealing.HEADER], whole[sealing.HEADER :]
    chunks = [body[start : start + size] for start in range(0, len(body), size)]
    first = draw.draw(st.integers(0, len(chunks) - 2))
    changed = {
        "left out": chunks[:first] + chunks[first + 1 :],
        "swapped": [*chunks[:first], chunks[first + 1], chunks[first], *chunks[first + 2 :]],
        "doubled": [*chunks[: first + 1], chunks[first], *chunks[first + 1 :]],
        "cut off": chunks[: first + 1],
    }

    for parts in changed.values():
        with pytest.raises(NotNow):
            opened(head + b"".join(parts))


def test_two_archives_of_the_same_are_sealed_differently_and_accents_open_however_they_are_typed():
    assert sealed(b"kelp") != sealed(b"kelp")
    target = io.BytesIO()
    writer = sealing.Sealed(target, "hafan dŵr ŷ môr")
    writer.write(b"kelp")
    writer.finish()

    assert opened(target.getvalue(), "hafan dŵr ŷ môr") == b"kelp"
