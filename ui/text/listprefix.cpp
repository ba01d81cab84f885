#include "listprefix.h"

namespace Triptych::Ui {

namespace {

bool isBlank(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t');
}

qsizetype skipBlanks(QStringView line, qsizetype i)
{
    while (i < line.size() && isBlank(line[i]))
        ++i;
    return i;
}

/** The end of "-", "12." and the like at `i`; `i` where there is none. */
qsizetype markerEnd(QStringView line, qsizetype i)
{
    if (i >= line.size())
        return i;
    if (QStringView(u"-*+").contains(line[i]))
        return i + 1;
    qsizetype end = i;
    // CommonMark allows nine digits (0.31, 5.2).
    while (end < line.size() && end - i < 9 && line[end] >= QLatin1Char('0') &&
           line[end] <= QLatin1Char('9'))
        ++end;
    if (end == i || end >= line.size() ||
        (line[end] != QLatin1Char('.') && line[end] != QLatin1Char(')')))
        return i;
    return end + 1;
}

} // namespace

QString ListPrefix::next() const
{
    QString following = marker;
    if (marker.size() > 1) {
        const QChar delimiter = marker.back();
        following = QString::number(QStringView(marker).chopped(1).toLongLong() + 1) + delimiter;
    }
    return lead + following + space + (task ? QStringLiteral("[ ] ") : QString());
}

bool isThematicBreak(QStringView line)
{
    const QStringView signs = line.trimmed();
    if (signs.isEmpty() || !QStringView(u"-*_").contains(signs.front()))
        return false;
    int count = 0;
    for (const QChar c : signs) {
        if (c == signs.front())
            ++count;
        else if (!isBlank(c))
            return false;
    }
    return count >= 3;
}

std::optional<ListPrefix> listPrefix(QStringView line)
{
    if (isThematicBreak(line))
        return std::nullopt;
    ListPrefix prefix;
    qsizetype i = skipBlanks(line, 0);
    bool quoted = false;
    while (i < line.size() && line[i] == QLatin1Char('>')) {
        quoted = true;
        i = skipBlanks(line, i + 1);
    }
    prefix.lead = line.left(i).toString();
    prefix.length = int(i);

    const qsizetype end = markerEnd(line, i);
    const qsizetype text = skipBlanks(line, end);
    if (end == i || (text == end && end < line.size()))
        return quoted ? std::optional(prefix) : std::nullopt;
    prefix.marker = line.mid(i, end - i).toString();
    prefix.space = text > end ? line.mid(end, text - end).toString() : QStringLiteral(" ");
    prefix.length = int(text);
    const QStringView box = line.mid(text, 4);
    if (box.size() >= 3 && box[0] == QLatin1Char('[') && box[2] == QLatin1Char(']') &&
        QStringView(u" xX").contains(box[1]) && (box.size() == 3 || isBlank(box[3]))) {
        prefix.task = true;
        prefix.length += int(box.size());
    }
    return prefix;
}

} // namespace Triptych::Ui
