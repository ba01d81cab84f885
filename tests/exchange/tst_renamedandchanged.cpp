#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray PlanText("The council looks at the harbour plan on Monday evening.\n\n"
                          "Nobody expects a decision before the end of the year.\n\n"
                          "The works would cost four million, says the treasurer.\n\n"
                          "The harbour was built when the town had no railway yet.\n");
const QByteArray ChangedText("The council looks at the harbour plan on Tuesday evening.\n\n"
                             "Nobody expects a decision before the end of the year.\n\n"
                             "The works would cost four million, says the treasurer.\n\n"
                             "The harbour was built when the town had no railway yet.\n");
const QByteArray OtherText("The bridge is open again after three weeks of works.\n\n"
                           "Cyclists had to take the long way by the station.\n");

QByteArray file(const QByteArray &matter, const QByteArray &text)
{
    return "---\n" + matter + "---\n" + text;
}

} // namespace

/** Files that got another name and another text between two imports: one article, never two. */
class TestRenamedAndChanged final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void certainlyTheSame_keepsItsArticle_data();
    void certainlyTheSame_keepsItsArticle();
    void perhapsTheSame_waitsAsADraft_data();
    void perhapsTheSame_waitsAsADraft();
    void footer_isNotMostOfAText_data();
    void footer_isNotMostOfAText();
    void anotherArticle_isPublished_data();
    void anotherArticle_isPublished();
    void waitingDraft_isPublishedOnceTheOldArticleIsGone_data() { addDialects(); }
    void waitingDraft_isPublishedOnceTheOldArticleIsGone();
    void waitingDraftThatAPersonPublished_staysPublic();
    void twoFilesLikeOne_areNotBothPublished();
    void oldArticleThatNobodyReads_holdsNothingBack();
    void columnOfAnotherDay_isNoRename();
    void fileMovedOverAnother_isSaid();
    void draft_leavesTheAddressToWhatIsPublished();
    void fileThatCannotBeRead_isNotTakenForRenamed();

private:
    Core::Result<ImportReport> import(StoreFixture &fixture, bool dryRun = false)
    {
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("site");
        options.dryRun = dryRun;
        options.actor = QStringLiteral("ann");
        return importNow(fixture.store, m_folder->path(), options);
    }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        return m_folder->write(name, bytes);
    }
    bool remove(const QString &name) const
    {
        return QFile::remove(QDir(m_folder->path()).filePath(name));
    }
    int publicOnes(StoreFixture &fixture) const
    {
        int count = 0;
        const auto articles = articlesByPath(fixture.store);
        for (const Core::Article &article : articles)
            count += !article.isDeleted() && article.isPublic(Core::utcNow()) ? 1 : 0;
        return count;
    }

    std::unique_ptr<Folder> m_folder;
};

void TestRenamedAndChanged::certainlyTheSame_keepsItsArticle_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("newName");
    QTest::addColumn<QByteArray>("now");
    const QString other = QStringLiteral("news/plan.md");
    QTest::newRow("slug given, all else is another")
        << file("title: Harbour\nslug: harbour\ndate: 2021-01-01\n", PlanText) << other
        << file("title: A plan\nslug: harbour\ndate: 2021-01-01\n", OtherText);
    QTest::newRow("permalink given")
        << file("title: Harbour\npermalink: /2021/harbour/\n", PlanText) << other
        << file("title: A plan\npermalink: /2021/harbour/\n", OtherText);
    QTest::newRow("title and day")
        << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << other
        << file("title: Harbour\ndate: 2021-01-01\nauthor: Ann\n", OtherText);
    QTest::newRow("title in other capitals, a time on the day")
        << file("title: Harbour Plan\ndate: 2021-01-01\n", PlanText) << other
        << file("title: \"Harbour plan\"\ndate: 2021-01-01T10:00:00Z\n", OtherText);
    QTest::newRow("text and title, another date")
        << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << other
        << file("title: Harbour\ndate: 2023-01-01\n", ChangedText);
    QTest::newRow("text and day, another title")
        << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << other
        << file("title: The plan\ndate: 2021-01-01\n", ChangedText);
    QTest::newRow("text and address, another title")
        << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << QStringLiteral("news/a.md")
        << file("title: The plan\ndate: 2023-01-01\n", ChangedText);
}

