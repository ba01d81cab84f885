#include "panesplit.h"

#include <QApplication>
#include <QSettings>

namespace Triptych::Ui {

namespace {

constexpr int FirstWidth = 364;
constexpr int LeastWidth = 280;
constexpr int MostWidth = 900;
constexpr int MostPercent = 45;
constexpr QSize LeastPage(320, 1);
const auto ListWidthKey = QStringLiteral("window/listWidth");

} // namespace

PaneSplit::PaneSplit(QWidget *parent) : QSplitter(parent), m_listWidth(FirstWidth)
{
    connect(this, &QSplitter::splitterMoved, this, [this] { m_listWidth = sizes().first(); });
}

void PaneSplit::setPanes(QWidget *list, QWidget *page)
{
    // Else the page that wants most would move the list.
    page->setMinimumSize(LeastPage);
    addWidget(list);
    addWidget(page);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setCollapsible(0, false);
    setCollapsible(1, false);
}

void PaneSplit::fit()
{
    if (count() < 2 || !widget(0)->isVisibleTo(this))
        return;
    // The page keeps its column; the list comes back to its own width when there is room again.
    const int room = width();
    const int wide =
        std::clamp(m_listWidth, LeastWidth, std::max(LeastWidth, room * MostPercent / 100));
    setSizes({wide, room - wide});
}

void PaneSplit::saveState(QSettings &settings) const
{
    settings.setValue(ListWidthKey, m_listWidth);
}

void PaneSplit::restoreState(const QSettings &settings)
{
    m_listWidth =
        std::clamp(settings.value(ListWidthKey, FirstWidth).toInt(), LeastWidth, MostWidth);
    fit();
}

void PaneSplit::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fit();
}

QWidget *nextOf(QList<QWidget *> panes)
{
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    const QWidget *focus = QApplication::focusWidget();
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            return panes.at((i + 1) % panes.size());
    }
    return panes.value(0);
}

} // namespace Triptych::Ui
