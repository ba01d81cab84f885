#include "movetest.h"

#include <ports/viewcounter.h>
#include <support/indexprefix.h>
#include <support/olderschema.h>
#include <support/redis.h>
#include <unsaved/journal.h>
#include <workspace/deskclaim.h>
#include <workspace/journalplace.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace Triptych;
using Tests::Tables;
using Tests::tablesOf;
using Tests::wait;

class TestMove : public Tests::MoveTest
{
    Q_OBJECT

private Q_SLOTS:
    void everything_standsThereAndAgainChangesNothing();
    void editedAgain_isBroughtUpToDate();
    void longHistory_isMovedInParts();
    void ownUnsavedText_isOfferedThere();
    void typedOnSince_isOfferedAsItIsNow();
    void openDesksUnsavedText_isLeftAlone();
    void onThreeServers_isFoundAndCounted();
    void zone_isMovedUnlessAnotherIsSet();
    void olderTables_areUpgradedFirst();
};

void TestMove::everything_standsThereAndAgainChangesNothing()
{
    const int count = fill(*openHere());
    const Tables before = tablesOf(file());
    QCOMPARE(before.articles.size(), count);
    Support::FreshDatabase database;
    const MoveRun moved = move(database);
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("created"), count);
    QCOMPARE(moved.count("failed"), 0);
    QCOMPARE(moved.count("revisions"), before.revisions.size());
    QCOMPARE(moved.count("views"), 3);
    QCOMPARE(moved.count("working_copies"), 2);
    QCOMPARE(moved.count("verified"), count);
    COMPARE_TABLES(tablesOf(database), before);
    COMPARE_TABLES(tablesOf(file()), before);
    // Written with an outbox row each, and relayed by the command itself.
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM outbox")), QStringLiteral("0"));

    const QString rows = QStringLiteral(
        "SELECT (SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY id) FROM articles) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM revisions) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM "
        "working_copies) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM "
        "view_counts)");
    const QString written = database.value(rows);
    QVERIFY(!written.isEmpty());
    const MoveRun again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("unchanged"), count);
    for (const char *key : {"created", "updated", "failed", "revisions", "views", "working_copies"})
        QCOMPARE(again.count(key), 0);
    QCOMPARE(database.value(rows), written);
}

void TestMove::zone_isMovedUnlessAnotherIsSet()
{
    fill(*openHere());
    Support::FreshDatabase database;
    QCOMPARE(move(database).code, 0);
    const QString zone = QStringLiteral("SELECT value #>> '{}' FROM settings WHERE name = 'zone'");
    QCOMPARE(database.value(zone), QStringLiteral("Asia/Kathmandu"));
    const QString dated = QStringLiteral("SELECT count(*) FROM articles WHERE publish_day = "
                                         "'2031-02-03' AND publish_day_at = publish_at");
    QCOMPARE(database.value(dated), QStringLiteral("1"));
    database.execute(QStringLiteral("UPDATE settings SET value = '\"Europe/Berlin\"'"));
    const MoveRun again = move(database);
    QCOMPARE(again.code, 0);
    const QString warnings = QString::fromUtf8(
        QJsonDocument(again.report.value(QLatin1String("warnings")).toArray()).toJson());
    QVERIFY2(warnings.contains(QLatin1String("Asia/Kathmandu")) &&
                 warnings.contains(QLatin1String("Europe/Berlin")),
             qPrintable(warnings));
    QCOMPARE(database.value(zone), QStringLiteral("Europe/Berlin"));
    QCOMPARE(database.value(dated), QStringLiteral("1"));
}

void TestMove::olderTables_areUpgradedFirst()
{
    const int count = fill(*openHere());
    Support::FreshDatabase database;
    QCOMPARE(move(database).code, 0);
    database.execute(
        QStringLiteral("DELETE FROM outbox; DELETE FROM revisions; DELETE FROM working_copies;"
                       "DELETE FROM articles;") +
        Support::takeBackToFloor());
    const MoveRun refused = move(database);
    QVERIFY(refused.code != 0);
    QVERIFY2(refused.err.contains("setup --upgrade"), refused.err.constData());
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM articles")), QStringLiteral("0"));
    QVERIFY(count > 0);
}