void TestRenamedAndChanged::certainlyTheSame_keepsItsArticle()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, newName);
    QFETCH(QByteArray, now);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const QString oldName = QStringLiteral("posts/a.md");
    QVERIFY(write(oldName, before));
    QVERIFY(write(QStringLiteral("posts/b.md"), file("title: Town\ndate: 2021-01-01\n", "T.\n")));
    VERIFY_RESULT(import(fixture));
    const Core::ArticleId id = articlesByPath(fixture.store).value(oldName).id;
    QVERIFY(remove(oldName));
    QVERIFY(write(newName, now));
    for (const bool dryRun : {true, false}) {
        const auto report = import(fixture, dryRun);
        VERIFY_RESULT(report);
        QCOMPARE(report->created, 0);
        QCOMPARE(report->updated, 1);
        QCOMPARE(report->renamed, (QList<RenamedFile>{{oldName, newName}}));
        QCOMPARE(report->goneInAll, 0);
    }
    QCOMPARE(articlesByPath(fixture.store).value(newName).id, id);
    QCOMPARE(publicOnes(fixture), 2);
    const auto again = import(fixture);
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 2);
}

void TestRenamedAndChanged::perhapsTheSame_waitsAsADraft_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("newName");
    QTest::addColumn<QByteArray>("now");
    const QString other = QStringLiteral("news/plan.md");
    QTest::newRow("address by the file's name alone")
        << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << QStringLiteral("news/a.md")
        << file("title: A plan\ndate: 2022-02-02\n", OtherText);
    QTest::newRow("text alone") << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << other
                                << file("title: A plan\ndate: 2022-02-02\n", ChangedText);
    QTest::newRow("title, without a date")
        << file("title: Harbour\n", PlanText) << other << file("title: Harbour\n", OtherText);
    QTest::newRow("title, a date now") << file("title: Harbour\n", PlanText) << other
                                       << file("title: Harbour\ndate: 2022-02-02\n", OtherText);
    QTest::newRow("public later") << file("title: Harbour\ndate: 2021-01-01\n", PlanText) << other
                                  << file("title: A plan\ndate: 2999-02-02\n", ChangedText);
}

void TestRenamedAndChanged::perhapsTheSame_waitsAsADraft()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, newName);
    QFETCH(QByteArray, now);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("posts/a.md"), before));
    QVERIFY(write(QStringLiteral("posts/b.md"), file("title: Town\ndate: 2021-01-01\n", "T.\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("posts/a.md")));
    QVERIFY(write(newName, now));
    for (const bool dryRun : {true, false}) {
        const auto report = import(fixture, dryRun);
        VERIFY_RESULT(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->drafts, 1);
        QCOMPARE(report->scheduled, 0);
        QCOMPARE(report->goneInAll, 1);
        const QString said = notes(report->warnings);
        QVERIFY2(said.contains(newName + QLatin1String(":0: The file seems to be posts/a.md")) &&
                     said.contains(QLatin1String("\"Harbour\" (en/a)")),
                 qPrintable(said));
    }
    QCOMPARE(publicOnes(fixture), 2);
    // It stays so, and is said, as long as both are there.
    const auto again = import(fixture);
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 2);
    QCOMPARE(again->warnings.size(), 1);
    QCOMPARE(articlesByPath(fixture.store).value(newName).status, Core::Status::Draft);
    QCOMPARE(articlesByPath(fixture.store).value(newName).version, 1);
}

void TestRenamedAndChanged::footer_isNotMostOfAText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("waits");
    const QByteArray footer("\nWritten by Ann at the harbour desk.\n");
    const QByteArray date("date: 2024-01-05\n");
    const auto lines = [](const char *word, int count) {
        QByteArray text;
        for (int i = 1; i <= count; ++i)
            text += QByteArray("- ") + word + ' ' + QByteArray::number(i) + '\n';
        return text;
    };
    QTest::newRow("20 short lines, one day")
        << file("title: Harbour opens\n" + date, lines("ship", 20) + footer)
        << file("title: Mayor resigns\n" + date, lines("vote", 20) + footer) << false;
    QTest::newRow("20 short lines, one title")
        << file("title: Weather\ndate: 2024-01-05\n", lines("sun", 20) + footer)
        << file("title: Weather\ndate: 2024-01-06\n", lines("rain", 20) + footer) << false;
    QTest::newRow("a few short lines")
        << file("title: Harbour opens\n" + date, "Ships come in.\n" + footer)
        << file("title: Mayor resigns\n" + date, "She is tired.\n" + footer) << false;
    QTest::newRow("column with a slug of its own, another week")
        << file("title: Letters\nslug: letters\n" + date, PlanText)
        << file("title: Letters again\nslug: letters\ndate: 2024-01-12\n", OtherText) << true;
    QTest::newRow("two lines of a footer")
        << file("title: Harbour opens\n" + date,
                "Ships come in.\n" + footer + "Call us when you know something more.\n")
        << file("title: Mayor resigns\n" + date,
                "She is tired.\n" + footer + "Call us when you know something more.\n")
        << true;
    QTest::newRow("footer below a long text")
        << file("title: Harbour opens\n" + date, PlanText + footer)
        << file("title: Mayor resigns\n" + date, OtherText + footer) << false;
}

