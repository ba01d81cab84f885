#include "matterplace.h"

#include "codefence.h"
#include "publicationkeys.h"

#include <QRegularExpression>
#include <QStringList>

namespace Triptych::Text {

namespace {

constexpr int LinesLookedAt = 60;

/** Blanks, and marks that nobody sees: byte order, zero width, direction. */
bool isBlank(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format;
}

/** Three dashes as people, word processors and other programs draw them. */
bool looksLikeFence(QStringView line)
{
    const QStringView text = line.trimmed();
    const auto isMark = [](QChar c) {
        return c == QLatin1Char('-') || c == QLatin1Char('+') || c == QLatin1Char(';') ||
               c == QLatin1Char('=') || c == QLatin1Char('~') || c == QLatin1Char('*') ||
               c == QLatin1Char('_') || (c.unicode() >= 0x2010 && c.unicode() <= 0x2015) ||
               c == QChar(0x2212);
    };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isMark))
        return text.startsWith(QLatin1String("---")) && text.size() < 20 && !text.contains(u' ');
    return text.size() >= 2 || text.front().unicode() > 0x7F;
}

/** Nothing but keys, their lists and comments, and one of the keys decides who may read. */
bool decidesPublication(const QList<QStringView> &lines, bool byDate = false)
{
    bool decides = false;
    for (const QStringView line : lines) {
        const QStringView text = line.trimmed();
        const QStringView key = keyOfLine(line);
        if (!key.isEmpty()) {
            const KeyMeaning meaning = publicationKey(key);
            decides = decides || (meaning.kind != PublicationKey::None && !meaning.isVague()) ||
                      (byDate && plainKey(key) == QLatin1String("date"));
        } else if (!text.isEmpty() && !text.startsWith(u'#') && !text.startsWith(u'-') &&
                   !text.startsWith(u']') && !text.startsWith(u'}') && !text.startsWith(u'{') &&
                   !line.front().isSpace()) {
            return false;
        }
    }
    return decides;
}

/** The lines from `first` on, up to a fence, a blank line below one (unless `overBlanks`) or the
 * end. */
QList<QStringView> block(const QList<QStringView> &lines, qsizetype first, bool overBlanks)
{
    QList<QStringView> found;
    for (qsizetype i = first; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        if (looksLikeFence(line) || openingFence(line).length > 0 ||
            (line.trimmed().isEmpty() && !overBlanks && !found.isEmpty()))
            break;
        if (!line.trimmed().isEmpty())
            found.append(line);
    }
    return found;
}

/** Lines of keys that open a text without a fence, up to the first other line: at least two keys,
 * or one about who may read it with nothing else in its paragraph. */
bool opensWithKeys(const QList<QStringView> &lines, qsizetype first)
{
    const QList<QStringView> paragraph = block(lines, first, false);
    QList<QStringView> keys;
    for (const QStringView line : paragraph) {
        if (!isUsualKey(keyOfLine(line)))
            break;
        keys.append(line);
    }
    return decidesPublication(keys) && (keys.size() > 1 || keys.size() == paragraph.size());
}

/** What the comments and the first code block of a text hold. */
int hiddenMatter(QStringView text, const QList<QStringView> &lines, const MatterStart &start)
{
    if (start.behindComment) {
        QStringView before = text.first(start.at);
        qsizetype at = before.indexOf(QLatin1String("<!--"));
        while (at >= 0) {
            const qsizetype end = before.indexOf(QLatin1String("-->"), at + 4);
            const QStringView comment =
                before.sliced(at + 4, (end < 0 ? before.size() : end) - at - 4);
            if (decidesPublication(block(comment.split(u'\n'), 0, true), true) ||
                (looksLikeFence(lineAt(comment.trimmed(), 0)) &&
                 decidesPublication(block(comment.trimmed().split(u'\n'), 1, true), true)))
                return int(before.first(at).count(u'\n')) + 1;
            at = end < 0 ? -1 : before.indexOf(QLatin1String("<!--"), end);
        }
    }
    const qsizetype first = start.line - 1;
    // No program takes front matter from code in JSON, which is an example.
    static const QRegularExpression json(QStringLiteral("^\\s*(?:`+|~+)\\s*json[c5]?\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (first < lines.size() && openingFence(lines.at(first)).length > 0 &&
        !json.match(lines.at(first).toString()).hasMatch() &&
        (decidesPublication(block(lines, first + 1, true)) ||
         (first + 1 < lines.size() && looksLikeFence(lines.at(first + 1)) &&
          decidesPublication(block(lines, first + 2, true)))))
        return start.line;
    return 0;
}

/** The members of a JSON object that opens in this line; empty where it opens none, as in
 * "{{ template }}" and "{% tag %}". */
QList<QStringView> membersOf(const QList<QStringView> &lines, qsizetype first)
{
    const QStringView line = lines.at(first).trimmed();
    const QStringView inside = line.startsWith(u'{') ? line.sliced(1).trimmed() : QStringView();
    if (line != QLatin1String("{") && !inside.startsWith(u'"'))
        return {};
    QList<QStringView> members = inside.split(u',');
    const auto closes = [](QStringView member) { return member.contains(u'}'); };
    if (closes(line))
        return members;
    for (const QStringView member : block(lines, first + 1, false)) {
        members.append(member);
        if (closes(member))
            break;
    }
    return members;
}

QList<QStringView> firstLines(QStringView text, const MatterStart &start)
{
    QList<QStringView> lines;
    for (qsizetype at = 0; at < text.size() && lines.size() < start.line + LinesLookedAt;) {
        lines.append(lineAt(text, at));
        at += lines.last().size() + 1;
    }
    return lines;
}

} // namespace