void TestMove::editedAgain_isBroughtUpToDate()
{
    const auto here = openHere();
    const int count = fill(*here);
    Support::FreshDatabase database;
    QCOMPARE(move(database).code, 0);
    const auto page = wait(here->stores().articles.list({}, 10, {}, {}));
    Core::Article edited = *wait(here->stores().articles.article(page->rows.first().id, {}));
    edited.body = QStringLiteral("Written after the move");
    edited.tags = {QStringLiteral("new")};
    save(*here, save(*here, edited));
    wait(here->stores().views.increment(edited.id, {}));
    save(*here, Tests::article(QStringLiteral("New"), QStringLiteral("Text")));
    const MoveRun again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("created"), 1);
    QCOMPARE(again.count("updated"), 1);
    QCOMPARE(again.count("unchanged"), count - 1);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::longHistory_isMovedInParts()
{
    const auto here = openHere();
    Core::Article article = Tests::article(QStringLiteral("Often saved"),
                                           QStringLiteral("A long text. ").repeated(4'000));
    for (int i = 0; i < 30; ++i) {
        article.summary = QString::number(i);
        article = save(*here, article);
    }
    Support::FreshDatabase database;
    QCOMPARE(move(database).count("revisions"), 30);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    // As if it had been killed after the first part.
    database.execute(QStringLiteral("DELETE FROM revisions WHERE version % 2 = 0"));
    const MoveRun again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("unchanged"), 1);
    QCOMPARE(again.count("revisions"), 15);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::ownUnsavedText_isOfferedThere()
{
    Core::Article typed = Tests::article(QStringLiteral("Typed"), QStringLiteral("Not saved"));
    typed.id = Core::ArticleId::create();
    Core::Article copied = typed;
    copied.id = Core::ArticleId::create();
    const Profiles::Profile profile = Profiles::embeddedProfile(file());
    {
        const auto here = openHere();
        QVERIFY(wait(here->stores().articles.putWorkingCopy({copied, QStringLiteral("a")},
                                                            here->actor(), {}, {}))
                    .has_value());
        Unsaved::Journal journal(Workspace::journalFolder(profile));
        QVERIFY(wait(journal.write(typed)).has_value());
    }
    Support::FreshDatabase database;
    const MoveRun moved = move(database);
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("unsaved"), 1);
    QCOMPARE(moved.count("working_copies"), 1);
    const auto there = openThere(database);
    Unsaved::Journal journal(Workspace::journalFolder(*there));
    const auto content = wait(journal.content());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.first().article.body, typed.body);
    const auto copies = wait(there->stores().articles.workingCopies(there->actor(), {}));
    QCOMPARE(copies->size(), 1);
    QCOMPARE(copies->first().article.id, copied.id);
    QCOMPARE(wait(Unsaved::Journal(Workspace::journalFolder(profile)).content())->entries.size(),
             1);
}

void TestMove::typedOnSince_isOfferedAsItIsNow()
{
    QVERIFY(openHere());
    Core::Article typed = Tests::article(QStringLiteral("Typed"), QStringLiteral("Not saved"));
    typed.id = Core::ArticleId::create();
    Support::FreshDatabase database;
    Unsaved::Journal here(Workspace::journalFolder(Profiles::embeddedProfile(file())));
    Unsaved::Journal there(Workspace::journalFolder(*openThere(database)));
    const auto bodyIn = [](Unsaved::Journal &journal) {
        const auto content = wait(journal.content());
        return content && content->entries.size() == 1 ? content->entries.first().article.body
                                                       : QString();
    };
    QVERIFY(wait(here.write(typed)).has_value());
    QCOMPARE(move(database).count("unsaved"), 1);
    QCOMPARE(bodyIn(there), typed.body);

    typed.body += QStringLiteral(", typed on");
    QVERIFY(wait(here.write(typed)).has_value());
    const MoveRun again = move(database);
    QCOMPARE(again.count("unsaved"), 1);
    QCOMPARE(bodyIn(there), typed.body);
    QCOMPARE(again.report.value(QLatin1String("warnings")).toArray().size(), 0);

    Core::Article newer = typed;
    newer.body = QStringLiteral("Typed there");
    QVERIFY(wait(there.write(newer)).has_value());
    const MoveRun last = move(database);
    QCOMPARE(last.count("unsaved"), 0);
    QCOMPARE(bodyIn(there), newer.body);
    QCOMPARE(bodyIn(here), typed.body);
    QCOMPARE(last.report.value(QLatin1String("warnings")).toArray().size(), 1);
}

