#include "testdatabase.h"

#include <sql/sqltext.h>

#include <QDirIterator>
#include <QSet>
#include <QUrl>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

class TestStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatement_prepares_data() { addDialects(); }
    void everyStatement_prepares();
    void allowedType_comesBack_data() { addDialects(); }
    void allowedType_comesBack();
    void byteOrderMark_isBoundAsItIs();
    void otherType_isRefused_data() { addDialects(); }
    void otherType_isRefused();
    void badText_isInvalid_data() { addDialects(); }
    void badText_isInvalid();
    void forgottenOrUnknownName_isAMistake_data() { addDialects(); }
    void forgottenOrUnknownName_isAMistake();
};

namespace {

/** Binds `value` to a lone placeholder and reads it back as text. */
Core::Result<QString> echo(Sql::Database &database, const QVariant &value)
{
    return database
        .run(Access::Read, {},
             [value](Connection &connection) -> Core::Result<QString> {
                 auto text =
                     connection.composed(QStringLiteral("SELECT CAST(:value AS text) AS value"))
                         .bind("value", value)
                         .one([](const Row &row) {
                             return row.isNull("value") ? QStringLiteral("NULL")
                                                        : row.text("value");
                         });
                 if (!text)
                     return Core::failure(text.error());
                 return text->value_or(QStringLiteral("no row"));
             })
        .result();
}

} // namespace

void TestStatements::everyStatement_prepares()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Sql::initialiseStatements();
    QSet<QString> names;
    for (const QString &folder : {Sql::dialectName(dialect), QStringLiteral("common")}) {
        const QString root = QStringLiteral(":/sql/") + folder + QLatin1Char('/');
        for (QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = it.next();
            if (path.contains(QStringLiteral("/fragments/")))
                continue;
            QVERIFY2(path.endsWith(QStringLiteral(".sql")), qPrintable(path));
            names.insert(path.mid(root.size()).chopped(4));
        }
    }
    QVERIFY(names.size() > 3);
    for (const QString &name : std::as_const(names)) {
        // A text that cannot be prepared is told before one that lacks its values.
        const auto prepared = test.database
                                  ->run(Access::Write, {},
                                        [name](Connection &connection) -> Core::Result<void> {
                                            auto statement = connection.statement(name);
                                            return connection.failure()
                                                       ? Core::Result<void>(Core::failure(
                                                             connection.failure()->error))
                                                       : Core::Result<void>();
                                        })
                                  .result();
        QVERIFY2(prepared, qPrintable(name + QStringLiteral(": ") +
                                      (prepared ? QString() : prepared.error().detail)));
        QCOMPARE(Sql::splitStatements(Sql::statementText(Sql::dialectName(dialect), name)).size(),
                 1);
    }
}

void TestStatements::allowedType_comesBack()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    const bool postgresql = dialect == Sql::Dialect::PostgreSql;
    const QDateTime time(QDate(2026, 11, 24), QTime(21, 5, 49, 7), Qt::UTC);
    const QUuid id(QStringLiteral("018f0000-0000-7000-8000-00000000abcd"));
    const QString hostile = QStringLiteral("'); DROP TABLE x; -- \\ ? :value $1 \" ’ 🗞 \n\t");
    const QList<std::pair<QVariant, QString>> cases = {
        {true, postgresql ? QStringLiteral("true") : QStringLiteral("1")},
        {42, QStringLiteral("42")},
        {Q_INT64_C(-9007199254740993), QStringLiteral("-9007199254740993")},
        {0.5, QStringLiteral("0.5")},
        {hostile, hostile},
        {QString(), QString()},
        {QVariant(), QStringLiteral("NULL")},
        {QVariant::fromValue(nullptr), QStringLiteral("NULL")},
        {QDate(2026, 11, 24), QStringLiteral("2026-11-24")},
        {QDate(), QStringLiteral("NULL")},
        {time, postgresql ? QStringLiteral("2026-11-24T21:05:49.007Z")
                          : QString::number(time.toMSecsSinceEpoch())},
        {QDateTime(), QStringLiteral("NULL")},
        {id, id.toString(QUuid::WithoutBraces)},
        {QUuid(), QStringLiteral("NULL")},
    };
    for (const auto &[value, expected] : cases) {
        const auto text = echo(*test.database, value);
        QVERIFY2(text, value.typeName());
        QCOMPARE(*text, expected);
    }
    const QByteArray bytes("\0\xff'\\?", 5);
    const auto back =
        test.database
            ->run(Access::Read, {},
                  [bytes, postgresql](Connection &connection) {
                      return connection
                          .composed(postgresql
                                        ? QStringLiteral("SELECT CAST(:value AS bytea) AS value")
                                        : QStringLiteral("SELECT :value AS value"))
                          .bind("value", bytes)
                          .one([](const Row &row) { return row.bytes("value"); });
                  })
            .result();
    VERIFY_RESULT(back);
    QCOMPARE(back->value_or(QByteArray()), bytes);
}

