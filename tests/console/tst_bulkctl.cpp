#include "ctltest.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Tests::Run;

/** `bulk` as a script uses it. */
class TestBulkCtl : public Tests::CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void change_isDoneListedAndUndone();
    void dryRun_saysWhatWouldChangeAndChangesNothing();
    void skipped_makeTheExitOne();
    void findAndReplace_showsEachHitBefore();
    void wrongWords_areUsageAndChangeNothing();
    void killedInTheMiddle_isGoneOnWithAndLosesNothing();

private:
    void fill()
    {
        create({u"--title"_s, u"Harbour flood"_s, u"--tag"_s, u"harbour"_s},
               "Water at the harbour.");
        create({u"--title"_s, u"Derby"_s, u"--tag"_s, u"harbour"_s, u"--tag"_s, u"sport"_s});
        create({u"--title"_s, u"Aria"_s});
    }
    QJsonObject bulk(const QStringList &arguments, int code = 0)
    {
        const Run done = run(QStringList{u"--json"_s, u"bulk"_s} + arguments);
        if (done.code != code)
            qWarning("exit %d: %s", done.code, done.err.constData());
        return done.code == code ? done.object() : QJsonObject();
    }
    int count(const QStringList &query)
    {
        return int(run(QStringList{u"--json"_s, u"list"_s} + query).objects().size());
    }
    int number(const QString &select)
    {
        int number = -1;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
            database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
            database.setDatabaseName(m_file);
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(select) && query.next())
                    number = query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(u"look"_s);
        return number;
    }

    QString m_file;
};

