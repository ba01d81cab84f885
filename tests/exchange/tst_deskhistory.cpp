#include "../articles/storefixture.h"
#include "siteimporttest.h"

#include <exchange/importdigest.h>
#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

QByteArray file(const QByteArray &more, const QByteArray &text = "Text.\n")
{
    return "---\ntitle: Harbour\n" + more + "---\n" + text;
}

} // namespace

/** Articles that came in as drafts, were published in Triptych and taken back there: they are as
 * their files made them, and only their history tells that a person took them from readers. */
class TestDeskHistory final : public SiteImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void takenBackHere_waits_data();
    void takenBackHere_waits();
    void takenBackHere_waitsHoweverManyVersionsFollow();
    void historyBeyondTheBound_waits();
    void takenBackHere_waitsAlsoByTrust();
    void copyOfWhatWasTakenBack_waits();
    void renamedAndChanged_waits();
    void copyOfADraft_isPublished();
    void publishedAgainHere_staysPublic();
    void changesOfTheFile_areFollowed_data();
    void changesOfTheFile_areFollowed();

private:
    bool write(const QByteArray &bytes) const
    {
        return m_folder->write(QStringLiteral("a.md"), bytes);
    }
    Core::Result<ImportReport> import(StoreFixture &fixture) const
    {
        return importNow(fixture.store, m_folder->path(), m_options);
    }
    static Core::Article stored(StoreFixture &fixture)
    {
        return articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    }
    static bool setStatus(StoreFixture &fixture, Core::Status status)
    {
        Core::Article article = stored(fixture);
        article.status = status;
        return bool(fixture.save(article));
    }
    static bool publishAndTakeBack(StoreFixture &fixture, Core::Status back = Core::Status::Draft)
    {
        return setStatus(fixture, Core::Status::Published) && setStatus(fixture, back);
    }
};

void TestDeskHistory::takenBackHere_waits_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<Core::Status>("back");
    for (const Sql::Dialect dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        QTest::newRow(dialect == Sql::Dialect::Sqlite ? "SQLite" : "PostgreSQL")
            << dialect << file("draft: true\n") << file({}) << Core::Status::Draft;
    }
    const auto row = [](const char *name) -> QTestData & {
        return QTest::newRow(name) << Sql::Dialect::Sqlite;
    };
    row("another text, too") << file("draft: true\n") << file({}, "News.\n") << Core::Status::Draft;
    row("archived") << file("status: archived\n") << file({}) << Core::Status::Archived;
    row("in review") << file("status: review\n") << file("status: published\n")
                     << Core::Status::Review;
    row("for a time to come") << file("draft: true\n") << file("date: 2999-01-01\n")
                              << Core::Status::Draft;
}

void TestDeskHistory::takenBackHere_waits()
{
    FETCH_DIALECT();
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, now);
    QFETCH(Core::Status, back);
    StoreFixture fixture(dialect);
    QVERIFY(write(before));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture, back));
    QVERIFY(write(now));
    for (int i = 0; i < 2; ++i) {
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QVERIFY(stored(fixture).status != Core::Status::Published);
        QCOMPARE(report->readers.becomePublic, 0);
        QVERIFY2(notes(report->warnings)
                     .contains(QLatin1String("a.md:0: The file publishes the article now, which "
                                             "was taken from readers in Triptych")),
                 qPrintable(notes(report->warnings)));
    }
    // What the file says besides comes in, and a later text of it does not bring it back.
    QVERIFY(write(file({}, "More news.\n")));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture).body, QStringLiteral("More news.\n"));
    QVERIFY(stored(fixture).status != Core::Status::Published);
}

