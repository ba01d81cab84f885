#include "twolinesdelegate.h"

namespace Triptych::Ui {

namespace {

constexpr int LeastWidth = 120;

} // namespace

TwoLinesDelegate::TwoLinesDelegate(Shown shown, QObject *parent)
    : QStyledItemDelegate(parent), m_shown(std::move(shown))
{
}

QSize TwoLinesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {LeastWidth, Measure::TallRow};
}

void TwoLinesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    paintTwoLines(painter, option, m_shown(index));
}

} // namespace Triptych::Ui
