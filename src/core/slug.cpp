#include "slug.h"

#include "said.h"
#include "visible.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <optional>

namespace Triptych::Core {

namespace {

constexpr int MaximumMadeGraphemes = 80;

bool isAllowed(char32_t code)
{
    if (code < 0x80) {
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9') ||
               QLatin1String("-._~!$&'()*+,;=:@").contains(QLatin1Char(char(code)));
    }
    if (code == 0x200C || code == 0x200D) // joiners, which Persian, Indic and emoji need
        return true;
    if (code == QChar::ReplacementCharacter) // of half a character, or of bytes that were no text
        return false;
    const bool isInvisible =
        !isVisible(code) && !QChar::isMark(code); // letters and signs that are blanks
    return !isInvisible && (QChar::isLetterOrNumber(code) || QChar::isMark(code) ||
                            QChar::isPunct(code) || QChar::isSymbol(code));
}

/** The end of the longest beginning of whole graphemes that is within both bounds. */
qsizetype fittingLength(const QString &text, int graphemes, qsizetype units)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (int count = 0; count < graphemes; ++count) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0 || next > units)
            break;
        end = next;
    }
    return end;
}

/** Not longer than that, cut before a word that does not fit, and in a word where it is the first.
 */
QString cutBetweenWords(const QString &text, int graphemes, qsizetype units)
{
    const qsizetype fitting = fittingLength(text, graphemes, units);
    if (fitting == text.size())
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(fitting);
    const qsizetype word = finder.isAtBoundary() ? fitting : finder.toPreviousBoundary();
    return text.left(word > 0 ? word : fitting);
}

QString withoutEdges(QString text, const char *characters)
{
    const QLatin1String edges(characters);
    while (!text.isEmpty() && edges.contains(text.back()))
        text.chop(1);
    while (!text.isEmpty() && edges.contains(text.front()))
        text.remove(0, 1);
    return text;
}

bool isDots(const QString &slug)
{
    return !slug.isEmpty() && slug.count(QLatin1Char('.')) == slug.size();
}

/** Of joiners and marks alone. */
bool isBlank(const QString &slug)
{
    return !slug.isEmpty() && !hasVisible(slug);
}

bool isTooLong(const QString &slug)
{
    return slug.size() > MaximumSlugLength;
}

std::optional<char32_t> firstForbidden(const QString &slug)
{
    // toUcs4() drops it at the start.
    if (slug.startsWith(QChar(QChar::ByteOrderMark)))
        return char32_t(QChar::ByteOrderMark);
    const QList<uint> codes = slug.toUcs4();
    const auto found = std::find_if_not(codes.cbegin(), codes.cend(), isAllowed);
    return found == codes.cend() ? std::nullopt : std::optional<char32_t>(*found);
}

constexpr Said said{"Core"};

QString nameOf(char32_t code)
{
    if (code == ' ')
        return said(QT_TRANSLATE_NOOP("Core", "a space"));
    if (QChar::isPrint(code) && !QChar::isSpace(code))
        return QStringLiteral("\"%1\"").arg(QString::fromUcs4(&code, 1));
    return QStringLiteral("U+%1").arg(uint(code), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

Result<void> checkSlug(const QString &slug)
{
    QString problem;
    if (const auto forbidden = firstForbidden(slug)) {
        problem =
            said(QT_TRANSLATE_NOOP("Core", "A slug may not contain %1.")).arg(nameOf(*forbidden));
    } else if (isDots(slug)) {
        problem = said(QT_TRANSLATE_NOOP("Core", "A slug may not be of dots alone."));
    } else if (isBlank(slug)) {
        problem = said(QT_TRANSLATE_NOOP("Core", "A slug needs a character that can be seen."));
    } else if (isTooLong(slug)) {
        problem = said(QT_TRANSLATE_NOOP("Core", "A slug may have at most %1 characters."))
                      .arg(MaximumSlugLength);
    } else {
        return {};
    }
    if (const QString clean = cleanedSlug(slug); !clean.isEmpty()) {
        problem += QLatin1Char(' ') +
                   said(QT_TRANSLATE_NOOP("Core", "\"%1\" would be possible.")).arg(clean);
    }
    return failure(ErrorKind::Invalid, problem);
}

QString cleanedSlug(const QString &slug)
{
    if (!firstForbidden(slug) && !isDots(slug) && !isBlank(slug) && !isTooLong(slug))
        return slug;
    QString clean;
    for (const char32_t code : slug.toUcs4())
        clean += isAllowed(code) ? QString::fromUcs4(&code, 1) : QStringLiteral("-");
    static const QRegularExpression hyphens(QStringLiteral("-{2,}"));
    clean.replace(hyphens, QStringLiteral("-"));
    clean = withoutEdges(clean, "-.");
    clean = withoutEdges(cutBetweenWords(clean, MaximumSlugLength, MaximumSlugLength), "-.");
    return hasVisible(clean) ? clean : QString();
}

QString numberedSlug(const QString &slug, qint64 number)
{
    const QString ending = QStringLiteral("-%1").arg(number);
    return cutBetweenWords(slug, MaximumSlugLength, MaximumSlugLength - ending.size()) + ending;
}

QString slugFromTitle(const QString &title)
{
    QString slug;
    const QString decomposed = title.normalized(QString::NormalizationForm_KD).toLower();
    for (const char32_t code : decomposed.toUcs4()) {
        if ((QChar::isLetterOrNumber(code) && isVisible(code)) ||
            (QChar::isMark(code) && !slug.isEmpty() && slug.back().unicode() > 0x24F)) {
            // Marks are dropped from Latin letters, but Indic and Arabic words need theirs.
            slug += QChar::fromUcs4(code);
        } else if (!QChar::isMark(code) && code != '\'' && code != 0x2019 && !slug.isEmpty() &&
                   slug.back() != QLatin1Char('-')) {
            slug += QLatin1Char('-');
        }
    }
    slug = cutBetweenWords(slug.normalized(QString::NormalizationForm_C), MaximumMadeGraphemes,
                           MaximumSlugLength);
    slug = withoutEdges(slug, "-");
    return slug.isEmpty() ? QStringLiteral("untitled") : slug;
}

} // namespace Triptych::Core
