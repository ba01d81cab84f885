#include "listfeeding.h"

#include "articlelistview.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>

namespace Triptych::Ui {

using Models::ArticleListModel;
using Newsroom::ArticleFeed;

void connectFeed(ArticleFeed &feed, ArticleListModel &model, std::function<bool()> isFiltered)
{
    QObject::connect(&feed, &ArticleFeed::started, &model,
                     [&model, isFiltered = std::move(isFiltered)](quint64 generation) {
                         model.beginGeneration(generation, isFiltered());
                     });
    QObject::connect(&feed, &ArticleFeed::outdated, &model, &ArticleListModel::outdate);
    QObject::connect(&feed, &ArticleFeed::rowsArrived, &model, &ArticleListModel::rowsArrived);
    QObject::connect(&feed, &ArticleFeed::idsArrived, &model, &ArticleListModel::idsArrived);
    QObject::connect(&feed, &ArticleFeed::articlesArrived, &model,
                     &ArticleListModel::articlesArrived);
    QObject::connect(&feed, &ArticleFeed::counted, &model, &ArticleListModel::counted);
    QObject::connect(&feed, &ArticleFeed::renumbered, &model, &ArticleListModel::renumbered);
    QObject::connect(&feed, &ArticleFeed::failed, &model, &ArticleListModel::feedFailed);
    QObject::connect(&model, &ArticleListModel::windowNeeded, &feed, &ArticleFeed::needWindow);
    QObject::connect(&model, &ArticleListModel::rowTakenOut, &feed, &ArticleFeed::onRowTakenOut);
}

void connectTypeAhead(ArticleFeed &feed, ArticleListModel &model, ArticleListView &view)
{
    QObject::connect(&view, &ArticleListView::typedAhead, &model,
                     [&feed, &model, &view](const QString &beginning, int from) {
                         const int row = model.rowBeginning(beginning, from);
                         // Where all rows are known, or the next one is the one meant, nobody is
                         // asked.
                         const bool isNear =
                             model.rowCount() <= ArticleFeed::FirstPage || row == from;
                         if (!isNear && feed.query().sort == Core::Sort::TitleAscending)
                             feed.findTitle(beginning);
                         else if (row >= 0)
                             view.setCurrentIndex(model.index(row));
                     });
    QObject::connect(&feed, &ArticleFeed::titleFound, &model,
                     [&model, &view](quint64 generation, int row) {
                         if (generation == model.generation() && row >= 0 && row < model.rowCount())
                             view.setCurrentIndex(model.index(row));
                     });
}

} // namespace Triptych::Ui
