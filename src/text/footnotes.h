#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace Triptych::Text {

/**
 * Footnotes, which md4c lacks: `[^label]` in the text and `[^label]: note` somewhere in it, as
 * GitHub, Pandoc and Hugo have them (https://github.github.com/gfm has no words on it; the rules
 * are those of cmark-gfm's footnote_definition). A note goes on in the lines that follow it without
 * a blank one, and in paragraphs that are indented by four blanks or a tab. It may stand in a
 * quote, whose marks its lines then have. Labels are compared without case. What is no reference
 * stays as it is typed: a label without a note, code, an address, `\[^label]`. Of two notes with
 * one label the first counts. A note that nothing refers to stands after the others, so that
 * nothing of an article is lost.
 *
 * Any thread; the time is linear in the length of the text.
 */
class Footnotes final
{
public:
    /** Makes sanitized HTML of a Markdown text. */
    using Render = std::function<QString(const QString &markdown)>;

    /** The sanitized HTML of a text with its notes at the end. A reference is a number that leads
     * to its note, and the note leads back to its first reference. Made of links and `name`s that
     * the sanitizer itself would not write. */
    static QString html(const QString &markdown, const Render &render);

private:
    explicit Footnotes(QChar mark) : m_mark(mark) {}

    enum class Place {
        Text,
        Link,  ///< in the words of a link, where no other can stand
        Typed, ///< code and addresses
    };
    struct Reference
    {
        int note = 0;
        QString typed; ///< the label as it stands there
    };

    struct Note
    {
        QString text;
        int line = 0;       ///< where it begins, in the whole text
        qsizetype size = 0; ///< lines that define it
    };

    void read(const QString &markdown);
    static Note readNote(const QStringList &lines, qsizetype first, int quotes, const QString &own);
    QString marked(const QString &text);
    /** `lines`: for each line of what was rendered the line of the whole text. */
    QString linked(const QString &html, const QList<int> &lines);
    static QString inSource(QStringView tag, const QList<int> &lines);
    void resolve(QStringView piece, QString &out, Place place);
    QString numberOf(int note, bool isInLink);
    QString notes(const Render &render, qint64 size);

    QChar m_mark; ///< stands in the text nowhere else
    QStringList m_body;
    QList<int> m_bodyLines;        ///< of each line in m_body, that of the whole text
    QStringList m_definitions;     ///< of links, which notes may use
    QStringList m_labels;          ///< as they are typed in the definitions
    QList<Note> m_notes;           ///< by place in m_labels
    QHash<QString, int> m_numbers; ///< place in m_labels by folded label
    QList<int> m_order;            ///< places in the order of the first references
    QList<int> m_places;           ///< of each note in m_order, -1 where nothing refers to it yet
    QList<Reference> m_references; ///< by the number in their marks
};

} // namespace Triptych::Text
