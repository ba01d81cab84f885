#include "../articles/storefixture.h"
#include "siteimporttest.h"

#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray PlanText("The council looks at the harbour plan on Monday evening.\n\n"
                          "Nobody expects a decision before the end of the year.\n\n"
                          "The works would cost four million, says the treasurer.\n");

QByteArray file(const QByteArray &title, const QByteArray &text)
{
    return "---\ntitle: " + title + "\n---\n" + text;
}

/** Sentences that no other word has. */
QByteArray story(const char *word, int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        for (const char *part : {"One", "of", "the", "neighbours", "said"})
            text += QByteArray(part) + word + QByteArray::number(i) + ' ';
        text += "before noon.\n\n";
    }
    return text;
}

} // namespace

/** What a person took from readers does not come back as a copy of its file. */
class TestWithdrawnTexts final : public SiteImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void withdrawal_outlivesAFileThatAgrees_data();
    void withdrawal_outlivesAFileThatAgrees();
    void copyBesideItsFile_waits_data();
    void copyBesideItsFile_waits();
    void otherText_isPublished_data();
    void otherText_isPublished();
    void copyOverAnotherFile_isNotTaken_data() { addStates(); }
    void copyOverAnotherFile_isNotTaken();
    void folderUnderAnotherName_waits_data();
    void folderUnderAnotherName_waits();
    void publishedCopy_staysPublic();
    void unchangedFolder_asksForNothing();

private:
    static void addStates()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("deleted") << "deleted";
        QTest::newRow("draft") << "draft";
        QTest::newRow("archived") << "archived";
        QTest::newRow("put off") << "put off";
    }
    /** Imports a.md and z.md, and takes the article of a.md from readers. */
    bool withdraw(StoreFixture &fixture, const QString &state, const QByteArray &text = PlanText)
    {
        if (!m_folder->write(QStringLiteral("a.md"), file("Harbour", text)) ||
            !m_folder->write(QStringLiteral("z.md"), file("Town", "Town.\n")) ||
            !importNow(fixture.store, m_folder->path(), m_options))
            return false;
        Core::Article old = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
        if (state == QLatin1String("deleted"))
            return bool(fixture.store.remove(old.id, 0, QStringLiteral("ann"), {}).result());
        if (state == QLatin1String("put off"))
            old.setPublishMoment(QDateTime(QDate(2999, 1, 1), QTime(9, 0), Qt::UTC));
        else
            old.status =
                state == QLatin1String("draft") ? Core::Status::Draft : Core::Status::Archived;
        return bool(fixture.save(old));
    }
    static QStringList publicOnes(StoreFixture &fixture)
    {
        QStringList paths;
        const auto articles = articlesByPath(fixture.store);
        for (const Core::Article &article : articles) {
            if (!article.isDeleted() && article.isPublic(Core::utcNow()))
                paths << article.source->path;
        }
        paths.sort();
        return paths;
    }
};

void TestWithdrawnTexts::withdrawal_outlivesAFileThatAgrees_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::newRow("SQLite") << Sql::Dialect::Sqlite;
    QTest::newRow("PostgreSQL") << Sql::Dialect::PostgreSql;
}

void TestWithdrawnTexts::withdrawal_outlivesAFileThatAgrees()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QVERIFY(withdraw(fixture, QStringLiteral("draft"), PlanText));
    // For a while the file says the same as the person did.
    const QByteArray shown = file("Harbour", PlanText);
    QByteArray hidden = shown;
    hidden.replace("---\ntitle", "---\npublished: false\ntitle");
    QVERIFY(hidden != shown);
    for (const QByteArray &text : {hidden, hidden, shown, shown}) {
        QVERIFY(m_folder->write(QStringLiteral("a.md"), text));
        VERIFY_RESULT(importNow(fixture.store, m_folder->path(), m_options));
        QCOMPARE(publicOnes(fixture), QStringList{QStringLiteral("z.md")});
    }
}

