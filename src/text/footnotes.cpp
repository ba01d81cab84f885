#include "footnotes.h"

#include "codefence.h"
#include "linedhtml.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <limits>
#include <numeric>
#include <optional>

namespace Triptych::Text {

namespace {

constexpr qsizetype LongestLabel = 200;
constexpr qint64 FreeDefinitions = 64 * 1024; // characters of them that notes repeat
constexpr qsizetype Indent = 4;

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/** Columns of blanks at the beginning; a tab counts as four. */
qsizetype indentOf(QStringView line)
{
    qsizetype columns = 0;
    for (const QChar c : line) {
        if (c == u'\t')
            columns += Indent - columns % Indent;
        else if (c == u' ')
            ++columns;
        else
            break;
    }
    return columns;
}

/** Less four columns; the tab after a few blanks ends at the fourth. */
QStringView withoutIndent(QStringView line)
{
    qsizetype at = 0;
    for (qsizetype column = 0; column < Indent && at < line.size(); ++at) {
        if (line[at] == u'\t')
            column = Indent;
        else if (line[at] == u' ')
            ++column;
        else
            break;
    }
    return line.sliced(at);
}

/** The marks of quotes before a line: "> > ". */
struct QuoteMarks
{
    int depth = 0;
    qsizetype end = 0; ///< where the text of the line begins
};

/** At most `most` of them (CommonMark 0.31, 5.1). */
QuoteMarks quoteMarks(QStringView line, int most = std::numeric_limits<int>::max())
{
    QuoteMarks marks;
    while (marks.depth < most) {
        qsizetype at = marks.end;
        while (at < line.size() && at - marks.end < Indent - 1 && line[at] == u' ')
            ++at;
        if (at >= line.size() || line[at] != u'>')
            break;
        ++marks.depth;
        marks.end = at + 1;
        if (marks.end < line.size() && line[marks.end] == u' ')
            ++marks.end;
    }
    return marks;
}

/** The label of "[^label]" at `at`; empty where there is none. */
QStringView labelAt(QStringView text, qsizetype at)
{
    if (!text.sliced(at).startsWith(u"[^"))
        return {};
    qsizetype end = at + 2;
    while (end < text.size() && end - at <= LongestLabel && text[end] != u']' &&
           text[end] != u'[' && !text[end].isSpace())
        ++end;
    const bool isWhole = end < text.size() && text[end] == u']' && end > at + 2;
    return isWhole ? text.sliced(at + 2, end - at - 2) : QStringView();
}

/** The label that a line defines. */
QStringView definedBy(QStringView line)
{
    const qsizetype at = line.indexOf(u'[');
    if (at < 0 || at >= Indent || !isBlank(line.first(at)) || indentOf(line) >= Indent)
        return {};
    const QStringView label = labelAt(line, at);
    const qsizetype colon = at + label.size() + 3;
    return !label.isEmpty() && colon < line.size() && line[colon] == u':' ? label : QStringView();
}

bool definesLink(QStringView line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^ {0,3}\\[[^\\]\\[^][^\\]\\[]*\\]:\\s*\\S"));
    return pattern.match(line.toString()).hasMatch();
}

/** Whether a line without an indent goes on with the paragraph before it. */
bool goesOn(QStringView line)
{
    static const QRegularExpression block(QStringLiteral(
        "^\\s*(#{1,6}\\s|>|[-+*]\\s|\\d{1,9}[.)]\\s|```|~~~|\\||</?[A-Za-z!?]|([-*_]\\s*){3,}$)"));
    return !isBlank(line) && !block.match(line.toString()).hasMatch();
}

std::optional<QChar> unusedSign(const QString &text)
{
    // Noncharacters, which no text that is exchanged should hold
    // (https://www.unicode.org/faq/private_use.html#noncharacters).
    for (char16_t sign = 0xfdd0; sign <= 0xfdef; ++sign) {
        if (!text.contains(QChar(sign)))
            return QChar(sign);
    }
    return {};
}

QString anchor(const char *kind, int number)
{
    return QStringLiteral("triptych-%1-%2").arg(QLatin1String(kind)).arg(number);
}

} // namespace

QString Footnotes::html(const QString &markdown, const Render &render)
{
    static const QRegularExpression definition(QStringLiteral("^[ >]*\\[\\^[^\\]\\s\\[]+\\]:"),
                                               QRegularExpression::MultilineOption);
    if (!markdown.contains(QLatin1String("[^")) || !definition.match(markdown).hasMatch())
        return render(markdown);
    const std::optional<QChar> sign = unusedSign(markdown);
    if (!sign)
        return render(markdown);
    Footnotes notes(*sign);
    notes.read(markdown);
    const QString body =
        notes.linked(render(notes.marked(notes.m_body.join(QLatin1Char('\n')))), notes.m_bodyLines);
    return body + notes.notes(render, markdown.size());
}

void Footnotes::read(const QString &markdown)
{
    const QStringList lines =
        QString(markdown).replace(QLatin1String("\r\n"), QLatin1String("\n")).split(u'\n');
    CodeFences fences;
    CodeFences inQuote;
    qsizetype at = 0;
    while (at < lines.size()) {
        const QString &line = lines[at];
        const QuoteMarks quote = fences.isOpen() ? QuoteMarks() : quoteMarks(line);
        if (quote.depth == 0)
            inQuote = {};
        CodeFences &around = quote.depth > 0 ? inQuote : fences;
        const QString own = line.sliced(quote.end);
        const QStringView label = around.isOpen() ? QStringView() : definedBy(own);
        m_bodyLines.append(int(at));
        if (label.isEmpty()) {
            if (!around.take(own) && definesLink(own))
                m_definitions.append(own);
            m_body.append(line);
            ++at;
            continue;
        }
        const Note note = readNote(lines, at, quote.depth, own);
        // What stands around it goes on, a quote as a quote.
        m_body.append(line.first(quote.end));
        at += note.size;
        const QString folded = label.toString().toCaseFolded();
        if (!m_numbers.contains(folded)) {
            m_numbers.insert(folded, int(m_labels.size()));
            m_labels.append(label.toString());
            m_notes.append(note);
        }
    }
    m_places.fill(-1, m_labels.size());
}

/** The note that is defined in `lines` at `first`, in so many quotes; `own` is its first line
 * without their marks. */
Footnotes::Note Footnotes::readNote(const QStringList &lines, qsizetype first, int quotes,
                                    const QString &own)
{
    QStringList text{own.sliced(own.indexOf(u':', own.indexOf(u']')) + 1).trimmed()};
    CodeFences fences;
    fences.take(text.first());
    qsizetype at = first + 1;
    for (; at < lines.size(); ++at) {
        const QuoteMarks marks = quoteMarks(lines[at], quotes);
        const QString line = lines[at].sliced(marks.end);
        // A line without the marks can only go on with the paragraph before it.
        const bool isInside = marks.depth == quotes;
        const bool isNext = !fences.isOpen() && !isBlank(text.last());
        if (isInside && isBlank(line))
            text.append(QString());
        else if (isInside && indentOf(line) >= Indent)
            text.append(withoutIndent(line).toString());
        else if (isNext && definedBy(line).isEmpty() && goesOn(line))
            text.append(line);
        else
            break;
        fences.take(text.last());
    }
    int line = int(first);
    while (text.size() > 1 && isBlank(text.first())) {
        text.removeFirst();
        ++line;
    }
    return {text.join(u'\n').trimmed(), line, at - first};
}

/** Each reference as "[", the mark, a number, "]": brackets, because the signs beside a star or an
 * underscore decide whether it is emphasis. */
QString Footnotes::marked(const QString &text)
{
    QString out;
    qsizetype written = 0;
    for (qsizetype at = text.indexOf(u'['); at >= 0; at = text.indexOf(u'[', at + 1)) {
        const QStringView label = labelAt(text, at);
        if (label.isEmpty())
            continue;
        qsizetype slashes = 0;
        while (slashes < at && text[at - slashes - 1] == u'\\')
            ++slashes;
        const auto note = m_numbers.constFind(label.toString().toCaseFolded());
        if (note == m_numbers.constEnd() || slashes % 2 == 1)
            continue;
        out += QStringView(text).sliced(written, at - written);
        out += u'[' + QString(m_mark) + QString::number(m_references.size()) + u']';
        m_references.append({*note, label.toString()});
        written = at + label.size() + 3;
    }
    return out + QStringView(text).sliced(written);
}

/** Sanitized HTML, whose every "<" begins a tag, with its marks resolved. */
QString Footnotes::linked(const QString &html, const QList<int> &lines)
{
    static const QRegularExpression afterName(QStringLiteral("[ >]"));
    QString out;
    out.reserve(html.size());
    int code = 0;
    int links = 0;
    for (qsizetype at = 0; at < html.size();) {
        const bool isTag = html[at] == u'<';
        qsizetype end = html.indexOf(isTag ? u'>' : u'<', at);
        end = end < 0 ? html.size() : end + (isTag ? 1 : 0);
        const QStringView piece = QStringView(html).sliced(at, end - at);
        if (isTag) {
            const bool isEnd = piece.startsWith(u"</");
            const QStringView rest = piece.sliced(isEnd ? 2 : 1);
            const QStringView name = rest.first(qMax<qsizetype>(0, rest.indexOf(afterName)));
            if (name == u"code" || name == u"pre")
                code += isEnd ? -1 : 1;
            else if (name == u"a")
                links += isEnd ? -1 : 1;
            resolve(inSource(piece, lines), out, Place::Typed);
        } else {
            resolve(piece, out, code > 0 ? Place::Typed : (links > 0 ? Place::Link : Place::Text));
        }
        at = end;
    }
    return out;
}

/** A tag whose line is that of the whole text, not of the part that was rendered. */
QString Footnotes::inSource(QStringView tag, const QList<int> &lines)
{
    static const QString attribute = QLatin1Char(' ') + LineAttribute + QStringLiteral("=\"");
    const qsizetype at = tag.indexOf(attribute);
    if (at < 0 || lines.isEmpty())
        return tag.toString();
    const qsizetype from = at + attribute.size();
    const qsizetype end = tag.indexOf(u'"', from);
    const qsizetype line = qMin<qsizetype>(tag.sliced(from, end - from).toInt(), lines.size() - 1);
    return tag.first(from).toString() + QString::number(lines[line]) + tag.sliced(end);
}

void Footnotes::resolve(QStringView piece, QString &out, Place place)
{
    // md4c writes an address in percents.
    if (!piece.contains(m_mark) && (place != Place::Typed || !piece.contains(u'%'))) {
        out += piece;
        return;
    }
    const QString coded = QString::fromLatin1(QString(m_mark).toUtf8().toPercentEncoding());
    qsizetype at = 0;
    while (at < piece.size()) {
        const bool isCoded = piece[at] == u'%' && piece.sliced(at).startsWith(coded);
        if (piece[at] != m_mark && !isCoded) {
            out += piece[at++];
            continue;
        }
        at += isCoded ? coded.size() : 1;
        qsizetype reference = 0;
        for (; at < piece.size() && piece[at].unicode() >= '0' && piece[at].unicode() <= '9'; ++at)
            reference = qMin(reference * 10 + piece[at].digitValue(), m_references.size());
        if (reference >= m_references.size())
            continue;
        if (place == Place::Typed) {
            out += u'^' + m_references[reference].typed.toHtmlEscaped();
            continue;
        }
        // The brackets around the mark go with it.
        out.chop(out.endsWith(u'[') ? 1 : 0);
        at += at < piece.size() && piece[at] == u']' ? 1 : 0;
        out += numberOf(m_references[reference].note, place == Place::Link);
    }
}

QString Footnotes::numberOf(int note, bool isInLink)
{
    const bool isFirst = m_places[note] < 0;
    if (isFirst) {
        m_places[note] = int(m_order.size());
        m_order.append(note);
    }
    const int number = m_places[note] + 1;
    if (isInLink)
        return QStringLiteral("<sup>%1</sup>").arg(number);
    const QString name =
        isFirst ? QStringLiteral(" name=\"%1\"").arg(anchor("reference", number)) : QString();
    return QStringLiteral("<sup><a href=\"#%1\"%2>%3</a></sup>")
        .arg(anchor("note", number), name)
        .arg(number);
}

/** The notes in the order of their numbers. A note may refer to others, which then follow. */
QString Footnotes::notes(const Render &render, qint64 size)
{
    const QString definitions = QStringLiteral("\n\n") + m_definitions.join(u'\n');
    qint64 spare = FreeDefinitions + size;
    QString items;
    int unreferenced = 0;
    for (int number = 1; number <= m_labels.size(); ++number) {
        const bool isReferenced = m_order.size() >= number;
        if (!isReferenced) {
            while (m_places[unreferenced] >= 0)
                ++unreferenced;
            m_places[unreferenced] = int(m_order.size());
            m_order.append(unreferenced);
        }
        const int note = m_order[number - 1];
        QString text = marked(m_notes[note].text);
        QList<int> lines(m_notes[note].text.count(u'\n') + 1);
        std::iota(lines.begin(), lines.end(), m_notes[note].line);
        if (text.contains(u']') && !m_definitions.isEmpty() && spare >= definitions.size()) {
            spare -= definitions.size();
            text += definitions;
        }
        QString item = linked(render(text), lines).trimmed();
        if (isReferenced) {
            static const QString end = QStringLiteral("</p>");
            const QString back =
                QStringLiteral(" <a href=\"#%1\" title=\"%2\">\u21a9\ufe0e</a>")
                    .arg(anchor("reference", number),
                         QCoreApplication::translate("Text", "Back to the text").toHtmlEscaped());
            if (item.endsWith(end))
                item.insert(item.size() - end.size(), back);
            else
                item += QStringLiteral("<p>") + back.trimmed() + end;
        }
        items += QStringLiteral("<li><a name=\"%1\"></a>%2</li>").arg(anchor("note", number), item);
    }
    return QStringLiteral("<hr /><ol>") + items + QStringLiteral("</ol>");
}

} // namespace Triptych::Text
