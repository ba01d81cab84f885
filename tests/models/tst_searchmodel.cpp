#include <models/searchmodel.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Triptych;

namespace {

Core::SearchHit hit(const QString &title)
{
    Core::SearchHit hit;
    hit.article.id = Core::ArticleId::create();
    hit.article.title = title;
    hit.article.version = 1;
    return hit;
}

} // namespace

class TestSearchModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondPage_isAppendedWithoutRepeating()
    {
        Models::SearchModel model;
        QAbstractItemModelTester tester(&model);
        Core::SearchPage page;
        page.hits = {hit(QStringLiteral("One")), hit(QStringLiteral("Two"))};
        model.setPage(page, false);
        QCOMPARE(model.rowCount(), 2);
        Core::SearchPage next;
        next.hits = {page.hits.last(), hit(QStringLiteral("Three"))};
        model.setPage(next, true);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(2).data().toString(), QStringLiteral("Three"));
    }

    void savedArticle_changesItsHitOnly()
    {
        Models::SearchModel model;
        QAbstractItemModelTester tester(&model);
        Core::SearchPage page;
        page.hits = {hit(QStringLiteral("One")), hit(QStringLiteral("Two"))};
        model.setPage(page, false);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        Core::Article article = page.hits.at(1).article;
        article.title = QStringLiteral("Two, improved");
        article.body = QStringLiteral("long");
        article.version = 2;
        model.articleSaved(article);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(model.hits().at(1).article.title, article.title);
        QVERIFY(model.hits().at(1).article.body.isEmpty());
        article.version = 1;
        article.title = QStringLiteral("old");
        model.articleSaved(article);
        QCOMPARE(changed.size(), 1);
    }

    void removedArticle_goes()
    {
        Models::SearchModel model;
        QAbstractItemModelTester tester(&model);
        Core::SearchPage page;
        page.hits = {hit(QStringLiteral("One")), hit(QStringLiteral("Two"))};
        model.setPage(page, false);
        model.articleRemoved(page.hits.at(0).article.id);
        QCOMPARE(model.rowCount(), 1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSearchModel)
#include "tst_searchmodel.moc"
