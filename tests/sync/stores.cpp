#include "stores.h"

#include <support/rows.h>

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace Triptych::Tests {

void addDialects()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("Elasticsearch") << Support::elasticsearchUrl().toString();
    QTest::newRow("OpenSearch") << Support::opensearchUrl().toString();
}

void addDialectsOfLongTest()
{
    if (Support::isEveryRowRun()) {
        addDialects();
        return;
    }
    QTest::addColumn<QString>("address");
    QTest::newRow("Elasticsearch") << Support::elasticsearchUrl().toString();
}

void StoresTest::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
}

void StoresTest::init()
{
    if (!QTest::currentDataTag())
        return;
    QFETCH(QString, address);
    if (address.isEmpty())
        QSKIP("this search server is not running for this test (run ./dev test)");
}

Stores::Stores(const QString &elastic, const QString &redis, Index index)
    : m_prefix(QUrl(elastic)), m_redis(redis)
{
    Profiles::Profile profile;
    profile.name = QStringLiteral("test");
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres = m_database.dsn();
    profile.elastic = elastic;
    profile.elasticAlias = alias();
    profile.redis = redis;
    m_profile = *Profiles::normalised(profile, {});
    m_workspace = open(Workspace::Workspace::RelayMode::OnDemand, {});
    if (index == Index::Absent)
        return;
    // A search server that has only just started makes its first index slowly.
    if (const auto made =
            wait(this->index().ensure(Core::Call::within(std::chrono::minutes(1))), 70'000);
        !made)
        qFatal("%s", qPrintable(made.error().message + made.error().detail));
}

std::shared_ptr<Workspace::Workspace> Stores::open(Workspace::Workspace::RelayMode relay,
                                                   Workspace::Workspace::Tuning tuning) const
{
    auto opened = wait(Workspace::Workspace::open(m_profile, relay, {}, tuning));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
    return *opened;
}

QList<Core::Article> Stores::seed(int count, const QString &body)
{
    QList<Core::Article> made;
    for (int i = 0; i < count;) {
        QList<Core::Article> some;
        for (; i < count && some.size() < 500; ++i)
            some << article(QStringLiteral("Article %1").arg(i), body, Core::Status::Published);
        const auto saved = wait(articles().saveAll(some, QStringLiteral("test"), {}));
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
        for (const auto &one : *saved)
            made << *one;
    }
    relay();
    wait(index().refresh({}));
    return made;
}

Core::Article Stores::save(Core::Article article)
{
    const auto saved = wait(articles().save(std::move(article), QStringLiteral("test"), {}));
    if (!saved)
        qFatal("%s", qPrintable(saved.error().message));
    return *saved;
}

void Stores::relay()
{
    // A search server that has only just started takes its first bulk slowly.
    const QDeadlineTimer patience(std::chrono::minutes(1));
    Core::Error trouble;
    do {
        const auto report =
            waitFor(m_workspace->relay().drain(Core::Call::within(std::chrono::minutes(1))));
        if (report && report->postponed == 0)
            return;
        trouble = report ? report->lastError : report.error();
    } while (Core::isAway(trouble.kind) && !patience.hasExpired());
    qFatal("%s", qPrintable(trouble.message + trouble.detail));
}

QJsonObject Stores::http(const QByteArray &method, const QString &path,
                         const QJsonObject &body) const
{
    QUrl url = m_prefix.server();
    url.setPath(path.section(QLatin1Char('?'), 0, 0));
    url.setQuery(path.section(QLatin1Char('?'), 1));
    const QByteArray bytes =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return QJsonDocument::fromJson(Support::httpRequest(method, url, bytes)).object();
}

QJsonObject Stores::document(const QString &key) const
{
    return http("GET", QStringLiteral("/%1/_doc/%2").arg(alias(), key));
}

QStringList Stores::differences()
{
    http("POST", QStringLiteral("/%1/_refresh").arg(alias()));
    QHash<QString, QJsonObject> documents;
    const QJsonArray hits =
        http("GET", QStringLiteral("/%1/_search?size=10000&version=true").arg(alias()))
            .value(QLatin1String("hits"))
            .toObject()
            .value(QLatin1String("hits"))
            .toArray();
    for (const QJsonValue hit : hits)
        documents.insert(hit[QLatin1String("_id")].toString(), hit.toObject());

    QStringList different;
    Core::ArticleId after;
    QList<Core::Article> page;
    do {
        page = *wait(articles().scan(after, 1'000, {}));
        for (const Core::Article &row : page) {
            after = row.id;
            const QJsonObject hit = documents.take(row.id.toString());
            const QJsonObject source = hit.value(QLatin1String("_source")).toObject();
            const bool isSame =
                hit.value(QLatin1String("_version")).toInteger() == row.version &&
                source.value(QLatin1String("version")).toInteger() == row.version &&
                (row.isDeleted() ? source.contains(QLatin1String("deleted_at")) &&
                                       !source.contains(QLatin1String("title"))
                                 : source.value(QLatin1String("title")).toString() == row.title &&
                                       source.value(QLatin1String("body")).toString() == row.body);
            if (!isSame) {
                different << QStringLiteral("%1 v%2%3: %4")
                                 .arg(row.id.toString())
                                 .arg(row.version)
                                 .arg(row.isDeleted() ? QStringLiteral(" deleted") : QString(),
                                      QString::fromUtf8(
                                          QJsonDocument(hit).toJson(QJsonDocument::Compact)));
            }
        }
    } while (page.size() == 1'000);
    for (auto it = documents.cbegin(); it != documents.cend(); ++it)
        different << QStringLiteral("only in the index: ") + it.key();
    return different;
}

QStringList Stores::indices() const
{
    return http("GET", QStringLiteral("/_alias/%1*").arg(alias())).keys();
}

QString Stores::current() const
{
    return http("GET", QStringLiteral("/_alias/%1").arg(alias())).keys().value(0);
}

void Stores::makeSectionsNumbers() const
{
    const QString index = current();
    QJsonObject mappings = http("GET", QStringLiteral("/%1/_mapping").arg(index))
                               .value(index)
                               .toObject()
                               .value(QLatin1String("mappings"))
                               .toObject();
    QJsonObject properties = mappings.value(QLatin1String("properties")).toObject();
    properties.insert(QStringLiteral("section"),
                      QJsonObject{{QStringLiteral("type"), QStringLiteral("long")}});
    // Analysers are no matter here, and would have to be made as well.
    for (const char *field : {"title", "summary", "body", "tags", "authors"}) {
        properties.insert(QLatin1String(field),
                          QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}});
    }
    mappings.insert(QStringLiteral("properties"), properties);
    http("DELETE", QLatin1Char('/') + index);
    http("PUT", QLatin1Char('/') + index,
         {{QStringLiteral("mappings"), mappings},
          {QStringLiteral("aliases"),
           QJsonObject{{alias(), QJsonObject{{QStringLiteral("is_write_index"), true}}}}}});
    if (current() != index)
        qFatal("the index was not made anew");
}

void Stores::setCreated(const Core::ArticleId &id, const QString &time) const
{
    m_database.execute(
        QStringLiteral("DO $do$ DECLARE found record; BEGIN "
                       "FOR found IN SELECT conname FROM pg_constraint WHERE contype = 'c' "
                       "AND conrelid = CAST('articles' AS regclass) LOOP "
                       "EXECUTE format('ALTER TABLE articles DROP CONSTRAINT %I', found.conname); "
                       "END LOOP; SET LOCAL session_replication_role = replica; "
                       "UPDATE articles SET created_at = '") +
        time + QStringLiteral("' WHERE id = '") + id.toString() + QStringLiteral("'; END $do$"));
}

bool Stores::isSlow() const
{
    return m_database
               .value(QStringLiteral("SELECT count(*) FROM outbox WHERE last_error LIKE 'The "
                                     "search server did not answer in time.%'"))
               .toInt() > 0;
}

QProcessEnvironment Stores::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("POSTGRES_DSN"), m_database.dsn());
    environment.insert(QStringLiteral("ES_ADDR"), m_prefix.server().toString());
    environment.insert(QStringLiteral("ES_ALIAS"), alias());
    environment.remove(QStringLiteral("REDIS_ADDR"));
    if (!m_redis.isEmpty())
        environment.insert(QStringLiteral("REDIS_ADDR"), m_redis);
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_home.path());
    return environment;
}

QString triptychctlFile()
{
    return qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl");
}

Ran triptychctl(const Stores &stores, const QStringList &arguments,
                const QMap<QString, QString> &changes)
{
    QProcess process;
    QProcessEnvironment environment = stores.environment();
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(triptychctlFile(), QStringList{QStringLiteral("--json")} + arguments);
    if (!process.waitForFinished(60'000))
        return {};
    const QByteArray out = process.readAllStandardOutput();
    return {process.exitCode(), QJsonDocument::fromJson(out).object(),
            process.readAllStandardError(), out};
}

Ran relayOnce(const Stores &stores)
{
    const QDeadlineTimer patience(std::chrono::minutes(1));
    Ran ran;
    do {
        ran = triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--once")});
    } while (stores.isSlow() && !patience.hasExpired());
    return ran;
}

} // namespace Triptych::Tests
