#pragma once

#include <QList>
#include <QString>

#include <optional>

class QTextDocument;

namespace Triptych::Ui {

/**
 * Which block of a page shows which line of its Markdown; both are counted from 0. A value: the
 * constructor runs on the thread of the page, all else on any.
 */
class SourcePlaces final
{
public:
    SourcePlaces() = default;
    /** Of a page that pageHtml() made of Text::toHtmlWithLines(), whose blocks have the lines in
     * their userState(). The time is linear where the blocks are in the order of their lines, as
     * all but footnotes are. */
    SourcePlaces(const QTextDocument &page, const QString &markdown);

    /** What shows a line: blocks from `first` to `last`, and how far through them, 0 to 1. */
    struct Spot
    {
        int first = 0;
        int last = 0;
        double share = 0;
    };
    /** For a line with its part that is passed: 2.5 is the middle of the third line. A line that
     * shows nothing of its own is at the end of what stands before it; nothing where nothing does.
     * The time is logarithmic. */
    std::optional<Spot> spotOf(double line) const;

    bool isEmpty() const { return m_places.isEmpty(); }

private:
    struct Place
    {
        int line = 0;
        int lines = 1; ///< of the Markdown, to the last that is not blank
        int first = 0;
        int last = 0;
    };
    QList<Place> m_places; ///< by line
};

} // namespace Triptych::Ui
