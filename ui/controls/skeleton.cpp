#include "skeleton.h"

#include <ui/look/theme.h>

#include <QPainter>
#include <QStyle>

namespace Triptych::Ui {

Skeleton::Skeleton(QWidget *parent) : QWidget(parent), m_rowHeight(Measure::TallRow)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::setRowHeight(int height)
{
    m_rowHeight = height;
    update();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    // Widths that repeat only after five rows look like text rather than like a pattern.
    constexpr std::array Shares{0.62, 0.48, 0.71, 0.55, 0.40};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().neutral[3]);
    const int left = Space::Large + 26;
    const int room = width() - left - Space::Large;
    for (int row = 0, y = 0; y < height(); ++row, y += m_rowHeight) {
        const double share = Shares.at(size_t(row) % Shares.size());
        painter.setOpacity(std::max(0.25, 1.0 - row * 0.09));
        const QRect title(left, y + m_rowHeight / 2 - 14, int(room * share), 10);
        const QRect line(left, y + m_rowHeight / 2 + 5, int(room * share * 0.6), 8);
        const QRect dot(Space::Large, y + m_rowHeight / 2 - 16, 14, 14);
        for (const QRect &bar : {title, line, dot})
            painter.drawRoundedRect(style()->visualRect(layoutDirection(), rect(), bar), 4, 4);
    }
}

} // namespace Triptych::Ui
