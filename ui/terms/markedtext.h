#pragma once

#include <QFont>
#include <QList>
#include <QString>

class QPainter;

namespace Triptych::Ui {

/** A line of text in which a search index has marked the found words. */
struct MarkedText
{
    struct Range
    {
        int start = 0;
        int length = 0;

        friend bool operator==(const Range &, const Range &) = default;
    };

    QString text; ///< without marks, in one line
    QList<Range> found;

    /** Reads text with Core::HighlightStart and Core::HighlightEnd; unpaired marks are dropped. */
    static MarkedText fromMarks(const QString &marked);

    /** The text, elided to `width` pixels: at its end, and also at its start where the first found
     * word would be cut off. */
    MarkedText fitted(const QFont &font, int width) const;

    /** Paints one line at the leading edge of `rect`; found words have the background `back`. */
    void paint(QPainter &painter, const QRect &rect, const QFont &font, const QColor &ink,
               const QColor &foundInk, const QColor &back, Qt::LayoutDirection direction) const;
};

} // namespace Triptych::Ui
