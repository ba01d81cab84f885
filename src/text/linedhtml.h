#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Triptych::Text {

/** The attribute of a block in HTML that says on which line of the Markdown its text begins, 0 for
 * the first. */
inline const QString LineAttribute = QStringLiteral("triptych-line");

/**
 * Takes the pieces of md4c's HTML as they are handed out, and notes in the tags of blocks where
 * their text stands in the source (LineAttribute). md4c names no positions, but what it copies out
 * of the source it hands out where it stands there (md4c-html.c, render_html_escaped()). A block
 * whose beginning is not copied, such as a picture without words, gets no line. Any thread.
 */
class LinedHtml final
{
public:
    /** `source` is what md4c reads; it stays as it is, and outlives this. */
    explicit LinedHtml(const QByteArray &source) : m_source(source) {}

    void append(const char *piece, qsizetype size);
    /** The whole HTML, with the attributes. */
    QByteArray html() const;

private:
    struct Note
    {
        qsizetype at = 0;     ///< in the HTML, behind a tag's name
        qsizetype source = 0; ///< offset in the source
    };

    /** Follows raw tags, so that no note lands within a value that goes over lines. */
    void passRaw(QByteArrayView piece);

    const QByteArray &m_source;
    QByteArray m_html;
    QList<Note> m_notes;
    qsizetype m_waiting = -1; ///< behind the name of a tag whose text has not begun yet
    bool m_isInAddress = false;
    bool m_isInWords = false; ///< of a picture, where md4c copies raw tags as they are
    bool m_isInRawTag = false;
    char m_rawQuote = 0; ///< the one that a value of a raw tag began with; 0 outside of values
};

} // namespace Triptych::Text
