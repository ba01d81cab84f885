#include "people.h"

#include <cache/rediscache.h>
#include <core/articlejson.h>
#include <core/storedarticle.h>
#include <ports/articlestore.h>
#include <redis/client.h>
#include <sql/database.h>
#include <support/olderschema.h>
#include <support/redis.h>
#include <workspace/schemaupgrade.h>

#include "../sql/testdatabase.h"

#include <articles/sqlarticlestore.h>

#include <QCoroTask>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>

using namespace Triptych;
using namespace Triptych::Tests;
using Tests::article;
using Tests::Psql;
using Tests::text;
using Tests::wait;

/** docs/serving.md is what a website gets: the view, the cache, the outbox; before and after an
 * upgrade. */
class TestServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void view_hasTheColumnsOfThePage_data() { addDialects(); }
    void view_hasTheColumnsOfThePage();
    void view_showsWhatIsPublic_data() { addDialects(); }
    void view_showsWhatIsPublic();
    void example_isWhatIsStored();
    void cache_holdsTheExample();
    void payload_isTheFormOfThePage();
    void fileOfTheFloor_hasTheViewAfterwards();
    void doors_readTheSameBeforeAndAfterAnUpgrade();

private:
    QString section(const QString &title) const;
    QList<QStringList> table(const QString &title, const QString &head) const;
    QJsonObject example() const;
    QStringList members() const;

    QString m_page;
};

namespace {

QString firstOf(Sql::Database &database, const QString &sql)
{
    const auto read = database
                          .run(Sql::Access::Read, {},
                               [&sql](Sql::Connection &connection) {
                                   return connection.composed(sql).one(
                                       [](const Sql::Row &row) { return row.text("v"); });
                               })
                          .result();
    return read ? read->value_or(QString()) : read.error().detail;
}

/** A server that nobody else has, and a client of it. */
struct Cached
{
    Cached()
    {
        thread.start();
        client = std::make_shared<Redis::Client>(
            Redis::Settings::parse(QStringLiteral("redis://") + redis.address()).value(), &thread);
    }
    ~Cached()
    {
        client.reset();
        thread.quit();
        thread.wait();
    }
    QJsonObject body(const Core::ArticleId &id) const
    {
        const QString read = redis.cli({QStringLiteral("HGET"), key(id), QStringLiteral("b")});
        return QJsonDocument::fromJson(read.toUtf8()).object();
    }
    static QString key(const Core::ArticleId &id)
    {
        return QStringLiteral("triptych:1:article:") + id.toString();
    }

    Support::Redis redis;
    QThread thread;
    std::shared_ptr<Redis::Client> client;
};

} // namespace

