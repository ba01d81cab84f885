#include "storefixture.h"

#include <articles/articlelist.h>
#include <sql/articlerow.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;

namespace {

const QStringList Zones{QStringLiteral("UTC"), QStringLiteral("Europe/Berlin"),
                        QStringLiteral("America/New_York"), QStringLiteral("Asia/Kathmandu"),
                        QStringLiteral("Pacific/Apia")};
const QDate Day(2024, 3, 2);

} // namespace

/** A day of publication in the store: kept with its moment, and never without it. */
class TestPublishDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void day_isKeptEverywhere_data() { addDialects(); }
    void day_isKeptEverywhere();
    void dayAlone_isAChange_data() { addDialects(); }
    void dayAlone_isAChange();
    void sameDayInAnotherZone_isKept_data() { addDialects(); }
    void sameDayInAnotherZone_isKept();
    void programThatKnowsNoDays_leavesNoWrongOne_data() { addDialects(); }
    void programThatKnowsNoDays_leavesNoWrongOne();
    void listOfSqlite_readsNoBodiesForDays();

private:
    static Article dated(const QString &zone)
    {
        Article article = StoreFixture::article(QStringLiteral("Day in ") + zone);
        article.status = Core::Status::Published;
        article.setPublishDay(Day, *Core::SiteZone::fromName(zone));
        return article;
    }

    static void run(StoreFixture &fixture, const QString &command)
    {
        const auto ran = fixture.test.database
                             ->run(Sql::Access::Write, {},
                                   [command](Sql::Connection &connection) {
                                       return connection.transaction(
                                           [&] { return connection.execute(command); });
                                   })
                             .result();
        VERIFY_RESULT(ran);
    }
};

void TestPublishDay::day_isKeptEverywhere()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto position =
        fixture.test.database
            ->run(Sql::Access::Read, {},
                  [](Sql::Connection &connection) {
                      return connection.statement(QStringLiteral("changes/position"))
                          .one([](const Sql::Row &row) { return row.text("position"); });
                  })
            .result();
    VERIFY_RESULT(position);
    for (const QString &zone : Zones) {
        const Article wanted = dated(zone);
        const auto saved = fixture.save(wanted);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->publishDay, Day);
        QCOMPARE(saved->publishAt, wanted.publishAt);
        const auto read = fixture.store.article(saved->id, {}).result();
        VERIFY_RESULT(read);
        QVERIFY(*read == *saved);
        const auto revision = fixture.store.revision(saved->id, 1, {}).result();
        VERIFY_RESULT(revision);
        QCOMPARE(revision->publishDay, Day);
        VERIFY_RESULT(
            fixture.store
                .putWorkingCopy({*saved, QStringLiteral("here")}, QStringLiteral("ann"), {}, {})
                .result());
        const auto copy = fixture.store.workingCopy(saved->id, QStringLiteral("ann"), {}).result();
        VERIFY_RESULT(copy);
        QCOMPARE((*copy)->article.publishDay, Day);
    }
    const auto page = fixture.store.list({}, 100, {}, {}).result();
    VERIFY_RESULT(page);
    QCOMPARE(page->rows.size(), Zones.size());
    for (const Article &row : page->rows)
        QCOMPARE(row.publishDay, Day);
    const auto scanned = fixture.store.scan({}, 100, {}).result();
    VERIFY_RESULT(scanned);
    for (const Article &row : *scanned)
        QCOMPARE(row.publishDay, Day);
    const auto changes = fixture.test.database
                             ->run(Sql::Access::Read, {},
                                   [position = **position](Sql::Connection &connection) {
                                       return connection.statement(QStringLiteral("changes/since"))
                                           .bind("position", position)
                                           .bind("limit", 100)
                                           .all(Sql::summaryFromRow);
                                   })
                             .result();
    VERIFY_RESULT(changes);
    QCOMPARE(changes->size(), Zones.size());
    for (const Article &row : *changes)
        QCOMPARE(row.publishDay, Day);
}