void TestStatements::byteOrderMark_isBoundAsItIs()
{
    TestDatabase test(Sql::Dialect::Sqlite);
    const QList<std::pair<QChar, QString>> cases = {{QChar(0xFEFF), QStringLiteral("EFBBBF78")},
                                                    {QChar(0xFFFE), QStringLiteral("EFBFBE78")}};
    for (const auto &[mark, expected] : cases) {
        const QString text = mark + QStringLiteral("x");
        const auto hex =
            test.database
                ->run(Access::Read, {},
                      [text](Connection &connection) {
                          return connection.composed(QStringLiteral("SELECT hex(:value) AS value"))
                              .bind("value", text)
                              .one([](const Row &row) { return row.text("value"); });
                      })
                .result();
        VERIFY_RESULT(hex);
        QCOMPARE(hex->value_or(QString()), expected);
    }
}

void TestStatements::otherType_isRefused()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    const QList<QVariant> refused = {QUrl(QStringLiteral("now()")),
                                     QStringList{QStringLiteral("now()")},
                                     QVariantList{1},
                                     QVariantMap{},
                                     QTime(1, 2),
                                     7u,
                                     QVariant::fromValue(quint64(7)),
                                     QChar(u'x'),
                                     QVariant::fromValue(1.5f),
                                     QVariant::fromValue(QJsonObject())};
    for (const QVariant &value : refused) {
        const auto result = echo(*test.database, value);
        COMPARE_KIND(result, ErrorKind::Internal);
        QVERIFY(result.error().detail.contains(QStringLiteral("may not be bound")));
    }
}

void TestStatements::badText_isInvalid()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    for (const QString &text : {QString(QStringLiteral("a") + QChar(u'\0')), QString(QChar(0xD800)),
                                QString(QChar(0xDC00) + QStringLiteral("x")),
                                QString(QStringLiteral("x") + QChar(0xD83D))}) {
        COMPARE_KIND(echo(*test.database, text), ErrorKind::Invalid);
    }
}

void TestStatements::forgottenOrUnknownName_isAMistake()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    const auto run = [&](const char *name, const char *column) {
        return test.database
            ->run(Access::Read, {},
                  [name, column](Connection &connection) {
                      return connection
                          .composed(QStringLiteral("SELECT CAST(:value AS text) AS value"))
                          .bind(name, QStringLiteral("x"))
                          .one([column](const Row &row) { return row.text(column); });
                  })
            .result();
    };
    VERIFY_RESULT(run("value", "value"));
    COMPARE_KIND(run("other", "value"), ErrorKind::Internal);
    COMPARE_KIND(run("value", "other"), ErrorKind::Internal);
    const auto forgotten =
        test.database
            ->run(Access::Read, {},
                  [](Connection &connection) {
                      return connection
                          .composed(QStringLiteral("SELECT CAST(:value AS text) AS value"))
                          .exec();
                  })
            .result();
    COMPARE_KIND(forgotten, ErrorKind::Internal);
    COMPARE_KIND(test.database
                     ->run(Access::Read, {},
                           [](Connection &connection) {
                               return connection.statement(QStringLiteral("no/such")).exec();
                           })
                     .result(),
                 ErrorKind::Internal);
}

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
