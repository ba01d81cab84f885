#pragma once

#include <QStringView>

namespace Triptych::Text {

/**
 * The counts of a text. Counts of paragraphs add up to the count of their text, so that an editor
 * recounts only the paragraph that changed.
 */
struct TextCount
{
    int words = 0;      ///< by UAX #29; each ideograph or kana stands for a word of its own
    int ideographs = 0; ///< those of `words` that are Han or kana signs
    int characters = 0; ///< as readers see them (grapheme clusters), line breaks apart
    int charactersWithoutSpaces = 0;
    int sentences = 0; ///< by UAX #29, those with a letter or digit

    TextCount &operator+=(const TextCount &other);
    TextCount &operator-=(const TextCount &other);
    friend bool operator==(const TextCount &, const TextCount &) = default;
};

/** Counts plain text. Any thread; time grows with the text. */
TextCount countText(QStringView text);

/**
 * Whole minutes a reader takes, rounded up, 0 for an empty text: 238 words a minute (Brysbaert
 * 2019, silent reading of non-fiction), 255 ideographs a minute (IReST, Trauzettel-Klosinski and
 * Dietz 2012, Chinese).
 */
int readingMinutes(const TextCount &count);

} // namespace Triptych::Text
