"""The twelve words that bring somebody back to what they wrote."""

import pytest

from holdfast.guides import return_words


def test_a_return_link_is_twelve_words_and_twelve_words_are_a_return_link():
    words = return_words.words_of("mfrggzdfmztwq2lknnwg23tpoa")

    assert len(words) == 12
    assert return_words.secret_of(" ".join(words).upper()) == "mfrggzdfmztwq2lknnwg23tpoa"


def test_a_slip_of_the_pen_is_noticed():
    words = return_words.words_of("mfrggzdfmztwq2lknnwg23tpoa")
    swapped = [words[1], words[0], *words[2:]]

    with pytest.raises(return_words.WordsError, match="right order"):
        return_words.secret_of(" ".join(swapped))
    with pytest.raises(return_words.WordsError, match="You typed 11"):
        return_words.secret_of(" ".join(words[1:]))
    with pytest.raises(return_words.WordsError, match="is not one of our words"):
        return_words.secret_of(" ".join(["xyzzy", *words[1:]]))


def test_the_words_are_many_different_and_gentle():
    words = return_words.word_list()

    assert (len(words), len(set(words))) == (2048, 2048)
    assert set(words) & {"abuse", "victim", "weapon", "police", "gun", "kill", "prison"} == set()
