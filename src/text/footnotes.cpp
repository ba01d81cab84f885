#include "footnotes.h"

#include "codefence.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

QStringView withoutIndent(QStringView line)
{
    if (line.startsWith(u'\t'))
        return line.sliced(1);
    qsizetype blanks = 0;
    while (blanks < qMin(Indent, line.size()) && line[blanks] == u' ')
        ++blanks;
    return line.sliced(blanks);
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
    static const QRegularExpression definition(QStringLiteral("^ {0,3}\\[\\^[^\\]\\s\\[]+\\]:"),
                                               QRegularExpression::MultilineOption);
    if (!markdown.contains(QLatin1String("[^")) || !definition.match(markdown).hasMatch())
        return render(markdown);
    const std::optional<QChar> sign = unusedSign(markdown);
    if (!sign)
        return render(markdown);
    Footnotes notes(*sign);
    notes.read(markdown);
    const QString body = notes.linked(render(notes.marked(notes.m_body.join(QLatin1Char('\n')))));
    return body + notes.notes(render, markdown.size());
}

void Footnotes::read(const QString &markdown)
{
    const QStringList lines =
        QString(markdown).replace(QLatin1String("\r\n"), QLatin1String("\n")).split(u'\n');
    CodeFences fences;
    qsizetype at = 0;
    while (at < lines.size()) {
        const QString &line = lines[at];
        const QStringView label = fences.isOpen() ? QStringView() : definedBy(line);
        if (label.isEmpty()) {
            if (!fences.take(line) && definesLink(line))
                m_definitions.append(line);
            m_body.append(line);
            ++at;
            continue;
        }
        QStringList note{line.sliced(line.indexOf(u':', line.indexOf(u']')) + 1).trimmed()};
        CodeFences inner;
        inner.take(note.first());
        for (++at; at < lines.size(); ++at) {
            const bool isNext = !inner.isOpen() && !isBlank(note.last());
            if (isBlank(lines[at]))
                note.append(QString());
            else if (indentOf(lines[at]) >= Indent)
                note.append(withoutIndent(lines[at]).toString());
            else if (isNext && definedBy(lines[at]).isEmpty() && goesOn(lines[at]))
                note.append(lines[at]);
            else
                break;
            inner.take(note.last());
        }
        m_body.append(QString());
        const QString folded = label.toString().toCaseFolded();
        if (!m_numbers.contains(folded)) {
            m_numbers.insert(folded, int(m_labels.size()));
            m_labels.append(label.toString());
            m_texts.append(note.join(u'\n').trimmed());
        }
    }
    m_places.fill(-1, m_labels.size());
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
QString Footnotes::linked(const QString &html)
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
            resolve(piece, out, Place::Typed);
        } else {
            resolve(piece, out, code > 0 ? Place::Typed : (links > 0 ? Place::Link : Place::Text));
        }
        at = end;
    }
    return out;
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
        QString text = marked(m_texts[note]);
        if (text.contains(u']') && !m_definitions.isEmpty() && spare >= definitions.size()) {
            spare -= definitions.size();
            text += definitions;
        }
        QString item = linked(render(text)).trimmed();
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
