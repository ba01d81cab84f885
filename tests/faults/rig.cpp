#include "rig.h"

#include <newsroom/articlelibrary.h>
#include <ports/searchindex.h>

#include <QDebug>

namespace Triptych::Faults {

using namespace std::chrono_literals;
using Support::FaultProxy;
using Tests::wait;

Rig::Rig(Sql kind, const QStringList &settings, const QStringList &searchNodes)
{
    quint16 sqlPort = 0;
    if (kind != Sql::Shared) {
        postgres = std::make_unique<Support::Postgres>(settings);
        stores.sql = postgres->dsn();
        sqlPort = postgres->port();
    } else {
        database = std::make_unique<Support::FreshDatabase>();
        stores.sql = database->dsn();
        sqlPort = database->port();
    }
    sql = std::make_unique<FaultProxy>(QStringLiteral("127.0.0.1"), sqlPort);
    profile.profile.name = QStringLiteral("faults");
    profile.profile.kind = Profiles::Profile::Kind::Servers;
    QString ports = QString::number(sql->port());
    if (kind == Sql::Pair) {
        replication = std::make_unique<FaultProxy>(postgres->host(), postgres->port());
        standby = std::make_unique<Support::Postgres>(*postgres, settings, replication->port());
        sqlStandby = std::make_unique<FaultProxy>(standby->host(), standby->port());
        ports += QStringLiteral(",127.0.0.1:%1").arg(sqlStandby->port());
    }
    QUrl dsn(stores.sql);
    dsn.setPort(1);
    profile.profile.postgres =
        dsn.toString(QUrl::FullyEncoded)
            .replace(QLatin1String(":1/"), QLatin1Char(':') + ports + QLatin1Char('/')) +
        QStringLiteral("?sslmode=disable");
    const QUrl server =
        searchNodes.isEmpty() ? Support::elasticsearchUrl() : QUrl(searchNodes.first());
    if (!server.isEmpty()) {
        prefix = std::make_unique<Support::IndexPrefix>(server);
        if (searchNodes.isEmpty())
            elastic = std::make_unique<FaultProxy>(server.host(), quint16(server.port(9200)));
        stores.elastic = server;
        stores.alias = prefix->name() + QStringLiteral("articles");
        profile.profile.elastic = elastic ? QStringLiteral("http://") + elastic->address()
                                          : searchNodes.join(QLatin1Char(','));
        profile.profile.elasticAlias = stores.alias;
    }
    // For faults that its settings make.
    redis = std::make_unique<Support::Redis>(
        QStringList{QStringLiteral("--enable-protected-configs"), QStringLiteral("local")});
    cache = std::make_unique<FaultProxy>(redis->host(), redis->port());
    stores.redis = redis->port();
    profile.profile.redis = cache->address();
    profile = *Profiles::normalised(profile.profile, {});
}

Rig::~Rig()
{
    healAll();
    workspace.reset();
}

bool Rig::open()
{
    auto opened = wait(
        Workspace::Workspace::open(profile, Workspace::Workspace::RelayMode::InBackground, {}));
    if (!opened) {
        qWarning() << opened.error().message << opened.error().detail;
        return false;
    }
    workspace = *opened;
    // Of servers, some of which have only just started.
    return QTest::qWaitFor(
        [this] {
            for (const Core::StoreHealth &health : workspace->health()) {
                if (health.state != Core::StoreState::Ok)
                    return false;
            }
            return true;
        },
        60'000);
}

QString Rig::newWord()
{
    return QStringLiteral("Word%1end").arg(++m_words);
}

QByteArray Rig::nextWord() const
{
    return QByteArrayLiteral("Word") + QByteArray::number(m_words + 1) + "end";
}

Core::Result<Core::Article> Rig::create(std::chrono::milliseconds patience)
{
    Core::Article article = Tests::article(QStringLiteral("Article"), {}, Core::Status::Published);
    article.id = Core::ArticleId::create();
    return append(article, patience);
}

Core::Result<Core::Article> Rig::append(Core::Article article, std::chrono::milliseconds patience)
{
    const QString word = newWord();
    article.body += word + QStringLiteral(" is here. ");
    auto saved = wait(workspace->library().save(article, Core::Call::within(patience)),
                      int(patience.count()) + 20'000);
    if (saved)
        ledger.saved(saved->id.toString(), saved->version, word);
    return saved;
}

Core::Result<qint64> Rig::remove(const Core::Article &article)
{
    auto removed =
        wait(workspace->library().remove(article.id, article.version, Core::Call::within(10s)));
    if (removed)
        ledger.removed(article.id.toString(), *removed);
    return removed;
}

Core::Result<Core::SearchPage> Rig::search(const QString &words, std::chrono::milliseconds patience)
{
    Core::SearchQuery query;
    query.words = words;
    return wait(workspace->stores().search.search(query, Core::Call::within(patience)),
                int(patience.count()) + 20'000);
}

void Rig::healAll()
{
    for (FaultProxy *proxy :
         {sql.get(), sqlStandby.get(), replication.get(), elastic.get(), cache.get()}) {
        if (proxy)
            proxy->heal();
    }
}

QString Rig::settle(int milliseconds)
{
    Stopwatch watch;
    QStringList left;
    do {
        QTest::qWait(50);
        left = divergences(stores);
    } while (!left.isEmpty() && watch.elapsed() < milliseconds);
    constexpr qint64 Slow = 5'000;
    if (watch.elapsed() > Slow)
        qInfo("settled after %lld ms", watch.elapsed());
    left += ledger.breachesInSql(stores);
    return left.join(QLatin1Char('\n'));
}

} // namespace Triptych::Faults
