#include "textsketch.h"

#include <core/visible.h>

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype KeptLines = 16;
constexpr qsizetype SureLines = 3;
constexpr qsizetype SureCharacters = 200;

/** Of two texts that are alike: so many pieces, two fifths of the longer one, or two thirds of the
 * one that is a part of the other. */
constexpr qsizetype FewLines = 2;
constexpr int Much = 2, MuchOf = 5;
constexpr int Whole = 2, WholeOf = 3;
/** Of a short text that stands in another as a whole. */
constexpr qsizetype FewestPairs = 8;

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

/** Between words: blanks, punctuation, and symbols that mark a text in Markdown. */
bool isBetweenWords(QChar character)
{
    switch (character.category()) {
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Math:
        return true;
    default:
        return character.isSpace() || character.isPunct();
    }
}

/** Pieces that end where the hash of a word says so, and have LongLine characters at least but for
 * the last: the same words make the same pieces, however their lines are broken, and another word
 * changes one or two of them. */
QList<TextSketch::Line> pieces(const QStringList &words)
{
    QList<TextSketch::Line> found;
    QString piece;
    const auto end = [&] {
        if (!piece.isEmpty())
            found.append({qHash(piece), piece.size()});
        piece.clear();
    };
    for (const QString &word : words) {
        if (!piece.isEmpty())
            piece += QLatin1Char(' ');
        piece += word;
        if (piece.size() >= TextSketch::LongLine && qHash(word) % WordsToAnEnd == 0)
            end();
    }
    end();
    return found;
}

/** The word at `i` and that before it. */
size_t pairOf(const QStringList &words, qsizetype i)
{
    return qHash(QString(words.at(i - 1) + QLatin1Char(' ') + words.at(i)));
}

QList<size_t> pairsOf(const QStringList &words)
{
    QList<size_t> pairs;
    for (qsizetype i = 1; i < words.size(); ++i)
        pairs << pairOf(words, i);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

/** The text that these few words are, as one hash; nothing where it is a single common word, and no
 * number, sign, address or name of a file. */
std::optional<size_t> fewWordsOf(const QStringList &words, const QString &text)
{
    static const QRegularExpression address(QStringLiteral("\\]\\(|\\b(?:src|href)\\s*=|://"));
    if (words.isEmpty() || words.size() > TextSketch::FewWords)
        return std::nullopt;
    const bool isCommonWord = words.size() == 1 && !text.contains(address) &&
                              std::all_of(words.first().begin(), words.first().end(),
                                          [](QChar c) { return c.isLetter() || c.isMark(); });
    if (isCommonWord)
        return std::nullopt;
    return qHash(QLatin1Char('\n') + words.join(QLatin1Char(' ')));
}

} // namespace

QString plainForm(const QString &text)
{
    const QString form = text.normalized(QString::NormalizationForm_KC);
    QString plain;
    plain.reserve(form.size());
    for (const char32_t code : form.toUcs4()) {
        const bool isBlank = QChar::isSpace(code) || code == U'\u2800'; // of Braille
        if (isBlank)
            plain += QLatin1Char(' ');
        else if (Core::isVisible(code))
            plain += QChar::fromUcs4(code);
    }
    return plain.toUpper().toCaseFolded(); // "ß" as "SS"
}

QStringList plainWords(const QString &text)
{
    const QString plain = plainForm(text);
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= plain.size(); ++i) {
        const bool isAlone = i < plain.size() && isWordAlone(plain.at(i));
        if (i < plain.size() && !isAlone && !isBetweenWords(plain.at(i)))
            continue;
        if (i > begin)
            words << plain.mid(begin, i - begin);
        if (isAlone)
            words << plain.mid(i, 1);
        begin = i + 1;
    }
    return words;
}

bool TextSketch::Agreement::isSure() const
{
    return isMost && (lines >= SureLines || characters >= SureCharacters);
}

TextSketch::TextSketch(const QString &text)
{
    const QStringList words = plainWords(text);
    m_lines = pieces(words);
    if (const auto few = fewWordsOf(words, text)) {
        m_pairs = {*few};
        m_hasFewWords = true;
    } else if (words.size() > FewWords && words.size() <= ShortWords) {
        m_pairs = pairsOf(words);
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
    const bool isMuch =
        agreement.lines >= FewLines && shared * MuchOf > double(longer.m_characters) * Much;
    const TextSketch &shorter = &longer == this ? other : *this;
    agreement.isAlike =
        agreement.isMost || isMuch || shorter.isWhole(agreement, last) || hasAlikePairs(other);
    return agreement;
}

bool TextSketch::isWhole(const Agreement &agreement, size_t last) const
{
    // Its first piece may begin in the middle of one of the other text's.
    return agreement.lines >= FewLines &&
           agreement.characters * WholeOf >= charactersUpTo(last) * Whole;
}

TextParts::TextParts(const QString &text)
{
    const QStringList words = plainWords(text);
    for (const TextSketch::Line &piece : pieces(words)) {
        if (piece.characters >= TextSketch::LongLine)
            m_lines.insert(piece.hash);
    }
    if (const auto few = fewWordsOf(words, text)) {
        m_pairs.insert(*few);
    } else {
        for (qsizetype i = 1; i < words.size(); ++i)
            m_pairs.insert(pairOf(words, i));
    }
}

bool TextParts::holdAllOf(const TextSketch &other) const
{
    if (other.hasFewWords())
        return m_pairs.contains(other.pairs().constFirst());
    const auto isHere = [this](size_t pair) { return m_pairs.contains(pair); };
    if (other.pairs().size() >= FewestPairs)
        return std::all_of(other.pairs().begin(), other.pairs().end(), isHere);
    qsizetype kept = 0;
    qsizetype lines = 0;
    qsizetype characters = 0;
    for (const TextSketch::Line &line : other.lines()) {
        kept += line.characters;
        lines += m_lines.contains(line.hash) ? 1 : 0;
        characters += m_lines.contains(line.hash) ? line.characters : 0;
    }
    return (lines >= SureLines || characters >= SureCharacters) &&
           characters * WholeOf >= kept * Whole;
}

bool TextSketch::hasAlikePairs(const TextSketch &other) const
{
    if (m_hasFewWords || other.m_hasFewWords)
        return m_pairs == other.m_pairs;
    QList<size_t> both;
    std::set_intersection(m_pairs.begin(), m_pairs.end(), other.m_pairs.begin(),
                          other.m_pairs.end(), std::back_inserter(both));
    const qsizetype shorter = qMin(m_pairs.size(), other.m_pairs.size());
    const qsizetype longer = qMax(m_pairs.size(), other.m_pairs.size());
    // Another word breaks two pairs.
    const bool isAllButAWord = both.size() >= 3 && both.size() * 5 >= longer * 3;
    const bool isHalf = both.size() >= 8 && both.size() * 20 >= longer * 9;
    const bool isPart = both.size() >= 5 && both.size() * 5 >= shorter * 4;
    return isAllButAWord || isHalf || isPart;
}

} // namespace Triptych::Exchange
