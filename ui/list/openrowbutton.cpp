#include "openrowbutton.h"

#include <ui/look/measures.h>
#include <ui/look/theme.h>

#include <QListView>

namespace Triptych::Ui {

OpenRowButton::OpenRowButton(QListView *view, std::function<int()> openRow, QWidget *pane)
    : QPushButton(pane), m_view(view), m_openRow(std::move(openRow))
{
    setAutoDefault(false);
    setFont(textFont(TextSize::Small));
    setCursor(Qt::ArrowCursor);
    // The keyboard stays in the text; a key of the window does the same.
    setFocusPolicy(Qt::NoFocus);
    connect(this, &QPushButton::clicked, this, &OpenRowButton::showRow);
    hide();
}

void OpenRowButton::refresh()
{
    const int row = m_view->isVisibleTo(parentWidget()) ? m_openRow() : -1;
    const QRect place = row < 0 ? QRect() : m_view->visualRect(m_view->model()->index(row, 0));
    const QRect seen = m_view->viewport()->rect();
    const bool isAbove = place.bottom() < seen.top();
    if (row < 0 || (!isAbove && place.top() <= seen.bottom())) {
        hide();
        return;
    }
    const QString words = isAbove ? tr("Open article above") : tr("Open article below");
    setText((isAbove ? QStringLiteral("↑ ") : QStringLiteral("↓ ")) + words);
    setAccessibleName(words);
    setToolTip(tr("Show the row of the open article"));
    this->place(isAbove);
    show();
    raise();
}

void OpenRowButton::place(bool isAbove)
{
    const QWidget *rows = m_view->viewport();
    const QRect seen(rows->mapTo(parentWidget(), QPoint()), rows->size());
    const QSize size = sizeHint().boundedTo(seen.size());
    const int top =
        isAbove ? seen.top() + Space::Small : seen.bottom() - size.height() - Space::Small;
    setGeometry(QRect(QPoint(seen.center().x() - size.width() / 2, top), size));
}

bool OpenRowButton::showRow()
{
    const int row = m_openRow();
    if (row < 0)
        return false;
    const QModelIndex index = m_view->model()->index(row, 0);
    // A list that has the keyboard shows the article of its current row: that one would change
    // the page.
    if (!m_view->hasFocus())
        m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
    refresh();
    return true;
}

} // namespace Triptych::Ui
