#pragma once

#include <QFont>
#include <QList>
#include <QString>

class QPainter;

namespace Triptych::Ui {

/** A line of text with found words in it, as a search index marks them. */
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

    /** Reads Core::HighlightStart and Core::HighlightEnd; marks without a partner are dropped. */
    static MarkedText fromMarks(const QString &marked);

    /** Fits into `width`: cut at the end, and at the start too where the first found word would be
     * lost. */
    MarkedText fitted(const QFont &font, int width) const;

    /** Paints one line, aligned to the leading edge of `rect`, the found words on `back`. */
    void paint(QPainter &painter, const QRect &rect, const QFont &font, const QColor &ink,
               const QColor &foundInk, const QColor &back, Qt::LayoutDirection direction) const;
};

} // namespace Triptych::Ui
