#include "inspectordrawer.h"

#include "inspector.h"

#include <ui/controls/hairline.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>

#include <QApplication>
#include <QFontMetricsF>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtMath>

namespace Triptych::Ui {

namespace {

constexpr int FullWidth = Inspector::Width + 1; // with its edge
constexpr int LeastCharacters = 36;             // of a line of text

int leastText()
{
    return qCeil(LeastCharacters * QFontMetricsF(articleFont()).averageCharWidth()) +
           2 * Space::Huge;
}

} // namespace

InspectorDrawer::InspectorDrawer(Inspector *inspector, QWidget *sheet)
    : QWidget(sheet)
    , m_sheet(sheet)
    , m_head(new QWidget)
    , m_close(new QToolButton)
    , m_slide(this, "pos")
{
    setSurface(this, Surface::List);
    auto *title = new QLabel(tr("Inspector"));
    m_close->setIcon(icon(Icon::Close));
    m_close->setIconSize(QSize(Measure::SmallIcon, Measure::SmallIcon));
    m_close->setAutoRaise(true);
    m_close->setMinimumSize(Measure::HitTarget, Measure::HitTarget);
    m_close->setAccessibleName(tr("Close the inspector"));
    m_close->setToolTip(tr("Close the inspector (Esc)"));
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(Space::Large, Space::Small, Space::Small, 0);
    head->addWidget(title, 1);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(inspector, 1);
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(new Hairline(Qt::Vertical));
    across->addLayout(column, 1);
    connect(m_close, &QToolButton::clicked, this, &InspectorDrawer::closeAsked);
    dress(this, [title] { title->setFont(textFont(TextSize::Body, Weight::Medium)); });
    hide();
}

bool InspectorDrawer::isOver() const
{
    return m_sheet->width() - FullWidth < leastText();
}

int InspectorDrawer::room() const
{
    return isShown() && !isOver() ? FullWidth : 0;
}

QRect InspectorDrawer::placeFor(int top) const
{
    const int width = qMin(FullWidth, m_sheet->width());
    const int from = isOver() ? top : 0;
    return QStyle::visualRect(
        m_sheet->layoutDirection(), m_sheet->rect(),
        QRect(m_sheet->width() - width, from, width, m_sheet->height() - from));
}

void InspectorDrawer::place(int top)
{
    m_slide.stop();
    m_head->setVisible(isOver());
    setGeometry(placeFor(top));
    raise();
}

bool InspectorDrawer::focusNextPrevChild(bool next)
{
    const bool moved = QWidget::focusNextPrevChild(next);
    // What comes next in the window is some button far away.
    if (const QWidget *focus = QApplication::focusWidget(); focus && !isAncestorOf(focus))
        Q_EMIT tabbedOut(next);
    return moved;
}

void InspectorDrawer::slideIn()
{
    const Theme *theme = Theme::current();
    if (!theme || !theme->isMotionOn() || !isVisible())
        return;
    const QPoint place = pos();
    const int outwards = m_sheet->isRightToLeft() ? -width() : width();
    m_slide.setDuration(Measure::MotionMs);
    m_slide.setStartValue(place + QPoint(outwards, 0));
    m_slide.setEndValue(place);
    m_slide.start();
}

} // namespace Triptych::Ui
