#include <support/outcome.h>
#include <support/waiting.h>

#include <search/elasticindex.h>

#include <support/corpora.h>
#include <support/indexprefix.h>
#include <support/servers.h>

#include <QFile>
#include <QHash>
#include <QScopeGuard>
#include <QSet>
#include <QTest>
#include <QThread>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Triptych;

namespace {

constexpr int Depth = 10;
/** BM25 with the English analyzer alone reaches 0.371 on this collection; well below is a defect.
 */
constexpr double LeastNdcg = 0.37;

Core::Call soon()
{
    return Core::Call::within(std::chrono::seconds(50));
}

QList<QStringList> table(const QString &path)
{
    QList<QStringList> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        rows << line.split(u'\t');
    return rows;
}

double ndcg(const QStringList &ranked, const QSet<QString> &relevant)
{
    double gain = 0;
    double ideal = 0;
    for (int i = 0; i < Depth; ++i) {
        const double weight = 1 / std::log2(i + 2);
        if (i < ranked.size() && relevant.contains(ranked.at(i)))
            gain += weight;
        if (i < relevant.size())
            ideal += weight;
    }
    return gain / ideal;
}

} // namespace

/** Judged queries (the CISI collection) through search() as people use it. */
class TestRelevance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgedQueries_rankAsWellAsTheReference();
};

void TestRelevance::judgedQueries_rankAsWellAsTheReference()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    const QTemporaryDir folder;
    TRIPTYCH_UNPACK_OR_SKIP("search-cisi.tar.gz", folder);
    const Support::IndexPrefix prefix(Support::elasticsearchUrl());

    QThread io;
    const auto stop = qScopeGuard([&io] {
        io.quit();
        io.wait();
    });
    io.start();
    auto settings = Elastic::Settings::parse(prefix.server().toString());
    VERIFY_RESULT(settings);
    settings->alias = prefix.name() + u"articles"_s;
    {
        Search::ElasticIndex index(*settings, &io);
        VERIFY_RESULT(Tests::wait(index.ensure(soon())));
        QList<Core::Article> articles;
        const QList<QStringList> documents = table(folder.filePath(u"cisi.docs"_s));
        QVERIFY(documents.size() > 1000);
        for (const QStringList &row : documents) {
            Core::Article article;
            article.id = Core::ArticleId::create();
            article.version = 1;
            article.slug = row.at(0);
            article.title = row.at(1);
            article.body = row.at(2);
            articles << article;
        }
        const auto published = Tests::wait(index.publish(articles, soon()));
        VERIFY_RESULT(published);
        VERIFY_RESULT(Tests::wait(index.refresh(soon())));

        QHash<QString, QSet<QString>> relevant;
        for (const QStringList &row : table(folder.filePath(u"cisi.rel"_s)))
            relevant[row.at(0)] << row.at(1);
        double sum = 0;
        int judged = 0;
        for (const QStringList &row : table(folder.filePath(u"cisi.q"_s))) {
            if (!relevant.contains(row.at(0)))
                continue;
            Core::SearchQuery query;
            // The collection's quotes are irony, not phrases that must be there.
            query.words = QString(row.at(1)).remove(u'"');
            query.limit = Depth;
            const auto page = Tests::wait(index.search(query, soon()));
            VERIFY_RESULT(page);
            QStringList ranked;
            for (const Core::SearchHit &hit : page->hits)
                ranked << hit.article.slug;
            sum += ndcg(ranked, relevant.value(row.at(0)));
            ++judged;
        }
        QCOMPARE(judged, 76);
        qInfo("nDCG@%d over %d judged queries: %.4f", Depth, judged, sum / judged);
        QVERIFY2(sum / judged >= LeastNdcg, qPrintable(QString::number(sum / judged)));
    }
}

QTEST_GUILESS_MAIN(TestRelevance)
#include "tst_relevance.moc"
