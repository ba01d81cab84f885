#include "indexbench.h"
#include "measure.h"
#include "row.h"

#include <search/sqlindex.h>
#include <support/servers.h>

#include "../articles/storefixture.h"

namespace Triptych::Bench {

namespace {

tl::unexpected<Core::Error> noServer()
{
    return Core::failure(Core::ErrorKind::Unreachable,
                         QStringLiteral("TRIPTYCH_TEST_ELASTICSEARCH names no server"));
}

Core::Result<void> publish(Search::ElasticIndex &index, const QList<Core::Article> &articles)
{
    constexpr int Batch = 1000;
    for (qsizetype at = 0; at < articles.size(); at += Batch) {
        const auto published = deliver(index.publish(articles.mid(at, Batch), patient()));
        if (!published)
            return Core::failure(published.error());
        for (const Core::Result<void> &one : *published) {
            if (!one)
                return Core::failure(one.error());
        }
    }
    return {};
}

class SearchShown final : public Row
{
public:
    QString what() const override { return QStringLiteral("search shown, p95, 10,000 articles"); }
    QString reference() const override { return QStringLiteral("Elasticsearch's own took, p95"); }
    Budget budget() const override { return {Budget::Kind::DifferenceAtMost, 15e-3}; }

    Core::Result<Figures> measure() override
    {
        if (Support::elasticsearchUrl().isEmpty())
            return noServer();
        IndexBench bench;
        if (const auto made = deliver(bench.index->ensure(patient())); !made)
            return Core::failure(made.error());
        if (const auto done = publish(*bench.index, manyArticles(10'000, 2000)); !done)
            return Core::failure(done.error());
        if (const auto done = deliver(bench.index->refresh(patient())); !done)
            return Core::failure(done.error());

        std::vector<double> shown;
        std::vector<double> took;
        for (int round = 0; round < 220; ++round) {
            Core::SearchQuery query;
            query.words = QStringLiteral("harbour council number %1").arg(round);
            Core::Result<Core::SearchPage> page;
            const double seconds =
                secondsOf([&] { page = deliver(bench.index->search(query, patient())); });
            if (!page)
                return Core::failure(page.error());
            if (page->hits.isEmpty())
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("nothing was found"));
            if (round < 20)
                continue; // the server compiles its code first
            shown.push_back(seconds);
            took.push_back(page->tookMs / 1000.0);
        }
        return Figures{percentile(shown, 0.95), percentile(took, 0.95)};
    }
};

/** A search without an index server, where one article is nothing but the word that is looked for.
 */
class SearchOfMatches final : public Row
{
public:
    explicit SearchOfMatches(Sql::Dialect dialect) : m_dialect(dialect) {}

    QString what() const override
    {
        return QStringLiteral("search by %1, an article of 40,000 matches")
            .arg(Sql::dialectName(m_dialect));
    }
    QString reference() const override { return QStringLiteral("the same in one of prose"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 3}; }

    Core::Result<Figures> measure() override
    {
        if (!Tests::TestDatabase::available(m_dialect))
            return Core::failure(Core::ErrorKind::Unreachable,
                                 QStringLiteral("TRIPTYCH_TEST_POSTGRES names no server"));
        constexpr int Size = 240'000;
        const QString hostile = QStringLiteral("storm ");
        const QString prose = QStringLiteral("The storm was over, and the harbour waited for what "
                                             "might come next, as it did each year. ");
        const auto ours = searching(hostile.repeated(Size / hostile.size()));
        const auto usual = searching(prose.repeated(Size / prose.size()));
        if (!ours || !usual)
            return Core::failure(ours ? usual.error() : ours.error());
        return Figures{*ours, *usual};
    }

private:
    Core::Result<double> searching(const QString &body) const
    {
        Tests::StoreFixture fixture(m_dialect);
        Search::SqlIndex index(fixture.test.database);
        Core::Article article = Tests::StoreFixture::article(QStringLiteral("A"));
        article.body = body;
        if (const auto saved = fixture.save(article); !saved)
            return Core::failure(saved.error());
        Core::SearchQuery query;
        query.words = QStringLiteral("storm");
        std::vector<double> seconds;
        for (int round = 0; round < 9; ++round) {
            Core::Result<Core::SearchPage> page;
            seconds.push_back(secondsOf([&] { page = index.search(query, {}).result(); }));
            if (!page)
                return Core::failure(page.error());
            if (page->hits.size() != 1 || page->hits.first().highlights.isEmpty())
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("nothing was found"));
        }
        return median(seconds);
    }

    const Sql::Dialect m_dialect;
};

class PublishToIndex final : public Row
{
public:
    QString what() const override { return QStringLiteral("articles published to the index"); }
    QString reference() const override
    {
        return QStringLiteral("curl with ready-made _bulk bodies");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtLeast, 0.9}; }
    Unit unit() const override { return Unit::PerSecond; }

    Core::Result<Figures> measure() override
    {
        if (Support::elasticsearchUrl().isEmpty())
            return noServer();
        const QList<Core::Article> articles = manyArticles(6000, 3000);
        std::unique_ptr<IndexBench> bench;
        return perSecondAgainstCurl(articles, 2, [&]() -> Core::Result<double> {
            bench = std::make_unique<IndexBench>();
            if (const auto made = deliver(bench->index->ensure(patient())); !made)
                return Core::failure(made.error());
            Core::Result<void> published;
            const double seconds = secondsOf([&] { published = publish(*bench->index, articles); });
            if (!published)
                return Core::failure(published.error());
            return seconds;
        });
    }
};

} // namespace

Rows searchRows()
{
    Rows rows;
    rows.push_back(std::make_unique<SearchShown>());
    rows.push_back(std::make_unique<SearchOfMatches>(Sql::Dialect::Sqlite));
    rows.push_back(std::make_unique<SearchOfMatches>(Sql::Dialect::PostgreSql));
    rows.push_back(std::make_unique<PublishToIndex>());
    return rows;
}

} // namespace Triptych::Bench