void TestPublishDay::dayAlone_isAChange()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = fixture.save(dated(QStringLiteral("Europe/Berlin"))).value();
    article.setPublishMoment(article.publishAt);
    article = fixture.save(article).value();
    QCOMPARE(article.version, 2);
    QVERIFY(!fixture.store.article(article.id, {}).result()->publishDay.isValid());
    article.setPublishDay(Day, *Core::SiteZone::fromName(QStringLiteral("Europe/Berlin")));
    article = fixture.save(article).value();
    QCOMPARE(article.version, 3);
    QCOMPARE(fixture.store.article(article.id, {}).result()->publishDay, Day);
    article.setPublishMoment({});
    article = fixture.save(article).value();
    QVERIFY(!fixture.store.article(article.id, {}).result()->publishDay.isValid());
    // A day without its moment is none, whoever asks for it.
    article.publishDay = Day;
    COMPARE_KIND(fixture.store.save(article, QStringLiteral("ann"), {})
                     .result()
                     .and_then([](const Article &stored) -> Core::Result<void> {
                         return stored.publishDay.isValid()
                                    ? Core::Result<void>()
                                    : Core::failure(Core::ErrorKind::NotFound,
                                                    QStringLiteral("no day"));
                     }),
                 Core::ErrorKind::NotFound);
}

void TestPublishDay::sameDayInAnotherZone_isKept()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = fixture.save(dated(QStringLiteral("Europe/Berlin"))).value();
    for (const QString &zone : Zones) {
        article.setPublishDay(Day, *Core::SiteZone::fromName(zone));
        article = fixture.save(article).value();
        const Article read = fixture.store.article(article.id, {}).result().value();
        QCOMPARE(read.publishDay, Day);
        QCOMPARE(read.publishAt, article.publishAt);
    }
}

void TestPublishDay::programThatKnowsNoDays_leavesNoWrongOne()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Article article = fixture.save(dated(QStringLiteral("Europe/Berlin"))).value();
    const auto stored = [&] { return fixture.store.article(article.id, {}).result().value(); };
    // It saves another text: the time is as it was, and so is the day.
    run(fixture, QStringLiteral("UPDATE articles SET title = 'Other', version = 2"));
    QCOMPARE(stored().publishDay, Day);
    // It sets another time, on the same day or not.
    run(fixture,
        dialect == Sql::Dialect::Sqlite
            ? QStringLiteral("UPDATE articles SET publish_at = publish_at + 3600000, version = 3")
            : QStringLiteral(
                  "UPDATE articles SET publish_at = publish_at + interval '1 hour', version = 3"));
    QVERIFY(!stored().publishDay.isValid());
    QCOMPARE(stored().publishAt, article.publishAt.addSecs(3600));
    run(fixture, QStringLiteral("UPDATE articles SET publish_at = NULL, version = 4"));
    QVERIFY(!stored().publishDay.isValid());
    QVERIFY(!fixture.store.list({}, 10, {}, {}).result()->rows.constFirst().publishDay.isValid());
}

void TestPublishDay::listOfSqlite_readsNoBodiesForDays()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const QString text =
        Articles::ArticleList::create({}, 50, {}).value().text(Sql::Dialect::Sqlite);
    const auto plan =
        fixture.test.database
            ->run(Sql::Access::Read, {},
                  [text](Sql::Connection &connection) {
                      return connection.composed(QStringLiteral("EXPLAIN QUERY PLAN ") + text)
                          .bind("limit", 50)
                          .all([](const Sql::Row &row) { return row.text("detail"); });
                  })
            .result();
    VERIFY_RESULT(plan);
    QVERIFY2(plan->join(QLatin1Char('\n'))
                 .contains(QLatin1String("d USING COVERING INDEX articles_publish_day")),
             qPrintable(plan->join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestPublishDay)
#include "tst_publishday.moc"