void TestServing::initTestCase()
{
    QFile file(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") + QStringLiteral("/docs/serving.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_page = QString::fromUtf8(file.readAll());
}

QString TestServing::section(const QString &title) const
{
    const QString from = m_page.section(QStringLiteral("\n## ") + title + QLatin1Char('\n'), 1);
    return from.section(QStringLiteral("\n## "), 0, 0);
}

/** The rows of the table of a section that begins with `head`, each its cells without marks. */
QList<QStringList> TestServing::table(const QString &title, const QString &head) const
{
    QList<QStringList> rows;
    const QStringList lines = section(title).split(QLatin1Char('\n'));
    for (qsizetype i =
             lines.indexOf(QRegularExpression(QStringLiteral("^\\| %1 \\|.*").arg(head))) + 2;
         i > 1 && i < lines.size() && lines.at(i).startsWith(QLatin1Char('|')); ++i) {
        QStringList cells = lines.at(i).split(QLatin1Char('|'));
        for (QString &cell : cells)
            cell = cell.remove(QLatin1Char('`')).trimmed();
        rows << cells.mid(1, cells.size() - 2);
    }
    return rows;
}

QJsonObject TestServing::example() const
{
    const QString json = section(QStringLiteral("The cache"))
                             .section(QStringLiteral("```json\n"), 1)
                             .section(QStringLiteral("```"), 0, 0);
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QStringList TestServing::members() const
{
    QStringList names;
    for (const QStringList &row : table(QStringLiteral("The cache"), QStringLiteral("member")))
        names << row.constFirst().split(QStringLiteral(", "));
    names.sort();
    return names;
}

void TestServing::view_hasTheColumnsOfThePage()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Articles::SqlArticleStore store(test.database);
    VERIFY_RESULT(store
                      .save(*Core::articleFromStored([this] {
                          QJsonObject object = example();
                          object.insert(QStringLiteral("version"), 0);
                          object.insert(QStringLiteral("translation_group"),
                                        QUuid::createUuid().toString(QUuid::WithoutBraces));
                          return object;
                      }()),
                            QStringLiteral("ann"), {})
                      .result());
    const bool isFile = dialect == Sql::Dialect::Sqlite;
    QStringList said;
    for (const QStringList &row : table(QStringLiteral("The view"), QStringLiteral("column"))) {
        said << row.at(0) + QLatin1Char(' ') +
                    (isFile ? firstOf(*test.database,
                                      QStringLiteral(
                                          "SELECT upper(typeof(%1)) AS v FROM public_articles")
                                          .arg(row.at(0)))
                            : row.at(1));
        if (isFile)
            QCOMPARE(said.constLast(), row.at(0) + QLatin1Char(' ') + row.at(2));
    }
    QVERIFY(said.size() >= 16);
    if (isFile) {
        const QString columns = firstOf(
            *test.database,
            QStringLiteral(
                "SELECT group_concat(name, ',') AS v FROM pragma_table_info('public_articles')"));
        QCOMPARE(columns.split(QLatin1Char(',')).size(), said.size());
        for (qsizetype i = 0; i < said.size(); ++i)
            QVERIFY(
                said.at(i).startsWith(columns.split(QLatin1Char(',')).at(i) + QLatin1Char(' ')));
        return;
    }
    QCOMPARE(
        firstOf(*test.database,
                QStringLiteral(
                    "SELECT string_agg(attname || ' ' || format_type(atttypid, NULL), ',' ORDER BY "
                    "attnum) AS v FROM pg_attribute WHERE attnum > 0 AND attrelid = "
                    "CAST('public_articles' AS regclass)")),
        said.join(QLatin1Char(',')));
}

void TestServing::view_showsWhatIsPublic()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Articles::SqlArticleStore store(test.database);
    const auto save = [&store](const char *title, Core::Status status, const QDateTime &at = {}) {
        Core::Article one = article(QLatin1String(title), QStringLiteral("T"), status);
        one.publishAt = at;
        return store.save(one, QStringLiteral("ann"), {}).result();
    };
    const QDateTime now = Core::utcNow();
    for (const Core::Status status :
         {Core::Status::Draft, Core::Status::Review, Core::Status::Archived}) {
        VERIFY_RESULT(save("hidden", status));
        VERIFY_RESULT(save("hidden", status, now.addDays(-1)));
    }
    VERIFY_RESULT(save("a timeless", Core::Status::Published));
    VERIFY_RESULT(save("b due", Core::Status::Published, now.addSecs(-1)));
    VERIFY_RESULT(
        save("c old", Core::Status::Published, QDateTime(QDate(1, 1, 1), QTime(0, 0), Qt::UTC)));
    VERIFY_RESULT(save("hidden", Core::Status::Published, now.addSecs(600)));
    VERIFY_RESULT(save("hidden", Core::Status::Published,
                       QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC)));
    const auto gone = save("hidden", Core::Status::Published);
    VERIFY_RESULT(gone);
    VERIFY_RESULT(store.remove(gone->id, 1, QStringLiteral("ann"), {}).result());
    const QString titles =
        dialect == Sql::Dialect::Sqlite
            ? QStringLiteral("SELECT group_concat(title, ',') AS v FROM (SELECT title FROM "
                             "public_articles ORDER BY title)")
            : QStringLiteral(
                  "SELECT string_agg(title, ',' ORDER BY title) AS v FROM public_articles");
    QCOMPARE(firstOf(*test.database, titles), QStringLiteral("a timeless,b due,c old"));
}

