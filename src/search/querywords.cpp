#include "querywords.h"

#include <QChar>

namespace Triptych::Search {

namespace {

bool isCjk(char32_t code)
{
    switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

bool isSearchable(char32_t code)
{
    return QChar::isLetterOrNumber(code) || QChar::category(code) == QChar::Symbol_Other;
}

bool isSearchable(const QString &text)
{
    const auto codes = text.toUcs4();
    return std::any_of(codes.begin(), codes.end(), [](uint code) { return isSearchable(code); });
}

/** Spaces for what cannot be searched for: controls, halves of characters, our own highlight marks.
 */
QString cleaned(QStringView text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean += c;
            clean += text.at(++i);
        } else if (c.isSurrogate() || c.category() == QChar::Other_Control ||
                   c.category() == QChar::Other_PrivateUse ||
                   c.category() == QChar::Other_NotAssigned) {
            clean += QLatin1Char(' ');
        } else if (c != QChar(0x200B) && c != QChar(0xFEFF) && c != QChar(0x00AD)) {
            clean += c;
        }
    }
    return clean.normalized(QString::NormalizationForm_C);
}

QStringView closersOf(QChar opener)
{
    switch (opener.unicode()) {
    case u'"':
        return u"\"\u201D\u201C";
    case u'\u201C':
        return u"\u201D\"";
    case u'\u201E':
        return u"\u201C\u201D\"";
    case u'\u201D':
        return u"\u201D\"";
    case u'\u00AB':
        return u"\u00BB";
    case u'\u00BB':
        return u"\u00AB\u00BB";
    case u'\u300C':
        return u"\u300D";
    case u'\u300E':
        return u"\u300F";
    default:
        return {};
    }
}

/** Where the quote that opens at `open` closes; -1 where it does not. */
qsizetype closing(const QString &text, qsizetype open)
{
    const QStringView closers = closersOf(text.at(open));
    for (qsizetype i = open + 1; i < text.size(); ++i) {
        if (closers.contains(text.at(i)))
            return i;
    }
    return -1;
}

bool isQuote(QChar c)
{
    return !closersOf(c).isEmpty();
}

qsizetype indexOf(const QStringList &list, const QString &text)
{
    const auto same = [&text](const QString &other) {
        return text.compare(other, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::find_if(list.begin(), list.end(), same);
    return found == list.end() ? -1 : found - list.begin();
}

} // namespace

int QueryWords::units(QStringView text)
{
    int count = 0;
    bool inWord = false;
    const auto codes = text.toUcs4();
    for (const uint code : codes) {
        if (isCjk(code)) {
            ++count;
            inWord = false;
        } else if (isSearchable(char32_t(code))) {
            if (!inWord)
                ++count;
            inWord = true;
        } else if (!QChar::isMark(code) && code != '\'' && code != 0x2019) {
            inWord = false;
        }
    }
    return count;
}

QueryWords QueryWords::parse(QStringView text)
{
    QueryWords words;
    words.typed = !text.trimmed().isEmpty();
    // Nobody types more; a paste of a whole book must cost nothing.
    constexpr qsizetype MaximumLength = 4096;
    const QString clean = cleaned(text.left(MaximumLength));

    int left = MaximumUnits;
    const auto add = [&left, &words](QStringList &list, QString part) {
        part = part.simplified();
        if (!isSearchable(part))
            return;
        // A long run without spaces (Chinese, base64) is cut rather than lost.
        while (units(part) > left && !part.isEmpty())
            part.chop(part.back().isLowSurrogate() ? 2 : 1);
        if (part.isEmpty() || !isSearchable(part))
            return;
        const bool isTerm = &list == &words.terms;
        if (const qsizetype known = indexOf(list, part); known >= 0) {
            if (isTerm)
                ++words.counts[known];
            return;
        }
        list << part;
        if (isTerm)
            words.counts << 1;
        left -= units(part);
    };

    qsizetype at = 0;
    while (at < clean.size() && left > 0) {
        if (clean.at(at).isSpace()) {
            ++at;
            continue;
        }
        bool excluded = false;
        if ((clean.at(at) == QLatin1Char('-') || clean.at(at) == QChar(0x2212)) &&
            at + 1 < clean.size()) {
            const QChar next = clean.at(at + 1);
            if (next.isLetterOrNumber() || next.isHighSurrogate() ||
                (isQuote(next) && closing(clean, at + 1) > 0)) {
                excluded = true;
                ++at;
            }
        }
        if (isQuote(clean.at(at))) {
            const qsizetype end = closing(clean, at);
            if (end > 0) {
                add(excluded ? words.excludedPhrases : words.phrases,
                    clean.mid(at + 1, end - at - 1));
                at = end + 1;
                continue;
            }
        }
        qsizetype end = at;
        while (end < clean.size() && !clean.at(end).isSpace())
            ++end;
        add(excluded ? words.excludedTerms : words.terms, clean.mid(at, end - at));
        at = end;
    }
    return words;
}

bool hasCjk(QStringView text)
{
    const auto codes = text.toUcs4();
    return std::any_of(codes.begin(), codes.end(), [](uint code) { return isCjk(code); });
}

bool hasArabic(QStringView text)
{
    const auto codes = text.toUcs4();
    return std::any_of(codes.begin(), codes.end(),
                       [](uint code) { return QChar::script(code) == QChar::Script_Arabic; });
}

} // namespace Triptych::Search