void TestMove::openDesksUnsavedText_isLeftAlone()
{
    QVERIFY(openHere());
    Core::Article typed = Tests::article(QStringLiteral("Typed"), QStringLiteral("Not saved"));
    typed.id = Core::ArticleId::create();
    Support::FreshDatabase database;
    const QString here = Workspace::journalFolder(Profiles::embeddedProfile(file()));
    QVERIFY(wait(Unsaved::Journal(here).write(typed)).has_value());
    QFile torn(here + QLatin1String("/torn.json"));
    QVERIFY(torn.open(QIODevice::WriteOnly));
    torn.close();
    Workspace::DeskClaim desk;
    QCOMPARE(desk.claim({}, std::chrono::milliseconds(1)).value(),
             Workspace::DeskClaim::Outcome::Ours);

    const MoveRun moved = move(database);
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("unsaved"), 0);
    QCOMPARE(moved.report.value(QLatin1String("warnings")).toArray().size(), 1);
    QVERIFY(torn.exists());
    Unsaved::Journal there(Workspace::journalFolder(*openThere(database)));
    QVERIFY(wait(there.content())->entries.isEmpty());

    desk.release();
    QCOMPARE(move(database).count("unsaved"), 1);
    QCOMPARE(wait(there.content())->entries.size(), 1);
}

void TestMove::onThreeServers_isFoundAndCounted()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Core::Article seen;
    Core::Article counted;
    {
        const auto here = openHere();
        fill(*here);
        seen = save(*here, Tests::article(QStringLiteral("Lighthouse"), QStringLiteral("Text"),
                                          Core::Status::Published));
        counted = save(*here, Tests::article(QStringLiteral("Counted there"),
                                             QStringLiteral("Text"), Core::Status::Published));
        wait(here->stores().views.seed({{seen.id, 12}, {counted.id, 3}}, {}));
    }
    Support::FreshDatabase database;
    Support::Redis redis;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    redis.cli({QStringLiteral("SET"), QStringLiteral("article:views:") + counted.id.toString(),
               QStringLiteral("100")});
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("ES_ADDR"), prefix.server().toString());
    environment.insert(QStringLiteral("ES_ALIAS"), prefix.name() + QStringLiteral("articles"));
    environment.insert(QStringLiteral("REDIS_ADDR"), redis.address());
    const MoveRun moved =
        run({QStringLiteral("move"), QStringLiteral("--to"), database.dsn()}, environment);
    QCOMPARE(moved.code, 0);
    QCOMPARE(
        redis.cli({QStringLiteral("GET"), QStringLiteral("article:views:") + seen.id.toString()}),
        QStringLiteral("12"));
    QCOMPARE(redis.cli(
                 {QStringLiteral("GET"), QStringLiteral("article:views:") + counted.id.toString()}),
             QStringLiteral("100"));
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    Support::httpRequest("POST",
                         QUrl(prefix.server().toString() +
                              QStringLiteral("/%1articles/_refresh").arg(prefix.name())),
                         {});
    const MoveRun found =
        run({QStringLiteral("search"), QStringLiteral("lighthouse")}, environment);
    // What ends a search is its summary.
    const QJsonObject summary = found.report.value(QLatin1String("summary")).toObject();
    QCOMPARE(summary.value(QLatin1String("total")).toInt(), 1);
    QVERIFY(!summary.value(QLatin1String("degraded")).toBool(true));
}

QTEST_GUILESS_MAIN(TestMove)
#include "tst_move.moc"
