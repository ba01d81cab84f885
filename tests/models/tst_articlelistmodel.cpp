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
        QVERIFY(!model.isCountExact());
        model.rowsArrived(1, 3, rows.mid(3), true);
        QCOMPARE(model.rowCount(), 5);
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

    void rowsThatAreMissing_areAskedForOnce()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy needed(&model, &ArticleListModel::windowNeeded);
        model.beginGeneration(7, false);
        const auto rows = articles(260);
        model.rowsArrived(7, 0, rows.mid(0, 60), false);
        model.setVisibleRows(0, 12);
        QCOMPARE(needed.size(), 0);
        QList<Core::ArticleId> ids;
        for (const Core::ArticleSummary &row : rows)
            ids << row.id;
        model.idsArrived(7, ids);
        QCOMPARE(model.rowCount(), 260);
        QVERIFY(model.isCountExact());
        QCOMPARE(needed.size(), 1);
        QCOMPARE(needed.first(), (QVariantList{60, 76, quint64(7)}));
        model.setVisibleRows(0, 12);
        QCOMPARE(needed.size(), 1);
        model.articlesArrived(7, ids.mid(60, 17), rows.mid(60, 17));
        QCOMPARE(needed.size(), 1);
        // Of a later generation all are read again, as they may be other ones by now.
        model.beginGeneration(8, false);
        model.idsArrived(8, ids);
        QCOMPARE(needed.size(), 2);
        QCOMPARE(needed.last(), (QVariantList{0, 76, quint64(8)}));
        QVERIFY(model.isThere(3)); // and shown until then
        model.articlesArrived(8, ids.mid(0, 77), rows.mid(0, 77));
        QCOMPARE(needed.size(), 2);
        model.setVisibleRows(240, 259);
        QCOMPARE(needed.last(), (QVariantList{176, 259, quint64(8)}));
        QVERIFY(!model.isThere(250));
        QCOMPARE(model.idAt(250), std::optional(rows.at(250).id));
        QCOMPARE(model.index(250).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Loading"));
        model.articlesArrived(8, ids.mid(176), rows.mid(176));
        QVERIFY(model.isThere(250));
        QCOMPARE(needed.size(), 3);
    }

    void articleThatIsGone_leavesTheList()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        const auto rows = articles(5);
        QList<Core::ArticleId> ids;
        for (const Core::ArticleSummary &row : rows)
            ids << row.id;
        model.beginGeneration(1, false);
        model.idsArrived(1, ids);
        model.articlesArrived(1, ids.mid(1, 3), {rows.at(2)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(titles(model), (QStringList{QString(), rows.at(2).title, QString()}));
    }

    void rowsOfAMillion_areKeptAroundTheScreenOnly()
    {
        constexpr int Count = 1'000'000;
        ArticleListModel model;
        model.beginGeneration(1, false);
        const auto rows = articles(256);
        model.rowsArrived(1, 0, rows.mid(0, 60), false);
        model.counted(1, Count, true);
        QCOMPARE(model.rowCount(), Count);
        model.keepRow(model.index(5));
        for (int first = 0; first + 256 <= 40'000; first += 256) {
            model.setVisibleRows(first, first + 20);
            model.rowsArrived(1, first, articles(256), false);
        }
        QVERIFY(!model.isThere(500));
        QVERIFY(model.isThere(39'700));
        QVERIFY(model.isThere(5)); // the current one
        QCOMPARE(model.rowCount(), Count);
    }

    void correctedNumbers_moveWhatIsOnScreenAsOne()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        model.beginGeneration(1, false);
        const auto rows = articles(100);
        model.rowsArrived(1, 0, rows.mid(0, 60), false);
        model.counted(1, 2'000, false);
        model.setVisibleRows(1'000, 1'010);
        model.rowsArrived(1, 990, rows, false);
        const QPersistentModelIndex watched(model.index(1'005));
        model.renumbered(1, 70);
        model.counted(1, 2'030, true);
        QCOMPARE(watched.row(), 1'075);
        QCOMPARE(model.idAt(1'075), std::optional(rows.at(15).id));
        QCOMPARE(model.rowCount(), 2'030);
        QVERIFY(model.isCountExact());
        model.setVisibleRows(1'070, 1'080);
        model.renumbered(1, -200);
        QCOMPARE(watched.row(), 875);
        QCOMPARE(model.idAt(875), std::optional(rows.at(15).id));
    }

    void windowReadAgain_keepsIndexesOfItsRows()
    {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model);
        auto rows = articles(100);
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, articles(60), false);
        model.counted(1, 2'000, true);
        model.setVisibleRows(1'000, 1'010);
        model.rowsArrived(1, 950, rows, false);
        const QPersistentModelIndex watched(model.index(1'005));
        model.beginGeneration(2, false);
        model.outdate(2);
        QCOMPARE(model.state(), ArticleListModel::State::Ready);
        rows.removeAt(52);
        rows.append(articles(1));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.rowsArrived(2, 950, rows, false);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(watched.row(), 1'004);
        QCOMPARE(model.rowCount(), 2'000);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(model.idAt(950 + i), std::optional(rows.at(i).id));
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
