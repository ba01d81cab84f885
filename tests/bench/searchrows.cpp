#include "indexbench.h"
#include "measure.h"
#include "row.h"

#include <support/servers.h>

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
    rows.push_back(std::make_unique<PublishToIndex>());
    return rows;
}

} // namespace Triptych::Bench
