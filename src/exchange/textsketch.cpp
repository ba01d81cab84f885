#include "textsketch.h"

#include <algorithm>
#include <limits>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype KeptLines = 16;
constexpr qsizetype SureLines = 3;
constexpr qsizetype SureCharacters = 200;

} // namespace

bool TextSketch::Agreement::isSure() const
{
    return isMost && (lines >= SureLines || characters >= SureCharacters);
}

TextSketch::TextSketch(const QString &text)
{
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (const QStringView words = line.trimmed(); !words.isEmpty())
            m_lines.append({qHash(words), words.size()});
    }
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
