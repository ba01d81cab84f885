#pragma once

#include "ledger.h"

#include <core/searchquery.h>
#include <newsroom/embedded.h>
#include <support/faultproxy.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/postgres.h>
#include <support/redis.h>
#include <support/servers.h>

#include <QElapsedTimer>

#include <memory>

namespace Triptych::Faults {

/**
 * A whole workspace whose three stores are real and stand behind a proxy each, with its relay and
 * its index keeper at work. Everything acknowledged through it is in the ledger.
 */
class Rig final
{
public:
    /** Pair: an own one with a standby, the profile names both, in this order. */
    enum class Sql { Shared, Own, Pair };
    /** With `searchNodes` these are the search index, without a proxy. */
    explicit Rig(Sql sql = Sql::Shared, const QStringList &settings = {},
                 const QStringList &searchNodes = {});
    ~Rig();

    /** Opens the workspace through the proxies and waits until all three stores are well. */
    bool open();
    void close() { workspace.reset(); }

    /** A new public article; asserts nothing. */
    Core::Result<Core::Article>
    create(std::chrono::milliseconds patience = std::chrono::seconds(10));
    /** Saves `article` with one more word at its end. */
    Core::Result<Core::Article>
    append(Core::Article article, std::chrono::milliseconds patience = std::chrono::seconds(10));
    Core::Result<qint64> remove(const Core::Article &article);
    Core::Result<Core::SearchPage>
    search(const QString &words, std::chrono::milliseconds patience = std::chrono::seconds(10));
    Core::StoreHealth health(Core::StoreRole role) const
    {
        return workspace->health().at(int(role));
    }
    QString newWord();
    /** What newWord() will say: for a fault that waits for it. */
    QByteArray nextWord() const;

    void healAll();
    /** Waits until nothing diverges; what still does after `milliseconds`, and every breach, else.
     * Says it where that takes longer than it should. */
    QString settle(int milliseconds = 20'000);

    StorePlaces stores;
    Ledger ledger;
    std::unique_ptr<Support::Postgres> postgres; ///< where it is an own one
    std::unique_ptr<Support::Postgres> standby;  ///< of a pair
    std::unique_ptr<Support::FreshDatabase> database;
    std::unique_ptr<Support::IndexPrefix> prefix;
    std::unique_ptr<Support::Redis> redis;
    std::unique_ptr<Support::FaultProxy> sql;
    std::unique_ptr<Support::FaultProxy> sqlStandby;  ///< of a pair
    std::unique_ptr<Support::FaultProxy> replication; ///< of a pair
    std::unique_ptr<Support::FaultProxy> elastic;
    std::unique_ptr<Support::FaultProxy> cache;
    Profiles::ProfileWithSecrets profile;
    std::shared_ptr<Workspace::Workspace> workspace;

private:
    int m_words = 0;
};

/** How long the last call took, to hold against its deadline. */
class Stopwatch final
{
public:
    Stopwatch() { m_timer.start(); }
    qint64 elapsed() const { return m_timer.elapsed(); }

private:
    QElapsedTimer m_timer;
};

} // namespace Triptych::Faults
