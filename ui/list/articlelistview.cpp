#include "articlelistview.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Triptych::Ui {

ArticleListView::ArticleListView(int rowHeight, QWidget *parent)
    : QListView(parent), m_rowHeight(rowHeight)
{
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ArticleListView::setModel(QAbstractItemModel *model)
{
    if (QAbstractItemModel *before = this->model())
        before->disconnect(this);
    QListView::setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        const int gone = std::exchange(m_goingBefore, 0);
        holdPlace(-gone);
    });
    connect(model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int last, const QModelIndex &, int to) {
                const int top = firstVisibleRow();
                if (first > top && to <= top)
                    holdPlace(last - first + 1);
            });
}

int ArticleListView::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int ArticleListView::firstVisibleRow() const
{
    return verticalOffset() / m_rowHeight;
}

int ArticleListView::lastVisibleRow() const
{
    return (verticalOffset() + viewport()->height()) / m_rowHeight;
}

int ArticleListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect ArticleListView::rowRect(int row) const
{
    return {0, row * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight};
}

QRect ArticleListView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? rowRect(index.row()) : QRect();
}

QModelIndex ArticleListView::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    if (y < 0 || !model())
        return {};
    return model()->index(y / m_rowHeight, 0, rootIndex());
}

void ArticleListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    // Rows may have come since the range was reckoned.
    updateGeometries();
    const int top = index.row() * m_rowHeight;
    const int height = viewport()->height();
    const int offset = verticalOffset();
    int to = offset;
    switch (hint) {
    case PositionAtTop:
        to = top;
        break;
    case PositionAtBottom:
        to = top + m_rowHeight - height;
        break;
    case PositionAtCenter:
        to = top - (height - m_rowHeight) / 2;
        break;
    case EnsureVisible:
        if (top < offset || height < m_rowHeight)
            to = top;
        else if (top + m_rowHeight > offset + height)
            to = top + m_rowHeight - height;
    }
    verticalScrollBar()->setValue(to);
}

void ArticleListView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

void ArticleListView::updateGeometries()
{
    const int height = viewport()->height();
    verticalScrollBar()->setSingleStep(m_rowHeight / 2);
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setRange(0, std::max(0, rowCount() * m_rowHeight - height));
    QAbstractItemView::updateGeometries();
}

void ArticleListView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    if (std::abs(dy) < viewport()->height())
        viewport()->scroll(0, dy);
    else
        viewport()->update();
}

QModelIndex ArticleListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rowCount() - 1;
    if (last < 0)
        return {};
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    const int now = currentIndex().row();
    int to = now;
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        to = now - 1;
        break;
    case MoveDown:
    case MoveNext:
    case MoveRight:
        to = now + 1;
        break;
    case MovePageUp:
        to = now - page;
        break;
    case MovePageDown:
        to = now + page;
        break;
    case MoveHome:
        to = 0;
        break;
    case MoveEnd:
        to = last;
        break;
    }
    if (now < 0 && action != MoveEnd)
        to = 0;
    return model()->index(std::clamp(to, 0, last), 0, rootIndex());
}

void ArticleListView::keyboardSearch(const QString &search)
{
    const bool isLate =
        !m_sinceTyped.isValid() || m_sinceTyped.elapsed() > QApplication::keyboardInputInterval();
    m_sinceTyped.start();
    const bool isSameKey = !isLate && m_typed == search; // goes on to the next one
    m_typed = isLate || isSameKey ? search : m_typed + search;
    const bool isNext = isLate || isSameKey;
    Q_EMIT typedAhead(m_typed, std::max(0, currentIndex().row()) + (isNext ? 1 : 0));
}

void ArticleListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QRect area = rect.normalized();
    const int first = std::max(0, area.top() + verticalOffset()) / m_rowHeight;
    const int last = std::min((area.bottom() + verticalOffset()) / m_rowHeight, rowCount() - 1);
    QItemSelection selection;
    if (first <= last)
        selection.select(model()->index(first, 0, rootIndex()),
                         model()->index(last, 0, rootIndex()));
    selectionModel()->select(selection, command);
}

QRegion ArticleListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const QRect shown = viewport()->rect();
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            region += rowRect(range.top()).united(rowRect(range.bottom())).intersected(shown);
    }
    return region;
}

void ArticleListView::paintEvent(QPaintEvent *event)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    QPainter painter(viewport());
    const int first = (event->rect().top() + verticalOffset()) / m_rowHeight;
    const int last =
        std::min((event->rect().bottom() + verticalOffset()) / m_rowHeight, rowCount() - 1);
    const QModelIndex hovered = viewport()->underMouse()
                                    ? indexAt(viewport()->mapFromGlobal(QCursor::pos()))
                                    : QModelIndex();
    const QStyle::State state = option.state;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = rowRect(row);
        option.state = state;
        if (selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (index == currentIndex() && hasFocus())
            option.state |= QStyle::State_HasFocus;
        if (index == hovered)
            option.state |= QStyle::State_MouseOver;
        else
            option.state &= ~QStyle::State_MouseOver;
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void ArticleListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                  const QList<int> &roles)
{
    // QListView would lay out every row anew.
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void ArticleListView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    const bool isBefore = verticalOffset() > 0 && first <= firstVisibleRow();
    holdPlace(isBefore ? last - first + 1 : 0);
}

void ArticleListView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    m_goingBefore = std::max(0, std::min(last + 1, firstVisibleRow()) - first);
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
}

void ArticleListView::holdPlace(int rows)
{
    // The range has to reach first as far as the place will be.
    const int wanted = verticalOffset() + rows * m_rowHeight;
    if (rows > 0)
        updateGeometries();
    if (rows != 0)
        verticalScrollBar()->setValue(wanted);
    updateGeometries();
    viewport()->update();
}

} // namespace Triptych::Ui
