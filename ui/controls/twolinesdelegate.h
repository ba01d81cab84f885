#pragma once

#include "twolines.h"

#include <QStyledItemDelegate>

#include <functional>

namespace Triptych::Ui {

/** Paints the rows of a list of findings as paintTwoLines() does. GUI thread. */
class TwoLinesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /** What a row shows, asked for each painting of it. */
    using Shown = std::function<TwoLines(const QModelIndex &)>;

    explicit TwoLinesDelegate(Shown shown, QObject *parent = nullptr);

    /** Of Measure::TallRow. */
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Shown m_shown;
};

} // namespace Triptych::Ui
