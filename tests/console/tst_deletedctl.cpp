#include "ctltest.h"

#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>

using namespace Qt::StringLiterals;
using namespace Triptych;
using Triptych::Tests::CtlTest;
using Triptych::Tests::Run;

/** list --deleted, restore and purge. */
class TestDeletedCtl : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void deleted_isListedWithWhoAndWhen();
    void restored_isADraft();
    void takenSlug_isAskedFor();
    void purge_asksAndErases();
    void purgedOnThreeServers_isShownNowhere();
    void unknownIds_areSaid_data();
    void unknownIds_areSaid();

private:
    QJsonObject deleted(const QString &title, const QStringList &options = {})
    {
        const QJsonObject made = create(QStringList{u"--title"_s, title} + options);
        const Run gone = run({u"delete"_s, id(made)});
        if (gone.code != 0)
            qWarning("%s", gone.err.constData());
        return made;
    }
    QList<QJsonObject> listed() { return run({u"--json"_s, u"list"_s, u"--deleted"_s}).objects(); }
};

void TestDeletedCtl::deleted_isListedWithWhoAndWhen()
{
    create({u"--title"_s, u"Stays"_s});
    const QJsonObject first = deleted(u"First"_s);
    const QJsonObject second = deleted(u"Second"_s, {u"--tag"_s, u"lamps"_s});
    const QList<QJsonObject> all = listed();
    QCOMPARE(all.size(), 2);
    QCOMPARE(id(all.at(0)), id(second));
    QCOMPARE(id(all.at(1)), id(first));
    QVERIFY(!all.at(0).value("deleted_by"_L1).toString().isEmpty());
    QVERIFY(QDateTime::fromString(all.at(0).value("deleted_at"_L1).toString(), Qt::ISODateWithMs)
                .isValid());
    QCOMPARE(run({u"--json"_s, u"list"_s, u"--deleted"_s, u"--tag"_s, u"lamps"_s}).objects().size(),
             1);
    QCOMPARE(run({u"--json"_s, u"list"_s}).objects().size(), 1);
    const Run text = run({u"list"_s, u"--deleted"_s, u"--limit"_s, u"1"_s});
    QVERIFY(text.out.contains("Second") && !text.out.contains("First"));
    QVERIFY(text.out.contains(all.at(0).value("deleted_by"_L1).toString().toUtf8()));
    QVERIFY(text.err.contains("--after"));
}

void TestDeletedCtl::restored_isADraft()
{
    const QJsonObject made = deleted(u"Lamp"_s, {u"--status"_s, u"published"_s});
    const Run back = run({u"restore"_s, id(made)});
    QVERIFY2(back.code == 0, back.err.constData());
    QVERIFY(back.err.contains("draft"));
    const QJsonObject shown = run({u"--json"_s, u"show"_s, id(made)}).object();
    QCOMPARE(shown.value("status"_L1).toString(), u"draft"_s);
    QCOMPARE(shown.value("body"_L1), made.value("body"_L1));
    QCOMPARE(shown.value("version"_L1).toInt(), 3);
    QVERIFY(listed().isEmpty());
    QCOMPARE(run({u"restore"_s, id(made)}).code, 5);
}

void TestDeletedCtl::takenSlug_isAskedFor()
{
    const QJsonObject made = deleted(u"Lamp"_s);
    create({u"--title"_s, u"Other"_s, u"--slug"_s, u"lamp"_s});
    const Run refused = run({u"--json"_s, u"restore"_s, id(made)});
    QCOMPARE(refused.code, 6);
    QVERIFY(refused.error().value("message"_L1).toString().contains(u"--slug lamp-2"_s));
    QCOMPARE(listed().size(), 1);
    QVERIFY(run({u"restore"_s, id(made), u"--slug"_s, u"lamp"_s}).code != 0);
    QVERIFY(run({u"restore"_s, id(made), u"--slug"_s, u"a/b"_s}).code != 0);
    QCOMPARE(listed().size(), 1);
    const Run back = run({u"--json"_s, u"restore"_s, id(made), u"--slug"_s, u"lamp-2"_s});
    QCOMPARE(back.code, 0);
    QCOMPARE(back.object().value("slug"_L1).toString(), u"lamp-2"_s);
}

