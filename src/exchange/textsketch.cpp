#include "textsketch.h"

#include <algorithm>
#include <limits>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype KeptLines = 16;
constexpr qsizetype SureLines = 3;
constexpr qsizetype SureCharacters = 200;

/** About one word in so many ends a piece. */
constexpr size_t WordsToAnEnd = 3;

/** Where words are written without blanks, each character is one. */
bool isWordAlone(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

/** Pieces that end where the hash of a word says so, and have LongLine characters at least but for
 * the last: the same words make the same pieces, however their lines are broken, and another word
 * changes one or two of them. */
QList<TextSketch::Line> pieces(const QString &text)
{
    QList<TextSketch::Line> found;
    QString piece;
    const auto end = [&] {
        if (!piece.isEmpty())
            found.append({qHash(piece), piece.size()});
        piece.clear();
    };
    const auto add = [&](QStringView word) {
        if (!piece.isEmpty())
            piece += QLatin1Char(' ');
        piece += word;
        if (piece.size() >= TextSketch::LongLine && qHash(word) % WordsToAnEnd == 0)
            end();
    };
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool isAlone = i < text.size() && isWordAlone(text.at(i));
        if (i < text.size() && !isAlone && !text.at(i).isSpace())
            continue;
        if (i > begin)
            add(QStringView(text).sliced(begin, i - begin));
        if (isAlone)
            add(QStringView(text).sliced(i, 1));
        begin = i + 1;
    }
    end();
    return found;
}

} // namespace

bool TextSketch::Agreement::isSure() const
{
    return isMost && (lines >= SureLines || characters >= SureCharacters);
}

TextSketch::TextSketch(const QString &text)
{
    m_lines = pieces(text);
    std::sort(m_lines.begin(), m_lines.end(),
              [](const Line &a, const Line &b) { return a.hash < b.hash; });
    m_lines.erase(std::unique(m_lines.begin(), m_lines.end(),
                              [](const Line &a, const Line &b) { return a.hash == b.hash; }),
                  m_lines.end());
    for (const Line &line : std::as_const(m_lines))
        m_characters += line.characters;
    m_lines.removeIf([](const Line &line) { return line.characters < LongLine; });
    for (const Line &line : std::as_const(m_lines))
        m_longCharacters += line.characters;
    m_keepsAll = m_lines.size() <= KeptLines;
    if (!m_keepsAll)
        m_lines.resize(KeptLines);
    m_lines.squeeze();
}

qsizetype TextSketch::charactersUpTo(size_t hash) const
{
    qsizetype characters = 0;
    for (const Line &line : m_lines)
        characters += line.hash <= hash ? line.characters : 0;
    return characters;
}

bool TextSketch::isMostly(const std::function<bool(size_t)> &isIt) const
{
    qsizetype kept = 0;
    qsizetype taken = 0;
    for (const Line &line : m_lines) {
        kept += line.characters;
        taken += isIt(line.hash) ? line.characters : 0;
    }
    const double all = kept > 0 ? double(taken) * double(m_longCharacters) / double(kept) : 0;
    return all * 2 > double(m_characters);
}

TextSketch::Agreement TextSketch::with(const TextSketch &other) const
{
    // Up to this hash both sketches hold every long line of their texts.
    size_t last = std::numeric_limits<size_t>::max();
    for (const TextSketch *one : {this, &other}) {
        if (!one->m_keepsAll)
            last = std::min(last, one->m_lines.constLast().hash);
    }
    Agreement agreement;
    for (auto a = m_lines.begin(), b = other.m_lines.begin();
         a != m_lines.end() && b != other.m_lines.end() && std::max(a->hash, b->hash) <= last;) {
        if (a->hash == b->hash) {
            ++agreement.lines;
            agreement.characters += a->characters;
            ++a;
            ++b;
        } else {
            a->hash < b->hash ? ++a : ++b;
        }
    }
    const TextSketch &longer = m_characters >= other.m_characters ? *this : other;
    const double compared = double(longer.charactersUpTo(last));
    const double shared =
        compared > 0 ? double(agreement.characters) * double(longer.m_longCharacters) / compared
                     : 0;
    agreement.isMost = shared * 2 > double(longer.m_characters);
    return agreement;
}

} // namespace Triptych::Exchange
