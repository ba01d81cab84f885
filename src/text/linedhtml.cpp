#include "linedhtml.h"

#include <QByteArrayView>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <utility>

namespace Triptych::Text {

namespace {

/** Where the name of the tag ends that `piece` begins with; 0 where it begins with none. */
qsizetype nameEnd(QByteArrayView piece)
{
    if (piece.size() < 2 || piece[0] != '<' || !std::isalpha(uchar(piece[1])))
        return 0;
    qsizetype end = 2;
    while (end < piece.size() && std::isalnum(uchar(piece[end])))
        ++end;
    const bool isWhole = end == piece.size() || std::isspace(uchar(piece[end])) ||
                         piece[end] == '>' || piece[end] == '/';
    return isWhole ? end : 0;
}

/** Of those blocks that md4c writes and that have text of their own. */
bool hasText(QByteArrayView name)
{
    for (const char *known : {"p", "li", "pre", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}) {
        if (name == known)
            return true;
    }
    return false;
}

} // namespace

void LinedHtml::append(const char *piece, qsizetype size)
{
    if (size <= 0)
        return;
    const QByteArrayView view(piece, size);
    const auto at = reinterpret_cast<std::uintptr_t>(piece);
    const auto begin = reinterpret_cast<std::uintptr_t>(m_source.constData());
    const bool isCopied = at >= begin && at < begin + std::uintptr_t(m_source.size());
    if (isCopied && !m_isInAddress) {
        if (m_waiting >= 0)
            m_notes.append({std::exchange(m_waiting, -1), qsizetype(at - begin)});
        else if (const qsizetype end = nameEnd(view); end > 0 && !m_isInWords && !m_rawQuote)
            m_notes.append({m_html.size() + end, qsizetype(at - begin)});
        passRaw(view);
    } else if (!isCopied) {
        // An address may be defined anywhere; a picture's words stand at its place.
        if (view.endsWith("=\"")) {
            m_isInWords = view.endsWith("alt=\"");
            m_isInAddress = !m_isInWords;
        } else if (view.contains('"')) {
            m_isInAddress = m_isInWords = false;
        }
        if (const qsizetype end = nameEnd(view); end > 0 && hasText(view.sliced(1, end - 1))) {
            m_waiting = m_html.size() + end;
            m_isInRawTag = false;
            m_rawQuote = 0;
        } else if (m_html.endsWith('<') && hasText(view)) { // a cell's tag comes in pieces
            m_waiting = m_html.size() + size;
        }
    }
    m_html.append(piece, size);
}

void LinedHtml::passRaw(QByteArrayView piece)
{
    // What is typed as text is escaped by pieces that are not copied: these signs are of raw tags.
    for (const char sign : piece) {
        if (m_rawQuote)
            m_rawQuote = sign == m_rawQuote ? char(0) : m_rawQuote;
        else if (sign == '<')
            m_isInRawTag = true;
        else if (sign == '>')
            m_isInRawTag = false;
        else if (m_isInRawTag && (sign == '"' || sign == '\''))
            m_rawQuote = sign;
    }
}

QByteArray LinedHtml::html() const
{
    QList<qsizetype> breaks;
    for (qsizetype at = m_source.indexOf('\n'); at >= 0; at = m_source.indexOf('\n', at + 1))
        breaks.append(at);
    const QByteArray attribute = ' ' + LineAttribute.toLatin1() + "=\"";
    QByteArray out;
    out.reserve(m_html.size() + m_notes.size() * (attribute.size() + 8));
    qsizetype written = 0;
    for (const Note &note : m_notes) {
        const auto line = std::lower_bound(breaks.cbegin(), breaks.cend(), note.source);
        out += QByteArrayView(m_html).sliced(written, note.at - written);
        out += attribute + QByteArray::number(qsizetype(line - breaks.cbegin())) + '"';
        written = note.at;
    }
    return out + m_html.sliced(written);
}

} // namespace Triptych::Text