void TestServing::example_isWhatIsStored()
{
    const QJsonObject shown = example();
    const auto read = Core::articleFromStored(shown);
    QVERIFY(read);
    QVERIFY(read->unknown.isEmpty() && read->absent.isEmpty());
    QCOMPARE(Core::articleToStored(*read), shown);
    QCOMPARE(shown.keys(), members());
}

void TestServing::cache_holdsTheExample()
{
    Cached cached;
    Cache::RedisCache cache(cached.client);
    const Core::Article shown = *Core::articleFromStored(example());
    VERIFY_RESULT(wait(cache.fill(shown, {})));
    QCOMPARE(cached.body(shown.id), example());
    QCOMPARE(cached.redis.cli({QStringLiteral("HGET"), Cached::key(shown.id), QStringLiteral("v")}),
             QString::number(shown.version));
    VERIFY_RESULT(wait(cache.invalidate(shown.id, 9, {})));
    QCOMPARE(cached.redis.cli({QStringLiteral("HGET"), Cached::key(shown.id), QStringLiteral("v")}),
             QStringLiteral("9"));
    QVERIFY(cached.body(shown.id).isEmpty());
}

void TestServing::payload_isTheFormOfThePage()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Tests::People people;
    Core::Article wanted =
        article(QStringLiteral("Nine lamps"), QStringLiteral("B"), Core::Status::Published);
    wanted.publishAt = QDateTime(QDate(2025, 11, 24), QTime(0, 0), Qt::UTC);
    wanted.publishDay = QDate(2025, 11, 24);
    wanted.translationGroup = QUuid::createUuid();
    wanted.source = {QStringLiteral("site"), QStringLiteral("a.md"), QStringLiteral("7")};
    const Core::Article saved = people.saveAs("ed", wanted);
    QVERIFY(wait(people.openAs("ed")->library().remove(saved.id, 1, {})).has_value());
    Psql relay = people.psql("rel");
    for (const int version : {1, 2}) {
        const QString of = QStringLiteral(" FROM outbox WHERE aggregateid = %1 AND version = %2")
                               .arg(text(saved.id), QString::number(version));
        const QJsonObject payload =
            QJsonDocument::fromJson(relay.run(QStringLiteral("SELECT payload") + of).toUtf8())
                .object();
        QCOMPARE(payload.keys(), members());
        for (const QString &name : members()) {
            const QJsonValue one = payload.value(name);
            const QJsonValue shown = example().value(name);
            QVERIFY2(one.isNull() || shown.isNull() || one.type() == shown.type(),
                     qPrintable(name));
        }
        QCOMPARE(payload.value(QLatin1String("deleted_at")).isNull(), version == 1);
        QCOMPARE(relay.run(QStringLiteral("SELECT type") + of),
                 version == 1 ? QStringLiteral("saved") : QStringLiteral("deleted"));
    }
    for (const QStringList &row : table(QStringLiteral("The outbox"), QStringLiteral("column"))) {
        QCOMPARE(people.database().value(
                     QStringLiteral(
                         "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = "
                         "CAST('outbox' AS regclass) AND attname = '%1'")
                         .arg(row.at(0))),
                 row.at(1));
    }
}