void TestDeletedCtl::purge_asksAndErases()
{
    const QJsonObject made = deleted(u"Lamp"_s);
    // Nobody can be asked here: without --yes nothing is done.
    const Run unsure = run({u"purge"_s, id(made)}, "y\n");
    QCOMPARE(unsure.code, 2);
    QVERIFY(unsure.err.contains("--yes"));
    QCOMPARE(listed().size(), 1);
    const Run done = run({u"--json"_s, u"purge"_s, id(made), u"--yes"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.object().value("version"_L1).toInt(), 3);
    QVERIFY(listed().isEmpty());
    QCOMPARE(run({u"restore"_s, id(made)}).code, 5);
    QCOMPARE(run({u"purge"_s, id(made), u"--yes"_s}).code, 5);
    QCOMPARE(run({u"--json"_s, u"search"_s, u"Lamp"_s}).objects().size(), 1); // its summary alone
}

void TestDeletedCtl::purgedOnThreeServers_isShownNowhere()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::FreshDatabase database;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    Support::Redis redis;
    m_environment.insert(u"POSTGRES_DSN"_s, database.dsn());
    m_environment.insert(u"ES_ADDR"_s, prefix.server().toString());
    m_environment.insert(u"REDIS_ADDR"_s, redis.address());
    m_environment.insert(u"ES_ALIAS"_s, prefix.name() + u"articles"_s);
    const QString made =
        id(create({u"--title"_s, u"Unmistakable ships"_s, u"--status"_s, u"published"_s}));
    const auto found = [&] {
        run({u"relay"_s, u"--once"_s});
        return run({u"search"_s, u"unmistakable"_s}).out.contains(made.toUtf8());
    };
    QTRY_VERIFY_WITH_TIMEOUT(found(), 30'000);
    // Deleted and purged while the index and the cache are away: nothing has told them.
    m_environment.insert(u"ES_ADDR"_s, u"127.0.0.1:1"_s);
    m_environment.insert(u"REDIS_ADDR"_s, u"127.0.0.1:1"_s);
    QCOMPARE(run({u"delete"_s, made}).code, 0);
    QCOMPARE(run({u"purge"_s, made, u"--yes"_s}).code, 0);
    m_environment.insert(u"ES_ADDR"_s, prefix.server().toString());
    m_environment.insert(u"REDIS_ADDR"_s, redis.address());
    const auto differs = [&] {
        run({u"relay"_s, u"--once"_s});
        return run({u"audit"_s}).code != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!differs(), 30'000);
    QVERIFY(!found());
    // Nor after the index was built anew.
    const Run built = run({u"reindex"_s});
    QVERIFY2(built.code == 0, built.err.constData());
    QVERIFY(!found());
    QVERIFY(!redis.cli({u"KEYS"_s, u"*"_s}).contains(u"Unmistakable"_s));
}

void TestDeletedCtl::unknownIds_areSaid_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<int>("code");
    QTest::newRow("none there") << u"0193d3a0-0000-7000-8000-000000000000"_s << 5;
    QTest::newRow("a slug") << u"lamp"_s << 2;
    QTest::newRow("not deleted") << QString() << 5;
}

void TestDeletedCtl::unknownIds_areSaid()
{
    QFETCH(QString, named);
    QFETCH(int, code);
    const QJsonObject living = create({u"--title"_s, u"Lamp"_s});
    if (named.isEmpty())
        named = id(living);
    for (const QString &command : {u"restore"_s, u"purge"_s}) {
        QStringList words{u"--json"_s, command, named};
        if (command == u"purge"_s)
            words << u"--yes"_s;
        const Run refused = run(words);
        QCOMPARE(refused.code, code);
        QVERIFY(!refused.error().value("message"_L1).toString().isEmpty());
    }
    QCOMPARE(run({u"--json"_s, u"show"_s, id(living)}).object(), living);
}

QTEST_GUILESS_MAIN(TestDeletedCtl)
#include "tst_deletedctl.moc"