void TestWithdrawnTexts::copyBesideItsFile_waits_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("copy");
    const QByteArray shortText("Short.\n");
    for (const Sql::Dialect dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        const QByteArray where = dialect == Sql::Dialect::Sqlite ? "SQLite: " : "PostgreSQL: ";
        for (const char *state : {"deleted", "draft", "archived", "put off"}) {
            QTest::newRow(QByteArray(where + state).constData())
                << dialect << state << PlanText << file("Harbour", PlanText);
        }
    }
    const auto row = [&](const char *name) -> QTestData & {
        return QTest::newRow(name) << Sql::Dialect::Sqlite << "deleted";
    };
    row("another title") << PlanText << file("A plan", PlanText);
    row("a word more") << PlanText << file("Harbour", "News.\n\n" + PlanText);
    row("a short text") << shortText << file("Harbour", shortText);
    row("a short text, a word changed")
        << QByteArray("The lamps of the harbour go out at six.\n")
        << file("Harbour", "The lamps of the harbour go out at seven.\n");
    const QByteArray lamps("The lamps of the harbour go out at six.\n");
    row("a short text, a word and the title changed")
        << lamps << file("Night", "The lamps of the town go out at six.\n");
    row("of 25 words, a word and the title changed")
        << PlanText.left(140) << file("Plan", PlanText.left(140).replace("end", "start"));
    row("half rewritten")
        << PlanText
        << file("Plan",
                PlanText.left(PlanText.indexOf("The works")) +
                    "It was put off in spring already, when nobody had asked the owners.\n");
    row("a long text, half rewritten")
        << story("a", 60) << file("Plan", story("a", 30) + story("b", 30));
    row("its beginning") << story("a", 60) << file("Plan", story("a", 18));
    row("its first sentences") << PlanText
                               << file("Plan", PlanText.left(PlanText.indexOf("The works")));
    row("its end") << PlanText << file("Plan", PlanText.mid(PlanText.indexOf("Nobody")));
    row("and another text") << story("a", 20) << file("Plan", story("b", 90) + story("a", 20));
    row("in capitals") << PlanText << file("PLAN", PlanText.toUpper());
    row("with invisible characters")
        << PlanText
        << file("Plan", QByteArray(PlanText).replace("r", "r\u200b").replace("n", "\u00adn"));
    QByteArray wide;
    for (const QChar one : QString::fromUtf8(PlanText)) {
        wide += one.isLetter() && one.unicode() < 128
                    ? QString(QChar(one.unicode() + 0xFEE0)).toUtf8()
                    : QString(one).toUtf8();
    }
    row("in full width") << PlanText << file("Plan", wide);
    row("with marks") << PlanText
                      << file("Plan", QByteArray(PlanText)
                                          .replace("harbour", "**harbour**")
                                          .replace("Nobody", "\u201cNobody\u201d")
                                          .replace("four million", "*four* ~~million~~"));
    row("a short text, scheduled")
        << PlanText << "---\ntitle: Plan\ndate: 2999-01-01\n---\n" + PlanText;
}

void TestWithdrawnTexts::copyBesideItsFile_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, copy);
    StoreFixture fixture(dialect);
    QVERIFY(withdraw(fixture, state, text));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), copy));
    for (int i = 0; i < 2; ++i) {
        const auto report = importNow(fixture.store, m_folder->path(), m_options);
        VERIFY_RESULT(report);
        const QString said = notes(report->warnings);
        QVERIFY2(said.contains(QLatin1String("b.md:0: Its text is that of a.md.")),
                 qPrintable(said));
        QCOMPARE(report->scheduled, 0);
        QCOMPARE(publicOnes(fixture), QStringList{QStringLiteral("z.md")});
        QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("b.md")).status,
                 Core::Status::Draft);
    }
}

void TestWithdrawnTexts::otherText_isPublished_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("another text") << file("Harbour", "The bridge is open again.\n");
    QTest::newRow("one sentence of it")
        << file("Bridge", "The bridge is open again, and so are the roads to the station.\n\n"
                          "Nobody expects a decision before the end of the year.\n");
    QTest::newRow("two words of it")
        << file("Plan", "The council plan is open to all on Sunday.\n");
    QTest::newRow("the same subject")
        << file("Harbour", "The harbour has a new crane, and the ships of the island come back.\n\n"
                           "The council paid four million for it at the end of the year.\n");
}