/** A public article never becomes another one because both end alike. */
void TestRenamedAndChanged::footer_isNotMostOfAText()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, now);
    QFETCH(bool, waits);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("harbour.md"), before));
    VERIFY_RESULT(import(fixture));
    const Core::Article old = articlesByPath(fixture.store).value(QStringLiteral("harbour.md"));
    QVERIFY(remove(QStringLiteral("harbour.md")));
    QVERIFY(write(QStringLiteral("mayor.md"), now));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY(report->renamed.isEmpty());
    QCOMPARE(report->created, 1);
    QCOMPARE(report->goneInAll, 1);
    QCOMPARE(notes(report->warnings).contains(QLatin1String("seems to be harbour.md")), waits);
    const auto articles = articlesByPath(fixture.store);
    QCOMPARE(articles.value(QStringLiteral("harbour.md")), old);
    QCOMPARE(articles.value(QStringLiteral("mayor.md")).status,
             waits ? Core::Status::Draft : Core::Status::Published);
}

void TestRenamedAndChanged::anotherArticle_isPublished_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::newRow("only the day is the same")
        << file("title: Bridge\ndate: 2021-01-01\n", OtherText);
    QTest::newRow("a title that comes again, of another day")
        << file("title: Harbour\ndate: 2021-01-08\n", OtherText);
    QTest::newRow("one line of the text")
        << file("title: Bridge\ndate: 2021-01-02\n",
                OtherText + "\nNobody expects a decision before the end of the year.\n");
    QTest::newRow("the title in another language") << file("title: Harbour\nlang: de\n", OtherText);
}

void TestRenamedAndChanged::anotherArticle_isPublished()
{
    QFETCH(QByteArray, now);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(
        write(QStringLiteral("posts/a.md"), file("title: Harbour\ndate: 2021-01-01\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("posts/a.md")));
    QVERIFY(write(QStringLiteral("posts/c.md"), now));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->created, 1);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QVERIFY(report->renamed.isEmpty());
    QCOMPARE(publicOnes(fixture), 2);
}

void TestRenamedAndChanged::waitingDraft_isPublishedOnceTheOldArticleIsGone()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QVERIFY(write(QStringLiteral("a.md"), file("title: Harbour\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("a.md")));
    QVERIFY(write(QStringLiteral("c.md"), file("title: The plan\n", ChangedText)));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(publicOnes(fixture), 1);
    // A further change of the file comes in all the same.
    QVERIFY(write(QStringLiteral("c.md"), file("title: The new plan\n", ChangedText)));
    const auto changed = import(fixture);
    VERIFY_RESULT(changed);
    QCOMPARE(changed->updated, 1);
    QCOMPARE(publicOnes(fixture), 1);
    const auto before = articlesByPath(fixture.store);
    QCOMPARE(before.value(QStringLiteral("c.md")).title, QStringLiteral("The new plan"));
    VERIFY_RESULT(
        fixture.store.remove(before.value(QStringLiteral("a.md")).id, 0, QStringLiteral("ann"), {})
            .result());
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("c.md")).status,
             Core::Status::Published);
}

void TestRenamedAndChanged::waitingDraftThatAPersonPublished_staysPublic()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("a.md"), file("title: Harbour\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("a.md")));
    QVERIFY(write(QStringLiteral("c.md"), file("title: The plan\n", ChangedText)));
    VERIFY_RESULT(import(fixture));
    Core::Article draft = articlesByPath(fixture.store).value(QStringLiteral("c.md"));
    draft.status = Core::Status::Published;
    VERIFY_RESULT(fixture.save(draft));
    for (int i = 0; i < 2; ++i) {
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QCOMPARE(report->failed, 0);
        QCOMPARE(report->unchanged, 1);
        QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
        QCOMPARE(publicOnes(fixture), 2);
    }
}

void TestRenamedAndChanged::twoFilesLikeOne_areNotBothPublished()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("a.md"), file("title: Harbour\ndate: 2021-01-01\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("a.md")));
    QVERIFY(write(QStringLiteral("c.md"), file("title: Harbour\ndate: 2021-01-01\n", OtherText)));
    QVERIFY(write(QStringLiteral("d.md"), file("title: Harbour\ndate: 2021-01-01\n", "Other.\n")));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->renamed.size(), 1);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(publicOnes(fixture), 1);
}

void TestRenamedAndChanged::oldArticleThatNobodyReads_holdsNothingBack()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("a.md"), file("title: Harbour\ndraft: true\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("a.md")));
    QVERIFY(write(QStringLiteral("c.md"), file("title: The plan\n", ChangedText)));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(publicOnes(fixture), 1);
}

void TestRenamedAndChanged::columnOfAnotherDay_isNoRename()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const QByteArray matter("title: Weekly review\n");
    QVERIFY(write(QStringLiteral("2020-01-01-weekly-review.md"), file(matter, PlanText)));
    VERIFY_RESULT(import(fixture));
    const auto before = articlesByPath(fixture.store);
    QVERIFY(remove(QStringLiteral("2020-01-01-weekly-review.md")));
    QVERIFY(write(QStringLiteral("2020-01-08-weekly-review.md"), file(matter, OtherText)));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY(report->renamed.isEmpty());
    const auto after = articlesByPath(fixture.store);
    const QString old = QStringLiteral("2020-01-01-weekly-review.md");
    QCOMPARE(after.value(old), before.value(old));
    QCOMPARE(after.value(QStringLiteral("2020-01-08-weekly-review.md")).status,
             Core::Status::Draft);
}

