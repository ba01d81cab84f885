#include <sql/migrations.h>
#include <sql/sqltext.h>

#include <QTest>

using namespace Triptych::Sql;

namespace {

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList result;
    for (const char *text : texts)
        result << QString::fromLatin1(text);
    return result;
}

} // namespace

class TestSqlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void script_isSplit_data();
    void script_isSplit();
    void comments_goButStringsStay();
    void linesOfOtherSchemas_areLeftOut();
    void migrations_areOneSeries();
};

void TestSqlText::script_isSplit_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("nothing") << QStringLiteral(" \n;; -- only; this\n") << QStringList{};
    QTest::newRow("two") << QStringLiteral("SELECT 1; SELECT 2") << list({"SELECT 1", "SELECT 2"});
    QTest::newRow("string") << QStringLiteral("SELECT 'a;b''; --c'; SELECT \";\"")
                            << list({"SELECT 'a;b''; --c'", "SELECT \";\""});
    QTest::newRow("comment") << QStringLiteral(
                                    "SELECT 1 /* ; /* ' */ ; */; SELECT 2 -- it's; \n+ 3")
                             << list({"SELECT 1", "SELECT 2  \n+ 3"});
    QTest::newRow("body")
        << QStringLiteral("CREATE FUNCTION f() AS $$ BEGIN; x := '$'; END; $$; SELECT $t$;$$;$t$")
        << list({"CREATE FUNCTION f() AS $$ BEGIN; x := '$'; END; $$", "SELECT $t$;$$;$t$"});
    QTest::newRow("trigger") << QStringLiteral(
                                    "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; "
                                    "SELECT CASE WHEN 1 THEN 2 END; END; SELECT 1;")
                             << list({"CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; "
                                      "SELECT CASE WHEN 1 THEN 2 END; END",
                                      "SELECT 1"});
    QTest::newRow("transaction is none")
        << QStringLiteral("BEGIN; COMMIT") << list({"BEGIN", "COMMIT"});
    QTest::newRow("parameter is no tag")
        << QStringLiteral("SELECT $1; SELECT $2") << list({"SELECT $1", "SELECT $2"});
}

void TestSqlText::script_isSplit()
{
    QFETCH(QString, script);
    QTEST(splitStatements(script), "statements");
}

void TestSqlText::comments_goButStringsStay()
{
    QCOMPARE(withoutComments(QStringLiteral("-- it's :a ?\nSELECT '--' /* b */ FROM c -- d")),
             QStringLiteral("SELECT '--'   FROM c"));
}

void TestSqlText::linesOfOtherSchemas_areLeftOut()
{
    const QString sql = QStringLiteral("SELECT a,\n"
                                       "    b, -- since schema 10\n"
                                       "    NULL AS b, -- before schema 10\n"
                                       "    c -- since schema ten, said in passing\n"
                                       "FROM t");
    const QString older = QStringLiteral("SELECT a,\n    NULL AS b,  \n    c  \nFROM t");
    const QString newer = QStringLiteral("SELECT a,\n    b,  \n    c  \nFROM t");
    QCOMPARE(withoutComments(forSchema(sql, 9)), older);
    QCOMPARE(withoutComments(forSchema(sql, 10)), newer);
    QCOMPARE(withoutComments(forSchema(sql, UnknownSchema)), newer);
    const QString name = QStringLiteral("articles/article");
    for (const QString &dialect : {QStringLiteral("postgresql"), QStringLiteral("sqlite")}) {
        QVERIFY(!statementText(dialect, name, 9).contains(QLatin1String("publish_day_at")));
        QVERIFY(statementText(dialect, name, 10).contains(QLatin1String("publish_day_at")));
    }
}

void TestSqlText::migrations_areOneSeries()
{
    const QList<Migration> postgresql = migrations(Dialect::PostgreSql);
    const QList<Migration> sqlite = migrations(Dialect::Sqlite);
    QVERIFY(!postgresql.isEmpty());
    QCOMPARE(postgresql.size(), sqlite.size());
    for (int i = 0; i < postgresql.size(); ++i) {
        QCOMPARE(postgresql.at(i).version, i + 1);
        QCOMPARE(sqlite.at(i).version, i + 1);
        QCOMPARE(postgresql.at(i).name, sqlite.at(i).name);
    }
}

QTEST_GUILESS_MAIN(TestSqlText)
#include "tst_sqltext.moc"