void TestServing::fileOfTheFloor_hasTheViewAfterwards()
{
    TestDatabase test(Sql::Dialect::Sqlite);
    {
        Articles::SqlArticleStore store(test.database);
        VERIFY_RESULT(store
                          .save(article(QStringLiteral("Before"), QStringLiteral("B"),
                                        Core::Status::Published),
                                QStringLiteral("ann"), {})
                          .result());
        const QString script = Support::takeBackLimitsOfFile() + Support::takeBackSources() +
                               Support::takeBackSettings() +
                               QStringLiteral("DELETE FROM schema_version WHERE version > 9");
        const auto done = test.database
                              ->run(Sql::Access::Write, {},
                                    [&script](Sql::Connection &connection) -> Core::Result<void> {
                                        for (const QString &one :
                                             script.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
                                            if (auto did = connection.execute(one); !did)
                                                return did;
                                        }
                                        return {};
                                    })
                              .result();
        VERIFY_RESULT(done);
    }
    const QString titles =
        QStringLiteral("SELECT group_concat(title, ',') AS v FROM public_articles");
    QVERIFY(firstOf(*test.database, titles).contains(QLatin1String("no such table")));
    test.database = std::make_shared<Sql::Database>(test.settings);
    QCOMPARE(firstOf(*test.database, titles), QStringLiteral("Before"));
}

void TestServing::doors_readTheSameBeforeAndAfterAnUpgrade()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Tests::People people;
    const auto owner = people.open(people.database().dsn());
    QVERIFY(wait(owner->grantLogin(
                     people.prefix(),
                     {people.login("web"), {QStringLiteral("site")}, people.password()}, {}))
                .has_value());
    people.dropLater(people.login("web"));
    const Core::Article before = people.saveAs(
        "ed", article(QStringLiteral("Before"), QStringLiteral("B"), Core::Status::Published));
    people.saveAs("ann", article(QStringLiteral("Hidden"), QStringLiteral("H")));
    // The floor has no view, and its JSON no format.
    people.database().execute(Support::takeBackToFloor() +
                              QStringLiteral("UPDATE outbox SET payload = payload - 'format';"
                                             "UPDATE revisions SET content = content - 'format'"));
    Cached cached;
    const QByteArray old = QJsonDocument(Core::articleToJson(before, Core::JsonDetail::Internal))
                               .toJson(QJsonDocument::Compact);
    cached.redis.cli({QStringLiteral("HSET"), Cached::key(before.id), QStringLiteral("v"),
                      QStringLiteral("1"), QStringLiteral("b"), QString::fromUtf8(old)});
    Psql web = people.psql("web");
    Psql relay = people.psql("rel");
    const QString seen =
        QStringLiteral("SELECT string_agg(title, ',' ORDER BY title) FROM public_articles");
    const QString told = QStringLiteral(
        "SELECT string_agg(payload ->> 'title', ',' ORDER BY payload ->> 'title') FROM outbox");
    QCOMPARE(web.run(seen), QStringLiteral("42P01"));
    QCOMPARE(relay.run(told), QStringLiteral("Before,Hidden"));
    Cache::RedisCache cache(cached.client);
    const auto read = [&] {
        const auto got = wait(cache.get(before.id, {}));
        return got && *got ? (*got)->title : QString();
    };
    QCOMPARE(read(), QStringLiteral("Before"));

    Profiles::Profile servers;
    servers.kind = Profiles::Profile::Kind::Servers;
    servers.postgres = people.database().dsn();
    const auto done =
        QCoro::waitFor(Workspace::upgradeSchema(*Profiles::normalised(servers, {}), {}));
    QVERIFY2(done && done->hasRights, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(web.run(seen), QStringLiteral("Before"));
    QCOMPARE(web.run(QStringLiteral("SELECT 1 FROM articles")), Tests::Refused);
    QCOMPARE(relay.run(told), QStringLiteral("Before,Hidden"));
    QCOMPARE(read(), QStringLiteral("Before"));
    people.saveAs("ed",
                  article(QStringLiteral("Since"), QStringLiteral("S"), Core::Status::Published));
    QCOMPARE(web.run(seen), QStringLiteral("Before,Since"));
    QCOMPARE(relay.run(told), QStringLiteral("Before,Hidden,Since"));
    QCOMPARE(relay.run(QStringLiteral(
                 "SELECT payload ->> 'format' FROM outbox WHERE payload ->> 'title' = 'Since'")),
             QString::number(Core::StoredFormat));
}

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
