#include "indexbench.h"
#include "measure.h"
#include "row.h"

#include <core/asfuture.h>
#include <newsroom/articlelibrary.h>
#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>
#include <support/freshdatabase.h>
#include <support/servers.h>
#include <sync/reindex.h>
#include <workspace/workspace.h>

#include <QElapsedTimer>
#include <QTimer>

namespace Triptych::Bench {

namespace {

using Space = Workspace::Workspace;

/** A workspace on PostgreSQL and Elasticsearch of this row alone. */
class SyncBench final
{
public:
    SyncBench() : m_prefix(Support::elasticsearchUrl()) {}

    Core::Result<void> open(Space::RelayMode relay)
    {
        Profiles::Profile profile;
        profile.name = QStringLiteral("bench");
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.postgres = m_database.dsn();
        profile.elastic = m_prefix.server().toString();
        profile.elasticAlias = m_prefix.name() + QStringLiteral("articles");
        const auto normalised = Profiles::normalised(profile, {});
        if (!normalised)
            return Core::failure(normalised.error());
        const auto opened = deliver(Space::open(*normalised, relay, Core::Call{}));
        if (!opened)
            return Core::failure(opened.error());
        workspace = *opened;
        const auto made = deliver(workspace->stores().indexAdmin->ensure(Core::Call{}));
        return made ? Core::Result<void>() : Core::failure(made.error());
    }

private:
    Support::FreshDatabase m_database;
    Support::IndexPrefix m_prefix;

public:
    std::shared_ptr<Space> workspace;
};

tl::unexpected<Core::Error> noServers()
{
    return Core::failure(Core::ErrorKind::Unreachable,
                         QStringLiteral("TRIPTYCH_TEST_POSTGRES or TRIPTYCH_TEST_ELASTICSEARCH "
                                        "names no server"));
}

bool haveServers()
{
    return !Support::postgresDsn().isEmpty() && !Support::elasticsearchUrl().isEmpty();
}

class Reindex final : public Row
{
public:
    QString what() const override
    {
        return QStringLiteral("reindex of 20,000: fill, compare, swap");
    }
    QString reference() const override
    {
        return QStringLiteral("curl with ready-made _bulk bodies");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtLeast, 0.9}; }
    Unit unit() const override { return Unit::PerSecond; }

    Core::Result<Figures> measure() override
    {
        if (!haveServers())
            return noServers();
        constexpr int Count = 20000;
        SyncBench bench;
        if (const auto opened = bench.open(Space::RelayMode::OnDemand); !opened)
            return Core::failure(opened.error());
        Ports::ArticleStore &store = bench.workspace->stores().articles;
        QList<Core::Article> stored;
        const QList<Core::Article> articles = manyArticles(Count, 3000);
        for (int at = 0; at < Count; at += 500) {
            QList<Core::Article> some = articles.mid(at, 500);
            for (Core::Article &article : some) {
                article.version = 0;
                article.slug.clear();
            }
            const auto saved = deliver(store.saveAll(some, QStringLiteral("bench"), patient()));
            if (!saved)
                return Core::failure(saved.error());
            for (const Core::Result<Core::Article> &one : *saved) {
                if (!one)
                    return Core::failure(one.error());
                stored << *one;
            }
        }
        return perSecondAgainstCurl(stored, 3, [&]() -> Core::Result<double> {
            Core::Result<Sync::ReindexReport> report;
            const double seconds = secondsOf([&] {
                report = deliver(Core::asFuture(
                    Sync::reindex(store, *bench.workspace->stores().indexAdmin, {}, patient())));
            });
            if (!report)
                return Core::failure(report.error());
            if (!report->swapped || report->published != Count)
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("the reindex did not end well"));
            return seconds;
        });
    }
};

class SaveToSearchable final : public Row
{
public:
    QString what() const override { return QStringLiteral("save to searchable, p95"); }
    QString reference() const override { return QStringLiteral("the index's refresh interval"); }
    Budget budget() const override { return {Budget::Kind::DifferenceAtMost, 0.3}; }

    Core::Result<Figures> measure() override
    {
        if (!haveServers())
            return noServers();
        constexpr double RefreshInterval = 1.0; // of resources/search/index.json
        SyncBench bench;
        if (const auto opened = bench.open(Space::RelayMode::InBackground); !opened)
            return Core::failure(opened.error());
        // The desk fills a new index by itself; until then SQL answers.
        QElapsedTimer opening;
        opening.start();
        Core::SearchQuery anything;
        anything.words = QStringLiteral("harbour");
        for (;;) {
            const auto page = deliver(bench.workspace->stores().search.search(anything, patient()));
            if (page && page->store == QLatin1String("Elasticsearch"))
                break;
            if (opening.elapsed() > 30'000)
                return Core::failure(Core::ErrorKind::Timeout,
                                     QStringLiteral("the index was never filled"));
            sleep(50);
        }
        std::vector<double> samples;
        for (int round = 0; round < 45; ++round) {
            Core::Article article;
            article.title = QStringLiteral("Needle%1 in the harbour").arg(round);
            article.body = QStringLiteral("A text.");
            article.status = Core::Status::Published;
            QElapsedTimer since;
            since.start();
            const auto saved = deliver(bench.workspace->library().save(article, patient()));
            if (!saved)
                return Core::failure(saved.error());
            const auto seconds = untilFound(*bench.workspace, round, since);
            if (!seconds)
                return Core::failure(seconds.error());
            if (round >= 5)
                samples.push_back(*seconds);
            // Saves must not keep step with the server's refreshes.
            sleep(137 + (round * 71) % 500);
        }
        return Figures{percentile(samples, 0.95), RefreshInterval};
    }

private:
    static void sleep(int milliseconds)
    {
        QEventLoop loop;
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        loop.exec();
    }

    static Core::Result<double> untilFound(Space &workspace, int round, const QElapsedTimer &since)
    {
        Core::SearchQuery query;
        query.words = QStringLiteral("Needle%1").arg(round);
        while (since.elapsed() < 20'000) {
            const auto page = deliver(workspace.stores().search.search(query, patient()));
            if (!page)
                return Core::failure(page.error());
            if (page->store != QLatin1String("Elasticsearch"))
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("SQL answered instead"));
            if (!page->hits.isEmpty())
                return double(since.nsecsElapsed()) / 1e9;
            sleep(5);
        }
        return Core::failure(Core::ErrorKind::Timeout, QStringLiteral("never searchable"));
    }
};

} // namespace

Rows syncRows()
{
    Rows rows;
    rows.push_back(std::make_unique<Reindex>());
    rows.push_back(std::make_unique<SaveToSearchable>());
    return rows;
}

} // namespace Triptych::Bench
