#include "panesplit.h"

#include <QApplication>
#include <QSettings>

namespace Triptych::Ui {

namespace {

constexpr int FirstWidth = 364;  // of the list, until there is room for more
constexpr int FirstPercent = 22; // of the room for list and page
constexpr int MostFirstWidth = 520;
constexpr int LeastWidth = 280;
constexpr int MostWidth = 900;
constexpr int MostPercent = 45;
constexpr QSize LeastPage(320, 1);
const auto ListWidthKey = QStringLiteral("window/listWidth");

} // namespace

PaneSplit::PaneSplit(QWidget *parent) : QSplitter(parent)
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

int PaneSplit::wantedWidth() const
{
    return m_listWidth.value_or(
        std::clamp(width() * FirstPercent / 100, FirstWidth, MostFirstWidth));
}

void PaneSplit::fit()
{
    if (count() < 2 || !widget(0)->isVisibleTo(this))
        return;
    // The page keeps its column; the list comes back to its own width when there is room again.
    const int room = width();
    const int wide =
        std::clamp(wantedWidth(), LeastWidth, std::max(LeastWidth, room * MostPercent / 100));
    setSizes({wide, room - wide});
}

void PaneSplit::saveState(QSettings &settings) const
{
    if (m_listWidth)
        settings.setValue(ListWidthKey, *m_listWidth);
}

void PaneSplit::restoreState(const QSettings &settings)
{
    // Earlier versions wrote the first width down, too, where nobody had chosen it.
    const int kept = settings.value(ListWidthKey, FirstWidth).toInt();
    m_listWidth =
        kept == FirstWidth ? std::nullopt : std::optional(std::clamp(kept, LeastWidth, MostWidth));
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