QStringView lineAt(QStringView text, qsizetype start)
{
    const qsizetype end = text.indexOf(u'\n', start);
    return text.sliced(start, (end < 0 ? text.size() : end) - start);
}

MatterStart matterStart(QStringView text)
{
    MatterStart start;
    qsizetype lineStart = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at) == u'\n') {
            ++start.line;
            lineStart = at + 1;
            ++at;
        } else if (isBlank(text.at(at))) {
            ++at;
        } else if (text.sliced(at).startsWith(QLatin1String("<!--"))) {
            const qsizetype end = text.indexOf(QLatin1String("-->"), at + 4);
            if (end < 0)
                break;
            start.behindComment = true;
            start.line += int(text.sliced(at, end - at).count(u'\n'));
            at = end + 3;
            lineStart = at;
        } else {
            break;
        }
    }
    start.at = at;
    start.indent = at - lineStart;
    return start;
}

QStringView keyOfLine(QStringView line)
{
    static const QRegularExpression key(
        QStringLiteral("^\\s*(?:[-*>]{1,4}\\s*|\\.\\.\\s+|\\{\\s*)?[\"'*]{0,2}"
                       "([\\p{L}_][\\p{L}\\p{M}\\p{N}_. -]{0,60}?)[\"'*]{0,2}\\s*[:=\uFF1A]"),
        QRegularExpression::UseUnicodePropertiesOption);
    // Longer than any key with its marks, so that a long line costs no more than a short one.
    const QString head = line.first(qMin<qsizetype>(line.size(), 200)).toString();
    const QRegularExpressionMatch match = key.match(head);
    return match.hasMatch() ? line.sliced(match.capturedStart(1), match.capturedLength(1))
                            : QStringView();
}

bool hasUsualKey(QStringView lines)
{
    const QList<QStringView> split = lines.split(u'\n');
    return std::any_of(split.begin(), split.end(), [](QStringView line) {
        const QStringView key = keyOfLine(line);
        return !key.isEmpty() && isUsualKey(key);
    });
}

int secondMatter(QStringView body, bool behindHeaders)
{
    const MatterStart start = matterStart(body);
    const QList<QStringView> lines = firstLines(body, start);
    const qsizetype first = start.line - 1;
    if (first >= lines.size())
        return 0;
    const bool isFenced =
        looksLikeFence(lines.at(first)) && decidesPublication(block(lines, first + 1, false), true);
    qsizetype end = first;
    while (end < lines.size() && !keyOfLine(lines.at(end)).isEmpty())
        ++end;
    const bool isClosed = end > first && end < lines.size() && looksLikeFence(lines.at(end)) &&
                          decidesPublication(block(lines, first, false));
    return isFenced || isClosed || (behindHeaders && opensWithKeys(lines, first)) ? start.line : 0;
}

int displacedMatter(QStringView text)
{
    const MatterStart start = matterStart(text);
    const QList<QStringView> lines = firstLines(text, start);
    if (const int line = hiddenMatter(text, lines, start); line > 0)
        return line;
    const qsizetype first = start.line - 1;
    if (first < lines.size() && opensWithKeys(lines, first))
        return start.line;
    CodeFences code;
    for (qsizetype i = first; i < lines.size(); ++i) {
        code.take(lines.at(i));
        const bool inCode = code.isOpen();
        if (!inCode && looksLikeFence(lines.at(i)) &&
            decidesPublication(block(lines, i + 1, false), i == first))
            return int(i) + 1;
        const QList<QStringView> members = inCode ? QList<QStringView>() : membersOf(lines, i);
        if (!members.isEmpty() && decidesPublication(members))
            return int(i) + 1;
    }
    return 0;
}

} // namespace Triptych::Text
