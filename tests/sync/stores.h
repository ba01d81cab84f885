#pragma once

#include <newsroom/embedded.h>

#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>
#include <sync/relay.h>

#include <QJsonObject>
#include <QProcess>

namespace Triptych::Tests {

/** Rows "Elasticsearch" and "OpenSearch" with their addresses. */
void addDialects();
/** The same for what takes long: plain runs have Elasticsearch's row alone (support/rows.h). */
void addDialectsOfLongTest();

/** Skips the rows of addDialects() whose server is not there, and all without PostgreSQL. */
class StoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
};

/** PostgreSQL and a search index of one test, as a workspace that relays only when told to. */
class Stores final
{
public:
    enum class Index { Made, Absent };

    /** Absent: nothing is asked of a search server, and there may be none. */
    explicit Stores(const QString &elastic, const QString &redis = {}, Index index = Index::Made);

    Workspace::Workspace &workspace() { return *m_workspace; }
    /** For what keeps it open itself, as a desk does. */
    std::shared_ptr<Workspace::Workspace> handle() const { return m_workspace; }
    /** Another desk on the same stores, which relays and looks after them by itself. */
    std::shared_ptr<Workspace::Workspace>
    openDesk(Workspace::Workspace::Tuning tuning = Workspace::Workspace::Tuning()) const
    {
        return open(Workspace::Workspace::RelayMode::InBackground, tuning);
    }
    Ports::ArticleStore &articles() { return m_workspace->stores().articles; }
    Ports::IndexAdmin &index() { return *m_workspace->stores().indexAdmin; }
    const Support::FreshDatabase &database() const { return m_database; }
    QString alias() const { return m_prefix.name() + QStringLiteral("articles"); }

    /** Articles "Article 0" and on, saved and published. */
    QList<Core::Article> seed(int count,
                              const QString &body = QStringLiteral("A text about harbours."));
    Core::Article save(Core::Article article);
    void relay();

    /** The server's reply, by no code under test. */
    QJsonObject http(const QByteArray &method, const QString &path,
                     const QJsonObject &body = {}) const;
    QJsonObject document(const QString &key) const;
    /** What differs between SQL and the documents that a plain search of the alias lists; empty =
     * nothing. */
    QStringList differences();
    /** The indices that begin with the alias. */
    QStringList indices() const;
    /** The index that the alias leads to. */
    QString current() const;
    /** Makes the current index anew, empty, as by hand: a section is a number there, so that it
     * refuses a text. */
    void makeSectionsNumbers() const;
    /** Sets when an article was created, as somebody with psql can, past every trigger and check:
     * no search server takes the year 10000. The version stays. */
    void setCreated(const Core::ArticleId &id, const QString &time) const;
    /** Something waits only because the search server had too much to do to answer in time. */
    bool isSlow() const;

    QProcessEnvironment environment() const;

private:
    std::shared_ptr<Workspace::Workspace> open(Workspace::Workspace::RelayMode relay,
                                               Workspace::Workspace::Tuning tuning) const;

    Support::FreshDatabase m_database;
    Support::IndexPrefix m_prefix;
    QString m_redis;
    QTemporaryDir m_home;
    Profiles::ProfileWithSecrets m_profile;
    std::shared_ptr<Workspace::Workspace> m_workspace;
};

/** A run of triptychctl on these stores. */
struct Ran
{
    int code = -1;
    QJsonObject object;
    QByteArray err;
    QByteArray out;
};
/** `changes`: variables of the environment that are others than those of `stores`. */
Ran triptychctl(const Stores &stores, const QStringList &arguments,
                const QMap<QString, QString> &changes = {});
/** "relay --once", again while rows wait only for a slow index; the last run. */
Ran relayOnce(const Stores &stores);
QString triptychctlFile();

} // namespace Triptych::Tests
