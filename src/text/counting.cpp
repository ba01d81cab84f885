#include "counting.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <cmath>

namespace Triptych::Text {

namespace {

constexpr double WordsPerMinute = 238;
constexpr double IdeographsPerMinute = 255;

bool isIdeograph(char32_t code)
{
    switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

struct Segment
{
    bool hasWord = false;
    int ideographs = 0;
    bool other = false; ///< a letter or digit that is no ideograph
};

Segment inspect(QStringView text)
{
    Segment segment;
    for (const uint code : text.toUcs4()) {
        if (!QChar::isLetterOrNumber(code))
            continue;
        segment.hasWord = true;
        if (isIdeograph(code))
            ++segment.ideographs;
        else
            segment.other = true;
    }
    return segment;
}

template<typename Visit>
void forEachSegment(QTextBoundaryFinder::BoundaryType type, QStringView text, Visit visit)
{
    QTextBoundaryFinder finder(type, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end != -1; end = finder.toNextBoundary()) {
        visit(text.sliced(start, end - start));
        start = end;
    }
}

bool isLineBreak(QStringView cluster)
{
    const QChar first = cluster.front();
    return first == QLatin1Char('\n') || first == QLatin1Char('\r') ||
           first == QChar::ParagraphSeparator || first == QChar::LineSeparator;
}

} // namespace

TextCount &TextCount::operator+=(const TextCount &other)
{
    words += other.words;
    ideographs += other.ideographs;
    characters += other.characters;
    charactersWithoutSpaces += other.charactersWithoutSpaces;
    sentences += other.sentences;
    return *this;
}

TextCount &TextCount::operator-=(const TextCount &other)
{
    words -= other.words;
    ideographs -= other.ideographs;
    characters -= other.characters;
    charactersWithoutSpaces -= other.charactersWithoutSpaces;
    sentences -= other.sentences;
    return *this;
}

TextCount countText(QStringView text)
{
    TextCount count;
    forEachSegment(QTextBoundaryFinder::Word, text, [&](QStringView word) {
        const Segment segment = inspect(word);
        // Katakana words stay whole in UAX #29, but are read sign by sign like their neighbours.
        count.ideographs += segment.ideographs;
        count.words += segment.ideographs + (segment.other ? 1 : 0);
    });
    forEachSegment(QTextBoundaryFinder::Grapheme, text, [&](QStringView cluster) {
        if (isLineBreak(cluster))
            return;
        ++count.characters;
        if (!cluster.front().isSpace())
            ++count.charactersWithoutSpaces;
    });
    forEachSegment(QTextBoundaryFinder::Sentence, text, [&](QStringView sentence) {
        if (inspect(sentence).hasWord)
            ++count.sentences;
    });
    return count;
}

int readingMinutes(const TextCount &count)
{
    const double minutes =
        (count.words - count.ideographs) / WordsPerMinute + count.ideographs / IdeographsPerMinute;
    return int(std::ceil(minutes));
}

} // namespace Triptych::Text