void TestDeskHistory::takenBackHere_waitsHoweverManyVersionsFollow()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    m_options.mostVersions = 2;
    QVERIFY(write(file("draft: true\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(write(file({}, QByteArray::number(i) + " news.\n")));
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QCOMPARE(report->updated, 1);
        QCOMPARE(stored(fixture).status, Core::Status::Draft);
        QVERIFY(ImportDigest::fromText(stored(fixture).source->digest).waits);
    }
    // A person has the last word.
    QVERIFY(setStatus(fixture, Core::Status::Published));
    VERIFY_RESULT(import(fixture));
    QVERIFY(stored(fixture).isPublic(Core::utcNow()));
}

void TestDeskHistory::historyBeyondTheBound_waits()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    m_options.mostVersions = 2;
    QVERIFY(write(file("draft: true\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    for (const char *text : {"One.\n", "Two.\n", "Three.\n"}) {
        QVERIFY(write(file("draft: true\n", text)));
        VERIFY_RESULT(import(fixture));
    }
    for (const char *text : {"Three.\n", "Four.\n", "Five.\n"}) {
        QVERIFY(write(file({}, text)));
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QCOMPARE(stored(fixture).body, QString::fromLatin1(text));
        QCOMPARE(stored(fixture).status, Core::Status::Draft);
        QVERIFY2(notes(report->warnings).contains(QLatin1String("so many versions")),
                 qPrintable(notes(report->warnings)));
    }
}

void TestDeskHistory::takenBackHere_waitsAlsoByTrust()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("quartz.config.ts"),
                            QByteArray("ignorePatterns: rest()\n")));
    QVERIFY(write(file({})));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    m_options.trustsFrontMatter = true;
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture).status, Core::Status::Draft);
}

void TestDeskHistory::copyOfWhatWasTakenBack_waits()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(file("draft: true\n", "The lamps of the harbour go out at six.\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    QVERIFY(m_folder->write(QStringLiteral("b.md"),
                            file({}, "The lamps of the harbour go out at six.\n")));
    for (int i = 0; i < 2; ++i) {
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QVERIFY2(
            notes(report->warnings).contains(QLatin1String("b.md:0: Its text is that of a.md")),
            qPrintable(notes(report->warnings)));
        QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("b.md")).status,
                 Core::Status::Draft);
    }
}

void TestDeskHistory::renamedAndChanged_waits()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("z.md"), file({})));
    QVERIFY(write(file("draft: true\n", "The lamps of the harbour go out at six.\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    QVERIFY(QFile::remove(m_folder->path() + QStringLiteral("/a.md")));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), "---\ntitle: Night\n---\nThe lamps of the "
                                                    "harbour go out at seven.\n"));
    for (int i = 0; i < 2; ++i) {
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QVERIFY2(notes(report->warnings).contains(QLatin1String("The file seems to be a.md")),
                 qPrintable(notes(report->warnings)));
        QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("b.md")).status,
                 Core::Status::Draft);
    }
}

void TestDeskHistory::copyOfADraft_isPublished()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (const char *text : {"One.\n", "Two.\n", "The lamps of the harbour go out at six.\n"}) {
        QVERIFY(write(file("draft: true\n", text)));
        VERIFY_RESULT(import(fixture));
    }
    QVERIFY(m_folder->write(QStringLiteral("b.md"),
                            file({}, "The lamps of the harbour go out at six.\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(articlesByPath(fixture.store).value(QStringLiteral("b.md")).isPublic(Core::utcNow()));
}

void TestDeskHistory::publishedAgainHere_staysPublic()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(file("draft: true\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(publishAndTakeBack(fixture));
    QVERIFY(write(file({})));
    VERIFY_RESULT(import(fixture));
    QVERIFY(setStatus(fixture, Core::Status::Published));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(report->unchanged, 1);
    QVERIFY(stored(fixture).isPublic(Core::utcNow()));
}

void TestDeskHistory::changesOfTheFile_areFollowed_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::newRow("a draft that is finished")
        << QByteArrayList{file("draft: true\n"), file("draft: true\n", "More.\n"),
                          file("draft: true\n", "Yet more.\n"), file({}, "Done.\n")};
    QTest::newRow("taken back by the file")
        << QByteArrayList{file({}), file("draft: true\n"), file({})};
    QTest::newRow("and under another address")
        << QByteArrayList{file("slug: one\n"), file("slug: two\n"),
                          file("slug: two\ndraft: true\n"), file("slug: two\n")};
}

void TestDeskHistory::changesOfTheFile_areFollowed()
{
    QFETCH(QByteArrayList, files);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (const QByteArray &bytes : files) {
        QVERIFY(write(bytes));
        VERIFY_RESULT(import(fixture));
    }
    QVERIFY(stored(fixture).isPublic(Core::utcNow()));
}

QTEST_GUILESS_MAIN(TestDeskHistory)
#include "tst_deskhistory.moc"
