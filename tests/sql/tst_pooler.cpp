// Databases behind a PgBouncer as it is installed.

#include <sql/database.h>
#include <support/outcome.h>
#include <support/pgbouncer.h>

#include <QTest>

#include <memory>

using namespace Triptych;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

std::unique_ptr<Sql::Database> openThrough(const QString &dsn)
{
    Sql::ConnectSettings settings = Sql::ConnectSettings::postgresql(dsn).value();
    settings.connections = 1;
    return std::make_unique<Sql::Database>(settings);
}

Core::Result<QString> ask(Sql::Database &database, const QString &query)
{
    return database
        .run(Access::Read, {},
             [query](Connection &c) -> Core::Result<QString> {
                 auto text =
                     c.composed(query).one([](const Row &row) { return row.text("answer"); });
                 if (!text)
                     return Core::failure(text.error());
                 return text->value_or(QString());
             })
        .result();
}

QString setting(const char *name)
{
    return QStringLiteral("SELECT current_setting('%1') AS answer").arg(QLatin1String(name));
}

} // namespace

class TestPooler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void session_isPooledAndSetUp()
    {
        const Support::PgBouncer pooler(m_server, QStringLiteral("session"), 2);
        const auto database = openThrough(pooler.dsn());
        VERIFY_RESULT(database->open({}).result());
        QCOMPARE(ask(*database, setting("statement_timeout")).value_or(QString()),
                 QStringLiteral("1min"));
        QCOMPARE(ask(*database, setting("timezone")).value_or(QString()), QStringLiteral("UTC"));
        QCOMPARE(ask(*database, setting("client_min_messages")).value_or(QString()),
                 QStringLiteral("error"));
    }

    void optionsOfTheAddress_win()
    {
        const auto database =
            openThrough(m_server.dsn() + QStringLiteral("?options=-c%20statement_timeout%3D7000"));
        QCOMPARE(ask(*database, setting("statement_timeout")).value_or(QString()),
                 QStringLiteral("7s"));
        QCOMPARE(ask(*database, setting("timezone")).value_or(QString()), QStringLiteral("UTC"));
    }

    void transactionMode_isNamed()
    {
        // Another desk left its statements in the session that this one is given.
        const Support::PgBouncer pooler(m_server, QStringLiteral("transaction"));
        QStringList left;
        for (int i = 1; i <= 100; ++i)
            left << QStringLiteral("PREPARE qpsqlpstmt_%1 AS SELECT 1").arg(i, 0, 16);
        Support::runSql(pooler.dsn(), left.join(QLatin1Char(';')));
        const auto database = openThrough(pooler.dsn());
        const auto answer = ask(*database, QStringLiteral("SELECT 'a' AS answer"));
        COMPARE_KIND(answer, ErrorKind::Unreachable);
        QVERIFY2(answer.error().message.contains(QLatin1String("pool_mode = session")),
                 qPrintable(answer.error().message + answer.error().detail));
    }

private:
    Support::Postgres m_server;
};

QTEST_GUILESS_MAIN(TestPooler)
#include "tst_pooler.moc"
