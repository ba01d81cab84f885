// The rows of the list: what feeds them, which one is current, which are on screen.
#include "articlelistpane.h"

#include "articledelegate.h"
#include "articlelistview.h"
#include "listfeeding.h"
#include "markcurrent.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>
#include <ui/controls/everyminute.h>

#include <QScrollBar>
#include <QStackedWidget>

namespace Triptych::Ui {

using Models::ArticleListModel;

void ArticleListPane::connectModel()
{
    connectFeed(*m_feed, *m_model, [this] { return isFiltered(); });
    connectTypeAhead(*m_feed, *m_model, *m_view);
    connect(m_model, &ArticleListModel::stateChanged, this, &ArticleListPane::showState);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &ArticleListPane::noteVisible);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ArticleListPane::followOpen);
    connect(m_model, &ArticleListModel::countChanged, this, &ArticleListPane::followOpen);
    everyMinute(this, [this] { m_view->viewport()->update(); });
    // A selection model says nothing of a reset, which leaves no current row.
    connect(m_model, &QAbstractItemModel::modelReset, this, &ArticleListPane::currentChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ArticleListPane::noteVisible);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &ArticleListPane::noteVisible);
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_view->currentIndex().row();
                if (row < first.row() || row > last.row())
                    return;
                // What was jumped to is known only now.
                const bool isNew = m_isCurrentAwaited && m_model->isThere(row);
                m_isCurrentAwaited = m_isCurrentAwaited && !isNew;
                Q_EMIT(isNew ? currentChanged() : currentUpdated());
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                markCurrent(*m_view);
                m_model->keepRow(current);
                m_isCurrentAwaited = current.isValid() && !m_model->isThere(current.row());
                Q_EMIT currentChanged();
            });
}

QListView *ArticleListPane::view() const
{
    return m_view;
}

std::optional<Core::ArticleSummary> ArticleListPane::currentArticle() const
{
    const QModelIndex index = m_view->currentIndex();
    if (!m_model->isThere(index.row()))
        return std::nullopt;
    return m_model->summaryAt(index.row());
}

void ArticleListPane::setCurrentArticle(const Core::ArticleId &id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
}

void ArticleListPane::setOpenArticle(const Core::ArticleId &id)
{
    if (id == m_open)
        return;
    m_open = id;
    m_delegate->setOpenArticle(id);
    m_view->viewport()->update();
    m_isOpenAwaited = !id.isNull();
    followOpen();
    noteVisible();
}

void ArticleListPane::followOpen()
{
    if (!m_isOpenAwaited || m_model->rowOf(m_open) < 0)
        return;
    m_isOpenAwaited = false;
    setCurrentArticle(m_open);
}

void ArticleListPane::noteVisible()
{
    m_feed->setFirstVisible(m_view->firstVisibleRow());
    m_model->setVisibleRows(m_view->firstVisibleRow(), m_view->lastVisibleRow());
    if (!m_visiblePause.isActive())
        m_visiblePause.start();
}

QList<Core::ArticleId> ArticleListPane::visibleIds() const
{
    if (m_stack->currentWidget() != m_view)
        return {};
    return m_model->idsBetween(m_view->firstVisibleRow(), m_view->lastVisibleRow());
}

} // namespace Triptych::Ui
