#include "indexbench.h"
#include "measure.h"
#include "row.h"

#include <newsroom/articlelibrary.h>
#include <support/freshdatabase.h>
#include <support/redis.h>
#include <support/servers.h>
#include <workspace/desks.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace Triptych::Bench {

namespace {

using Space = Workspace::Workspace;

/** Thirty desks of one newsroom, each with all that it has when people work at it. */
class Desks final
{
public:
    Desks() : m_prefix(Support::elasticsearchUrl()) {}

    Core::Result<void> open(int count)
    {
        Profiles::Profile stores;
        stores.postgres = m_database.dsn();
        stores.redis = m_redis.address();
        stores.elastic = m_prefix.server().toString();
        stores.elasticAlias = m_prefix.name() + QStringLiteral("articles");
        for (int number = 0; number < count; ++number) {
            const auto opened = deliver(Space::open(Tests::deskProfile(stores, number),
                                                    Space::RelayMode::InBackground, patient()));
            if (!opened)
                return Core::failure(opened.error());
            all.push_back(std::make_unique<Tests::OpenDesk>(
                *opened, m_journals.filePath(Tests::deskName(number))));
        }
        if (!Tests::allFollow(all))
            return Core::failure(Core::ErrorKind::Timeout,
                                 QStringLiteral("a desk does not follow changes"));
        return {};
    }
    /** Seconds from the beginning of a save at one desk until each desk's list was told of it. */
    Core::Result<double> untilAllKnow(std::size_t saving, const QString &title)
    {
        Core::Article article;
        article.title = title;
        article.body = QStringLiteral("A text.");
        QElapsedTimer since;
        since.start();
        const auto saved = deliver(all.at(saving)->workspace->library().save(article, patient()));
        if (!saved)
            return Core::failure(saved.error());
        if (!QTest::qWaitFor([&] { return Tests::allKnow(all, *saved); }, 30'000))
            return Core::failure(Core::ErrorKind::Timeout,
                                 QStringLiteral("a desk was never told of a save"));
        return double(since.nsecsElapsed()) / 1e9;
    }

private:
    Support::FreshDatabase m_database;
    Support::Redis m_redis;
    Support::IndexPrefix m_prefix;
    QTemporaryDir m_journals;

public:
    Tests::Desks all;
};

class SaveToAllDesks final : public Row
{
public:
    QString what() const override { return QStringLiteral("save to the lists of 30 desks, p95"); }
    QString reference() const override
    {
        return QStringLiteral("none: within a second, all in one process");
    }
    Budget budget() const override { return {Budget::Kind::AtMost, 1.0}; }

    Core::Result<Figures> measure() override
    {
        if (Support::postgresDsn().isEmpty() || Support::elasticsearchUrl().isEmpty())
            return Core::failure(Core::ErrorKind::Unreachable,
                                 QStringLiteral("TRIPTYCH_TEST_POSTGRES or "
                                                "TRIPTYCH_TEST_ELASTICSEARCH names no server"));
        constexpr int Count = 30, Rounds = 40, Warm = 5;
        Desks desks;
        if (const auto opened = desks.open(Count); !opened)
            return Core::failure(opened.error());
        std::vector<double> samples;
        for (int round = 0; round < Rounds + Warm; ++round) {
            const auto seconds = desks.untilAllKnow(std::size_t(round * 7 % Count),
                                                    QStringLiteral("News %1").arg(round));
            if (!seconds)
                return Core::failure(seconds.error());
            if (round >= Warm)
                samples.push_back(*seconds);
        }
        return Figures{percentile(samples, 0.95)};
    }
};

} // namespace

Rows deskRows()
{
    Rows rows;
    rows.push_back(std::make_unique<SaveToAllDesks>());
    return rows;
}

} // namespace Triptych::Bench
