#pragma once

#include "deskprocess.h"
#include "ledger.h"

#include <support/faultproxy.h>
#include <support/indexprefix.h>
#include <support/postgres.h>
#include <support/redis.h>
#include <support/searchcluster.h>

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace Triptych::Faults {

/** What all histories share: a PostgreSQL of their own, and an Elasticsearch where that is to be
 * killed too. */
struct HistoryServers
{
    Support::Postgres postgres{{QStringLiteral("max_connections=100")}};
    std::unique_ptr<Support::SearchCluster> elastic;
    /** A build folder of an earlier Triptych: half of the programs come from there then, and the
     * workspace is one of theirs until it is upgraded in the middle of the history. Else empty. */
    QString olderBuild;

    QUrl elasticUrl() const;
};

/**
 * One history: desks, a relay and the command line over three stores behind a proxy each. What is
 * done when follows from the seed. Blocks; child processes end with it.
 */
class History final
{
public:
    History(HistoryServers &servers, quint32 seed);
    ~History();

    /** Random faults and kills; then all heals and everything is checked. Empty where nothing was
     * lost. */
    QStringList run();
    /** No faults: a desk that types and a relay that drains are each killed so often. */
    QStringList runKills(int kills, bool window);

    QString summary() const;
    const QStringList &done() const { return m_done; }

private:
    /** The password of every login: it must stand in no log and no file. */
    static QString secret();
    QString dsnOf(const QString &login) const;
    DeskProcess &addDesk(bool isWindow, bool isOlder = false);
    /** A login of the cluster that has exactly `role` here, or may do everything where rights are
     * not set up. */
    QString makeLogin(const QString &name, const QString &role);
    int upTo(int most) { return int(m_random.bounded(most + 1)); }
    void note(const QString &what);
    void startDesk(DeskProcess &desk);
    void killDesk(DeskProcess &desk);
    void startRelay();
    void killRelay();
    void wait(int milliseconds);
    void disturb();
    void killElasticsearch();
    void editByCommandLine();
    enum class Build { Today, Older };
    /** The older one by chance, where there is one. */
    Build anyBuild();
    QString program(const QString &name, Build build) const;
    QByteArray ctl(const QStringList &arguments, const QByteArray &input = {},
                   Build build = Build::Today);
    /** triptychctl setup --upgrade, while desks and a relay of the earlier build are at work. */
    void upgrade();
    /** What the audit of each build has to say of converged stores. */
    QStringList checkAudits();
    QStringList finish();
    QStringList checkTyped();
    QStringList checkSecrets() const;

    HistoryServers &m_servers;
    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    QString m_database;
    StorePlaces m_stores;
    std::unique_ptr<Support::IndexPrefix> m_prefix;
    Support::Redis m_redis;
    std::unique_ptr<Support::FaultProxy> m_sql;
    std::unique_ptr<Support::FaultProxy> m_elastic;
    std::unique_ptr<Support::FaultProxy> m_cache;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<DeskProcess>> m_desks;
    QProcess m_relay;
    bool m_hasRights = false; ///< with row-level security: editors, an admin, and a relay's login
    bool m_isUpgraded = true; ///< to today's schema: earlier only the older build may be started
    bool m_mayKillElastic = false; ///< once in a history: it takes its time to come back
    Ledger m_ledger;
    std::unique_ptr<VersionWatch> m_versions;
    QStringList m_breaches;
    QStringList m_done;
    qint64 m_started = 0;
    int m_faults = 0;
    int m_kills = 0;
    int m_words = 0;
    int m_ctl = 0;
    qint64 m_typed = 0;
};

} // namespace Triptych::Faults