void TestRenamedAndChanged::fileMovedOverAnother_isSaid()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("a.md"), file("title: Harbour\n", PlanText)));
    QVERIFY(write(QStringLiteral("b.md"), file("title: Bridge\n", OtherText)));
    QVERIFY(write(QStringLiteral("c.md"), file("title: Town\n", "T.\n")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("a.md")));
    QVERIFY(write(QStringLiteral("b.md"), file("title: Harbour\n", PlanText)));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->gone.size(), 1);
    QVERIFY2(report->gone.first().reason.endsWith(
                 QLatin1String(" The file b.md has its text now, so readers see it twice.")),
             qPrintable(report->gone.first().reason));
    // Another file that is gone says nothing of the kind.
    QVERIFY(remove(QStringLiteral("c.md")));
    QVERIFY(!import(fixture)->gone.last().reason.contains(QLatin1String("has its text now")));
}

void TestRenamedAndChanged::draft_leavesTheAddressToWhatIsPublished()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write(QStringLiteral("_drafts/hello.md"), file("title: Hello\ndraft: true\n", "A.\n")));
    QVERIFY(write(QStringLiteral("posts/hello.md"), file("title: Hello\n", "B.\n")));
    VERIFY_RESULT(import(fixture));
    const auto articles = articlesByPath(fixture.store);
    QCOMPARE(articles.value(QStringLiteral("posts/hello.md")).slug, QStringLiteral("hello"));
    QCOMPARE(articles.value(QStringLiteral("_drafts/hello.md")).slug, QStringLiteral("hello-2"));
}

void TestRenamedAndChanged::fileThatCannotBeRead_isNotTakenForRenamed()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(
        write(QStringLiteral("posts/a.md"), file("title: Harbour\ndate: 2021-01-01\n", PlanText)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove(QStringLiteral("posts/a.md")));
    // A link that leads nowhere today: a disk that is not mounted.
    QVERIFY(QFile::link(QStringLiteral("nowhere.md"),
                        QDir(m_folder->path()).filePath(QStringLiteral("posts/a.md"))));
    QVERIFY(write(QStringLiteral("copy.md"), file("title: Harbour\ndate: 2021-01-01\n", PlanText)));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY(report->renamed.isEmpty());
    QCOMPARE(report->created, 1);
    QVERIFY(articlesByPath(fixture.store).contains(QStringLiteral("posts/a.md")));
}

QTEST_GUILESS_MAIN(TestRenamedAndChanged)
#include "tst_renamedandchanged.moc"