void TestWithdrawnTexts::otherText_isPublished()
{
    QFETCH(QByteArray, text);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(withdraw(fixture, QStringLiteral("draft")));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), text));
    VERIFY_RESULT(importNow(fixture.store, m_folder->path(), m_options));
    QCOMPARE(publicOnes(fixture), (QStringList{QStringLiteral("b.md"), QStringLiteral("z.md")}));
}

void TestWithdrawnTexts::copyOverAnotherFile_isNotTaken()
{
    QFETCH(QString, state);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(withdraw(fixture, state));
    QVERIFY(m_folder->write(QStringLiteral("z.md"), file("Plan", PlanText)));
    const auto report = importNow(fixture.store, m_folder->path(), m_options);
    VERIFY_RESULT(report);
    QVERIFY2(notes(report->failures)
                 .startsWith(QLatin1String("z.md:0: This file has the text of a.md now")),
             qPrintable(notes(report->failures)));
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("z.md")).body,
             QStringLiteral("Town.\n"));
}

void TestWithdrawnTexts::folderUnderAnotherName_waits_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("state");
    for (const Sql::Dialect dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        const QByteArray where = dialect == Sql::Dialect::Sqlite ? "SQLite: " : "PostgreSQL: ";
        for (const char *state : {"deleted", "draft", "put off"})
            QTest::newRow(QByteArray(where + state).constData()) << dialect << state;
    }
}

/** As a source that was removed, and comes again under another name. */
void TestWithdrawnTexts::folderUnderAnotherName_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    StoreFixture fixture(dialect);
    QVERIFY(withdraw(fixture, state));
    m_options.sourceName = QStringLiteral("other");
    m_options.allowOverlap = true;
    for (int i = 0; i < 2; ++i) {
        const auto report = importNow(fixture.store, m_folder->path(), m_options);
        VERIFY_RESULT(report);
        QVERIFY2(notes(report->warnings)
                     .contains(QLatin1String("a.md:0: Its text is that of a.md of the source "
                                             "\"site\".")),
                 qPrintable(notes(report->warnings)));
        QCOMPARE(report->drafts, 1);
        QCOMPARE(report->scheduled, 0);
        auto read = fixture.store.bySource(m_options.sourceName,
                                           {QStringLiteral("a.md"), QStringLiteral("z.md")}, {});
        const auto articles = read.result();
        VERIFY_RESULT(articles);
        QCOMPARE(articles->size(), 2);
        for (const Core::Article &article : *articles) {
            QCOMPARE(article.isPublic(Core::utcNow()),
                     article.source->path == QLatin1String("z.md"));
        }
    }
}

void TestWithdrawnTexts::publishedCopy_staysPublic()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(withdraw(fixture, QStringLiteral("draft")));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), file("Harbour", PlanText)));
    VERIFY_RESULT(importNow(fixture.store, m_folder->path(), m_options));
    Core::Article copy = articlesByPath(fixture.store).value(QStringLiteral("b.md"));
    copy.status = Core::Status::Published;
    VERIFY_RESULT(fixture.save(copy));
    const auto report = importNow(fixture.store, m_folder->path(), m_options);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(publicOnes(fixture), (QStringList{QStringLiteral("b.md"), QStringLiteral("z.md")}));
}

/** Two files with one text, of which a person took one from readers: the other one stays. */
void TestWithdrawnTexts::unchangedFolder_asksForNothing()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("b.md"), file("Harbour", PlanText)));
    QVERIFY(withdraw(fixture, QStringLiteral("draft")));
    const auto report = importNow(fixture.store, m_folder->path(), m_options);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(publicOnes(fixture), (QStringList{QStringLiteral("b.md"), QStringLiteral("z.md")}));
}

QTEST_GUILESS_MAIN(TestWithdrawnTexts)
#include "tst_withdrawntexts.moc"
