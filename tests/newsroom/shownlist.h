#pragma once

#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>

#include <algorithm>

namespace Triptych::Tests {

using Models::ArticleListModel;
using Newsroom::ArticleFeed;

/** A feed with a model, of which 20 rows are on screen. */
class ShownList final : public QObject
{
public:
    static constexpr int Height = 20;

    explicit ShownList(Ports::ListPlaces &places) : feed(places)
    {
        connect(&feed, &ArticleFeed::started, &model,
                [this](quint64 generation) { model.beginGeneration(generation, false); });
        connect(&feed, &ArticleFeed::outdated, &model, &ArticleListModel::outdate);
        connect(&feed, &ArticleFeed::rowsArrived, &model, &ArticleListModel::rowsArrived);
        connect(&feed, &ArticleFeed::idsArrived, &model, &ArticleListModel::idsArrived);
        connect(&feed, &ArticleFeed::articlesArrived, &model, &ArticleListModel::articlesArrived);
        connect(&feed, &ArticleFeed::counted, &model, &ArticleListModel::counted);
        connect(&feed, &ArticleFeed::renumbered, &model, &ArticleListModel::renumbered);
        connect(&feed, &ArticleFeed::failed, &model, &ArticleListModel::feedFailed);
        connect(&model, &ArticleListModel::windowNeeded, &feed, &ArticleFeed::needWindow);
        connect(&model, &ArticleListModel::rowTakenOut, &feed, &ArticleFeed::onRowTakenOut);
        // As the view does: what is on screen stays.
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) {
                    if (m_top > 0 && first <= m_top)
                        scrollTo(m_top + last - first + 1);
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    if (first < m_top)
                        scrollTo(m_top - (std::min(last + 1, m_top) - first));
                });
    }

    int top() const { return m_top; }
    void scrollTo(int top)
    {
        m_top = top;
        feed.setFirstVisible(top);
        model.setVisibleRows(top, top + Height - 1);
    }
    bool isShown() const
    {
        for (int row = m_top; row < std::min(m_top + Height, model.rowCount()); ++row) {
            if (!model.isThere(row))
                return false;
        }
        return model.rowCount() > 0;
    }

    ArticleFeed feed;
    ArticleListModel model;

private:
    int m_top = 0;
};

} // namespace Triptych::Tests
