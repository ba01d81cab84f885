#include "safeaddress.h"

#include <algorithm>

namespace Triptych::Text {

namespace {

bool isTabOrLineBreak(QChar c)
{
    return c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

/** Blank, or not to be seen. */
bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c.isSpace();
    }
}

bool isSchemeSign(QChar c)
{
    return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('+') ||
           c == QLatin1Char('-') || c == QLatin1Char('.');
}

bool isAsciiLetter(QChar c)
{
    const ushort lower = c.unicode() | 0x20;
    return lower >= 'a' && lower <= 'z';
}

bool isBase64Sign(QChar c)
{
    return isAsciiLetter(c) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
           c == QLatin1Char('+') || c == QLatin1Char('/') || c == QLatin1Char('=') ||
           c == QLatin1Char(' ');
}

bool isPictureInBase64(QStringView address)
{
    for (const char *kind : {"png", "jpeg", "gif", "webp"}) {
        const QString head = QStringLiteral("data:image/%1;base64,").arg(QLatin1String(kind));
        if (address.startsWith(head)) {
            const QStringView coded = address.sliced(head.size());
            return std::all_of(coded.begin(), coded.end(), isBase64Sign);
        }
    }
    return false;
}

} // namespace

QString cleanAddress(QStringView address)
{
    while (!address.isEmpty() && isUnseen(address.front()))
        address = address.sliced(1);
    while (!address.isEmpty() && isUnseen(address.back()))
        address.chop(1);
    QString clean = address.toString();
    clean.removeIf(isTabOrLineBreak);
    return clean.isNull() ? QStringLiteral("") : clean;
}

QString schemeOf(QStringView cleaned)
{
    // Sign by sign up to the first one that no scheme has: a scheme may be of any length.
    QString seen;
    qsizetype end = 0;
    for (qsizetype i = 0; i < cleaned.size() && (end == seen.size() || seen.size() < 2);) {
        const qsizetype length = cleaned[i].isHighSurrogate() && i + 1 < cleaned.size() ? 2 : 1;
        const QStringView sign = cleaned.sliced(i, length);
        i += length;
        if (isUnseen(sign.front()))
            continue;
        if (sign.front().unicode() < 0x80)
            seen += sign;
        else
            seen += sign.toString().normalized(QString::NormalizationForm_KC);
        while (end < seen.size() &&
               (isAsciiLetter(seen[end]) || (end > 0 && isSchemeSign(seen[end]))))
            ++end;
    }
    if (end > 0 && end < seen.size() && seen[end] == QLatin1Char(':'))
        return seen.left(end).toLower();
    return seen.startsWith(QLatin1String("//")) || cleaned.contains(QLatin1Char('\\'))
               ? QStringLiteral("//")
               : QString();
}

bool isSafeLink(const QString &cleaned)
{
    const QString scheme = schemeOf(cleaned);
    return scheme.isEmpty() || scheme == QLatin1String("http") ||
           scheme == QLatin1String("https") || scheme == QLatin1String("mailto");
}

bool isSafePicture(const QString &cleaned)
{
    if (cleaned.isEmpty())
        return false;
    return (schemeOf(cleaned).isEmpty() && !cleaned.startsWith(QLatin1Char('/'))) ||
           isPictureInBase64(cleaned);
}

} // namespace Triptych::Text
