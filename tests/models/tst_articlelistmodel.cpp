#include <models/articlelistmodel.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Triptych;
using Models::ArticleListModel;

namespace {

QList<Core::ArticleSummary> articles(int count)
{
    QList<Core::ArticleSummary> rows;
    for (int i = 0; i < count; ++i) {
        Core::ArticleSummary row;
        row.id = Core::ArticleId::create();
        row.version = 1;
        row.title = QStringLiteral("Article %1").arg(i);
        row.authors = QStringList{i % 2 ? QStringLiteral("Ada") : QStringLiteral("Grace")};
        row.updatedAt = Core::utcNow();
        rows.append(row);
    }
    return rows;
}

QStringList titles(const ArticleListModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.index(row).data().toString();
    return result;
}

QStringList titles(const QList<Core::ArticleSummary> &rows)
{
    QStringList result;
    for (const Core::ArticleSummary &row : rows)
        result << row.title;
    return result;
}

} // namespace

class TestArticleListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_areFedInOrder()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        const auto rows = articles(5);
        model.beginGeneration(1, false);
        QCOMPARE(model.state(), ArticleListModel::State::Loading);
        model.rowsArrived(1, 0, rows.mid(0, 3), false);
        QCOMPARE(model.state(), ArticleListModel::State::Ready);
        QVERIFY(!model.isAtEnd());
        model.rowsArrived(1, 3, rows.mid(3), true);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.isAtEnd());
        QCOMPARE(model.summaryAt(4).title, rows.at(4).title);
        QCOMPARE(model.knownAuthors(),
                 (QStringList{QStringLiteral("Ada"), QStringLiteral("Grace")}));
    }

    void answerOfOlderGeneration_isDropped()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        model.beginGeneration(1, false);
        model.beginGeneration(2, true);
        model.rowsArrived(1, 0, articles(3), true);
        QCOMPARE(model.rowCount(), 0);
        model.feedFailed(1, {});
        QCOMPARE(model.state(), ArticleListModel::State::Loading);
    }

    void noRows_tellWhy_data()
    {
        QTest::addColumn<bool>("filtered");
        QTest::addColumn<ArticleListModel::State>("state");
        QTest::newRow("empty workspace") << false << ArticleListModel::State::Empty;
        QTest::newRow("filters") << true << ArticleListModel::State::FilteredToNothing;
    }

    void noRows_tellWhy()
    {
        QFETCH(bool, filtered);
        QFETCH(ArticleListModel::State, state);
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        model.beginGeneration(1, filtered);
        model.rowsArrived(1, 0, {}, true);
        QCOMPARE(model.state(), state);
    }

    void failure_keepsRows()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, articles(3), false);
        model.feedFailed(1, {Core::ErrorKind::Unreachable, QStringLiteral("away"), {}});
        QCOMPARE(model.state(), ArticleListModel::State::Failed);
        QCOMPARE(model.error().kind, Core::ErrorKind::Unreachable);
        QCOMPARE(model.rowCount(), 3);
    }

    void newGeneration_movesInsteadOfResetting()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        auto rows = articles(6);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        const QPersistentModelIndex watched(model.index(4));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        // Row 4 was saved: it comes first; row 1 was deleted; one is new.
        Core::ArticleSummary saved = rows.takeAt(4);
        saved.title = QStringLiteral("Saved");
        saved.version = 2;
        rows.removeAt(1);
        rows.prepend(saved);
        rows.insert(2, articles(1).first());
        model.beginGeneration(2, false);
        QCOMPARE(model.rowCount(), 6);
        model.rowsArrived(2, 0, rows, true);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(watched.row(), 0);
        QCOMPARE(titles(model), titles(rows));
    }

    void otherOrder_isTakenOver()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        auto rows = articles(400);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        std::reverse(rows.begin(), rows.end());
        model.beginGeneration(2, false);
        model.rowsArrived(2, 0, rows, true);
        QCOMPARE(titles(model), titles(rows));
    }

    void savedArticle_namesOnlyWhatChanged()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        const auto rows = articles(3);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        Core::Article article = rows.at(1);
        article.version = 2;
        article.status = Core::Status::Published;
        model.articleSaved(article);
        QCOMPARE(changed.size(), 1);
        const auto roles = changed.first().at(2).value<QList<int>>();
        QVERIFY(roles.contains(ArticleListModel::StatusRole));
        QVERIFY(!roles.contains(ArticleListModel::TitleRole));
        article.version = 1;
        article.title = QStringLiteral("late");
        model.articleSaved(article);
        QCOMPARE(changed.size(), 1);
    }

    void counts_touchVisibleRowsOnly()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        const auto rows = articles(10);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        model.setVisibleRows(2, 4);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.countsChanged({{rows.at(3).id, 12}, {rows.at(9).id, 7}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(2).value<QList<int>>().first(),
                 int(ArticleListModel::ViewsRole));
        QCOMPARE(model.index(3).data(ArticleListModel::ViewsRole).toLongLong(), 12);
        QCOMPARE(model.index(9).data(ArticleListModel::ViewsRole).toLongLong(), 7);
        QVERIFY(!model.index(0).data(ArticleListModel::ViewsRole).isValid());
    }

    void visibleRowsNearTheEnd_askForMoreOnce()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy needed(&model, &ArticleListModel::windowNeeded);
        model.beginGeneration(7, false);
        model.rowsArrived(7, 0, articles(60), false);
        model.setVisibleRows(0, 12);
        QCOMPARE(needed.size(), 1);
        QCOMPARE(needed.first().at(2).toULongLong(), 7u);
        model.setVisibleRows(0, 12);
        QCOMPARE(needed.size(), 1);
        model.rowsArrived(7, 60, articles(200), true);
        model.setVisibleRows(200, 259);
        QCOMPARE(needed.size(), 1);
    }

    void lastRowRemoved_leavesEmptyState()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        const auto rows = articles(1);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        model.articleRemoved(rows.first().id);
        QCOMPARE(model.state(), ArticleListModel::State::Empty);
    }

    void spokenText_namesStateAndByline()
    {
        ArticleListModel model;
        auto rows = articles(1);
        rows[0].status = Core::Status::Published;
        rows[0].publishAt = Core::utcNow().addDays(2);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, rows, true);
        const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.startsWith(QStringLiteral("Article 0, scheduled, by Grace")));
        QVERIFY(model.index(0).data(ArticleListModel::ScheduledRole).toBool());
    }
};

QTEST_GUILESS_MAIN(TestArticleListModel)
#include "tst_articlelistmodel.moc"
