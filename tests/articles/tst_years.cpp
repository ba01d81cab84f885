#include "storefixture.h"

#include <support/olderschema.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** Times lie in the years 1 to 9999, whoever writes them. */
class TestYears : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeOutOfYears_isRefused_data() { addDialects(); }
    void timeOutOfYears_isRefused();
    void timesAtTheEnds_areTaken_data() { addDialects(); }
    void timesAtTheEnds_areTaken();
    void olderRowsOutOfYears_areKeptAndTheOutboxGoesOn_data() { addDialects(); }
    void olderRowsOutOfYears_areKeptAndTheOutboxGoesOn();

private:
    static Core::Result<void> run(StoreFixture &fixture, const QString &sql)
    {
        return fixture.test.database
            ->run(Sql::Access::Write, {},
                  [sql](Sql::Connection &connection) { return connection.execute(sql); })
            .result();
    }
    /** A time as the dialect writes it. */
    static QString literal(Sql::Dialect dialect, const char *postgres, const char *sqlite)
    {
        return QString::fromLatin1(dialect == Sql::Dialect::PostgreSql ? postgres : sqlite);
    }
    /** One article, one working copy and one outbox row. */
    static Core::Result<Core::Article> filled(StoreFixture &fixture)
    {
        auto saved = fixture.save(StoreFixture::article(QStringLiteral("One")));
        if (!saved)
            return saved;
        const auto put =
            fixture.store
                .putWorkingCopy({*saved, QStringLiteral("here")}, QStringLiteral("ann"), {}, {})
                .result();
        return put ? saved : Core::failure(put.error());
    }

    static inline const QStringList Columns{
        QStringLiteral("articles.publish_at"),       QStringLiteral("articles.created_at"),
        QStringLiteral("articles.updated_at"),       QStringLiteral("articles.deleted_at"),
        QStringLiteral("revisions.saved_at"),        QStringLiteral("outbox.created_at"),
        QStringLiteral("working_copies.updated_at"), QStringLiteral("outbox.lease_until")};
    static QString setting(const QString &column, const QString &time)
    {
        return QStringLiteral("UPDATE %1 SET %2 = %3")
            .arg(column.section(QLatin1Char('.'), 0, 0), column.section(QLatin1Char('.'), 1), time);
    }
};

void TestYears::timeOutOfYears_isRefused()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    VERIFY_RESULT(filled(fixture));
    const QStringList times{literal(dialect, "'10000-01-01 00:00+00'", "253402300800000"),
                            literal(dialect, "'0001-12-31 23:59:59.999+00 BC'", "-62135596800001"),
                            literal(dialect, "'294276-12-31'", "9223372036854775807"),
                            literal(dialect, "'4713-01-01 BC'", "-9223372036854775808")};
    for (const QString &column : Columns) {
        for (const QString &time : times) {
            const auto refused = run(fixture, setting(column, time));
            QVERIFY2(!refused, qPrintable(column + QLatin1Char(' ') + time));
            QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        }
    }
    // A new row no less than one that is changed.
    for (const QString &time : times) {
        COMPARE_KIND(run(fixture, QStringLiteral("INSERT INTO working_copies VALUES ('01890000-"
                                                 "0000-7000-8000-000000000001', 'bob', 0, '{}', "
                                                 "%1)")
                                      .arg(time)),
                     ErrorKind::Invalid);
        COMPARE_KIND(
            run(fixture, QStringLiteral("INSERT INTO outbox (id, aggregatetype, aggregateid, "
                                        "type, payload, version, created_at) VALUES ('01890000-"
                                        "0000-7000-8000-000000000001', 'article', 'x', 'saved', "
                                        "'{}', 1, %1)")
                             .arg(time)),
            ErrorKind::Invalid);
        COMPARE_KIND(run(fixture, QStringLiteral("INSERT INTO revisions SELECT article_id, 2, "
                                                 "title, content, %1, saved_by FROM revisions")
                                      .arg(time)),
                     ErrorKind::Invalid);
        for (const char *column : {"publish_at", "created_at", "updated_at", "deleted_at"}) {
            const auto at = [&](const char *one) {
                return qstrcmp(one, column) == 0 ? time : QString::fromLatin1(one);
            };
            COMPARE_KIND(
                run(fixture,
                    QStringLiteral("INSERT INTO articles (id, version, slug, language, title, "
                                   "summary, body, authors, tags, section, status, fields, "
                                   "source_digest, created_by, updated_by, publish_at, created_at, "
                                   "updated_at, deleted_at) SELECT '01890000-0000-7000-8000-"
                                   "000000000001', 1, 'x', language, title, summary, body, "
                                   "authors, tags, section, status, fields, '', created_by, "
                                   "updated_by, %1, %2, %3, %4 FROM articles")
                        .arg(at("publish_at"), at("created_at"), at("updated_at"),
                             at("deleted_at"))),
                ErrorKind::Invalid);
        }
    }
    for (const char *table : {"articles", "revisions", "outbox", "working_copies"})
        QCOMPARE(fixture.rows(QLatin1String(table)), 1);
}

void TestYears::timesAtTheEnds_areTaken()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = filled(fixture);
    VERIFY_RESULT(saved);
    for (const QString &time :
         {literal(dialect, "'0001-01-01 00:00+00'", "-62135596800000"),
          literal(dialect, "'9999-12-31 23:59:59.999+00'", "253402300799999")}) {
        for (const QString &column : Columns)
            VERIFY_RESULT(run(fixture, setting(column, time)));
    }
    VERIFY_RESULT(run(fixture, QStringLiteral("UPDATE articles SET deleted_at = NULL, "
                                              "publish_at = NULL")));
    const auto read = fixture.store.article(saved->id, {}).result();
    VERIFY_RESULT(read);
    QCOMPARE(read->updatedAt, QDateTime({9999, 12, 31}, QTime(23, 59, 59, 999), Qt::UTC));
}

void TestYears::olderRowsOutOfYears_areKeptAndTheOutboxGoesOn()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = filled(fixture);
    VERIFY_RESULT(saved);
    // As it was before the limit.
    QStringList older{QStringLiteral("DELETE FROM schema_version WHERE version > 11")};
    const QString back = dialect == Sql::Dialect::PostgreSql ? Support::takeBackLimits()
                                                             : Support::takeBackLimitsOfFile();
    older << back.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &column : Columns)
        older << setting(column, literal(dialect, "'10000-01-01 00:00+00'", "253402300800000"));
    for (const QString &sql : std::as_const(older))
        VERIFY_RESULT(run(fixture, sql));
    Sql::ConnectSettings settings = fixture.test.settings;
    settings.schema = Sql::ConnectSettings::Schema::Upgrade;
    const auto again = std::make_shared<Sql::Database>(settings);
    VERIFY_RESULT(again->open({}).result());
    Articles::SqlArticleStore store(again);
    Articles::SqlOutbox outbox(again);
    const auto read = store.articles({saved->id}, {}).result();
    VERIFY_RESULT(read);
    QCOMPARE(read->constFirst().publishAt.toUTC().date().year(), 10000);
    // What the relay cannot lease would be in the way of everything behind it.
    const auto claims = outbox.claim(10, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    QCOMPARE(claims->size(), 1);
}

QTEST_GUILESS_MAIN(TestYears)
#include "tst_years.moc"