void TestBulkCtl::change_isDoneListedAndUndone()
{
    fill();
    const QJsonObject done =
        bulk({u"--set"_s, u"status=archived"_s, u"--add-tag"_s, u"old"_s, u"--set"_s,
              u"section=city"_s, u"--field"_s, u"kicker=Late"_s, u"tag:harbour"_s});
    QCOMPARE(done.value("changed"_L1).toInt(), 2);
    QCOMPARE(done.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(count({u"status:archived"_s, u"tag:old"_s, u"section:city"_s}), 2);
    QCOMPARE(count({}), 3);

    const Run list = run({u"--json"_s, u"bulk"_s, u"--list"_s});
    QCOMPARE(list.objects().size(), 1);
    const QString id = list.object().value("id"_L1).toString();
    QCOMPARE(id, done.value("id"_L1).toString());
    QCOMPARE(list.object().value("change"_L1).toObject().value("status"_L1).toString(),
             u"archived"_s);

    const QJsonObject undone = bulk({u"--undo"_s, id});
    QCOMPARE(undone.value("changed"_L1).toInt(), 2);
    QCOMPARE(count({u"tag:old"_s}), 0);
    QCOMPARE(count({u"status:draft"_s}), 3);
    QCOMPARE(run({u"bulk"_s, u"--undo"_s, id}).code, 6);
    const Run text = run({u"bulk"_s, u"--list"_s});
    QVERIFY(text.out.contains(QByteArray("undo of " + id.toUtf8())));
    QVERIFY(text.out.contains("(undone)"));
}

void TestBulkCtl::dryRun_saysWhatWouldChangeAndChangesNothing()
{
    fill();
    const QJsonObject would = bulk({u"--add-tag"_s, u"sport"_s, u"--all"_s, u"--dry-run"_s});
    QCOMPARE(would.value("will_change"_L1).toInt(), 2);
    QCOMPARE(would.value("unchanged"_L1).toInt(), 1);
    QCOMPARE(count({u"tag:sport"_s}), 1);
    QVERIFY(!run({u"bulk"_s, u"--list"_s}).out.contains("sport"));
}

void TestBulkCtl::skipped_makeTheExitOne()
{
    fill();
    create({u"--title"_s, u"No words yet"_s, u"--tag"_s, u"harbour"_s}, "\n");
    const QJsonObject done = bulk({u"--set"_s, u"status=published"_s, u"tag:harbour"_s}, 1);
    QCOMPARE(done.value("changed"_L1).toInt(), 2);
    const QJsonArray skipped = done.value("skipped_articles"_L1).toArray();
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(skipped.at(0).toObject().value("title"_L1).toString(), u"No words yet"_s);
    QCOMPARE(skipped.at(0).toObject().value("reason"_L1).toString(), u"invalid"_s);
    const Run again = run({u"bulk"_s, u"--skipped"_s, done.value("id"_L1).toString()});
    QVERIFY(again.out.contains("No words yet"));
}

void TestBulkCtl::findAndReplace_showsEachHitBefore()
{
    fill();
    const QStringList replace{u"--find"_s,         u"(harb)our"_s, u"--regex"_s,
                              u"--replace-with"_s, u"$1or"_s,      u"--all"_s};
    const Run would = run(QStringList{u"bulk"_s, u"--dry-run"_s} + replace);
    QCOMPARE(would.code, 0);
    QVERIFY(would.out.contains("- Water at the harbour."));
    QVERIFY(would.out.contains("+ Water at the harbor."));
    QCOMPARE(bulk(replace).value("changed"_L1).toInt(), 1);
    QCOMPARE(count({u"title:harbor"_s}), 1);
}

void TestBulkCtl::wrongWords_areUsageAndChangeNothing()
{
    fill();
    const QList<QStringList> wrong{
        {u"--add-tag"_s, u"x"_s},
        {u"--add-tag"_s, u"x"_s, u"--all"_s, u"tag:harbour"_s},
        {u"tag:harbour"_s},
        {u"--set"_s, u"status=gone"_s, u"--all"_s},
        {u"--set"_s, u"colour=red"_s, u"--all"_s},
        {u"--shift-publish"_s, u"soon"_s, u"--all"_s},
        {u"--find"_s, u"(open"_s, u"--regex"_s, u"--all"_s},
        {u"--regex"_s, u"--add-tag"_s, u"x"_s, u"--all"_s},
        {u"--delete"_s, u"--add-tag"_s, u"x"_s, u"--all"_s},
        {u"--undo"_s, u"none"_s},
        {u"--add-tag"_s, u"x"_s, u"before:soon"_s},
    };
    for (const QStringList &arguments : wrong) {
        const Run refused = run(QStringList{u"bulk"_s} + arguments);
        QVERIFY2(refused.code == 2,
                 qPrintable(arguments.join(u' ') + QString::number(refused.code)));
    }
    QCOMPARE(run({u"bulk"_s, u"--undo"_s, u"01890a5d-ac96-774b-bcce-b302099a8057"_s}).code, 5);
    QVERIFY(run({u"bulk"_s, u"--list"_s}).out.isEmpty());
    QCOMPARE(count({u"tag:x"_s}), 0);
}

void TestBulkCtl::killedInTheMiddle_isGoneOnWithAndLosesNothing()
{
    constexpr int Articles = 1500;
    m_file = m_home->filePath(u"many.triptych"_s);
    create({u"--workspace"_s, m_file, u"--title"_s, u"First"_s});
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"fill"_s);
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        const QString numbers =
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s.arg(
                Articles - 1);
        QVERIFY(query.exec(u"BEGIN"_s));
        QVERIFY2(
            query.exec(
                numbers +
                u"INSERT INTO articles (id, version, slug, language, title, summary, authors, "
                u"tags, section, "
                "status, fields, source_digest, created_at, updated_at, created_by, updated_by, "
                "body) "
                "SELECT printf('01890a5d-ac96-774b-bcce-%012x', i), 1, 's' || i, 'en', 'Title ' || "
                "i, '', '[]', "
                "'[]', '', 'draft', '{}', '', i, i, 'ann', 'ann', printf('%.4000c', 'x') FROM n"_s),
            qPrintable(query.lastError().text()));
        QVERIFY(query.exec(u"COMMIT"_s));
    }
    QSqlDatabase::removeDatabase(u"fill"_s);

    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program(),
                  {u"--workspace"_s, m_file, u"bulk"_s, u"--all"_s, u"--add-tag"_s, u"x"_s,
                   u"--find"_s, u"x{3}"_s, u"--regex"_s, u"--replace-with"_s, u"yz "_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        number(u"SELECT count(*) FROM bulk_rows WHERE state = 'changed'"_s) > 0, 60'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    const int changed = number(u"SELECT count(*) FROM bulk_rows WHERE state = 'changed'"_s);
    QVERIFY2(changed < Articles, "it was done before it was killed");
    QCOMPARE(number(u"SELECT count(*) FROM articles WHERE version = 2"_s), changed);

    const Run list = run({u"--json"_s, u"--workspace"_s, m_file, u"bulk"_s, u"--list"_s});
    QCOMPARE(list.object().value("state"_L1).toString(), u"unfinished"_s);
    QCOMPARE(list.object().value("changed"_L1).toInt(), changed);
    const QString id = list.object().value("id"_L1).toString();
    const Run done = run({u"--json"_s, u"--workspace"_s, m_file, u"bulk"_s, u"--resume"_s, id});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.object().value("changed"_L1).toInt(), Articles);
    QCOMPARE(number(u"SELECT count(*) FROM articles WHERE version = 2 AND tags = '[\"x\"]'"_s),
             Articles);
    QCOMPARE(number(u"SELECT count(*) FROM revisions WHERE version = 2"_s), Articles);
    QCOMPARE(
        number(
            u"SELECT count(*) FROM (SELECT 1 FROM revisions GROUP BY article_id, version HAVING count(*) > 1)"_s),
        0);
}

QTEST_GUILESS_MAIN(TestBulkCtl)
#include "tst_bulkctl.moc"
