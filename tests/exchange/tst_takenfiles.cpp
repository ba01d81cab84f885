#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/importreport.h>

#include <QJsonArray>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

QByteArray file(const QByteArray &more, const QByteArray &text)
{
    return "---\ntitle: Harbour\ndate: 2021-01-01\n" + more + "---\n" + text;
}

} // namespace

/** Files that are taken though their articles were edited in Triptych. */
class TestTakenFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void takenFile_goesOverTheEditAndTheHistoryHasIt_data() { addDialects(); }
    void takenFile_goesOverTheEditAndTheHistoryHasIt();
    void otherFiles_stayAsTheyAre();
    void allFiles_areTakenWhereTheyHaveNews();
    void articleThatReadersDoNotSee_isNotPublished_data();
    void articleThatReadersDoNotSee_isNotPublished();
    void fileThatKeepsItsArticleBack_takesItFromReaders_data() { addKeepingMatter(); }
    void fileThatKeepsItsArticleBack_takesItFromReaders();
    void articlePublishedHere_staysPublic_data() { addKeepingMatter(); }
    void articlePublishedHere_staysPublic();
    void oldAddresses_stay();
    void othersArticle_isNotTaken();
    void report_namesTheArticles();

private:
    static void addKeepingMatter()
    {
        QTest::addColumn<QByteArray>("matter");
        QTest::newRow("draft") << QByteArray("draft: true\n");
        QTest::newRow("unpublished") << QByteArray("published: false\n");
        QTest::newRow("later") << QByteArray("publish_at: 2999-01-01\n");
        QTest::newRow("archived") << QByteArray("status: archived\n");
    }
    Core::Result<ImportReport> import(StoreFixture &fixture, const QStringList &taken = {},
                                      bool all = false, const char *actor = "ann")
    {
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("site");
        options.takenFiles = QSet<QString>(taken.begin(), taken.end());
        options.takesAllFiles = all;
        options.actor = QLatin1String(actor);
        return importNow(fixture.store, m_folder->path(), options);
    }
    bool write(const char *name, const QByteArray &bytes) const
    {
        return m_folder->write(QLatin1String(name), bytes);
    }
    Core::Article stored(StoreFixture &fixture, const char *name) const
    {
        return articlesByPath(fixture.store).value(QLatin1String(name));
    }
    /** Imports a.md, edits its article, changes the file. */
    void makeConflict(StoreFixture &fixture, const std::function<void(Core::Article &)> &edit = {},
                      const QByteArray &more = {})
    {
        QVERIFY(write("a.md", file({}, "First.\n")));
        VERIFY_RESULT(import(fixture));
        Core::Article article = stored(fixture, "a.md");
        article.body = QStringLiteral("Edited at the desk.\n");
        if (edit)
            edit(article);
        VERIFY_RESULT(fixture.save(article));
        QVERIFY(write("a.md", file(more, "News.\n")));
    }

    std::unique_ptr<Folder> m_folder;
};

void TestTakenFiles::takenFile_goesOverTheEditAndTheHistoryHasIt()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    makeConflict(fixture);
    const auto refused = import(fixture);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->failed, 0);
    QCOMPARE(refused->unchanged, 0);
    QCOMPARE(refused->editedHere.size(), 1);
    const ReportedArticle told = refused->articles.value(QStringLiteral("a.md"));
    QCOMPARE(told.title, QStringLiteral("Harbour"));
    QCOMPARE(told.id, stored(fixture, "a.md").id);
    const auto report = import(fixture, {QStringLiteral("a.md")});
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    QVERIFY(report->editedHere.isEmpty());
    QVERIFY2(notes(report->warnings).contains(QLatin1String("in its history")),
             qPrintable(notes(report->warnings)));
    const Core::Article now = stored(fixture, "a.md");
    QCOMPARE(now.body, QStringLiteral("News.\n"));
    QCOMPARE(now.version, 3);
    QVERIFY(now.isPublic(Core::utcNow()));
    const auto before = fixture.store.revision(now.id, 2, {}).result();
    VERIFY_RESULT(before);
    QCOMPARE(before->body, QStringLiteral("Edited at the desk.\n"));
    // From then on the file is known, and its next news comes in without a question.
    QCOMPARE(import(fixture)->unchanged, 1);
    QVERIFY(write("a.md", file({}, "More news.\n")));
    QCOMPARE(import(fixture)->updated, 1);
}

void TestTakenFiles::otherFiles_stayAsTheyAre()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("b.md", file({}, "B.\n")));
    makeConflict(fixture);
    Core::Article article = stored(fixture, "b.md");
    article.body = QStringLiteral("Edited, too.\n");
    VERIFY_RESULT(fixture.save(article));
    QVERIFY(write("b.md", file({}, "News of B.\n")));
    const auto report = import(fixture, {QStringLiteral("a.md")});
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->editedHere.size(), 1);
    QCOMPARE(report->editedHere.first().file, QStringLiteral("b.md"));
    QCOMPARE(stored(fixture, "b.md").body, article.body);
}

void TestTakenFiles::allFiles_areTakenWhereTheyHaveNews()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("b.md", file({}, "B.\n")));
    makeConflict(fixture);
    Core::Article article = stored(fixture, "b.md");
    article.body = QStringLiteral("Edited, too.\n");
    VERIFY_RESULT(fixture.save(article));
    const auto report = import(fixture, {}, true);
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(stored(fixture, "a.md").body, QStringLiteral("News.\n"));
    QCOMPARE(stored(fixture, "b.md").body, article.body);
}

void TestTakenFiles::articleThatReadersDoNotSee_isNotPublished_data()
{
    QTest::addColumn<Core::Status>("status");
    QTest::addColumn<QDateTime>("publishAt");
    QTest::newRow("withdrawn") << Core::Status::Draft << QDateTime();
    QTest::newRow("archived") << Core::Status::Archived << QDateTime();
    QTest::newRow("put off") << Core::Status::Published
                             << QDateTime(QDate(2999, 1, 1), QTime(9, 0), Qt::UTC);
}

void TestTakenFiles::articleThatReadersDoNotSee_isNotPublished()
{
    QFETCH(Core::Status, status);
    QFETCH(QDateTime, publishAt);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    makeConflict(fixture, [&](Core::Article &article) {
        article.status = status;
        article.publishAt = publishAt;
        article.publishDay = {};
    });
    const auto report = import(fixture, {QStringLiteral("a.md")});
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    const Core::Article now = stored(fixture, "a.md");
    QCOMPARE(now.body, QStringLiteral("News.\n"));
    QCOMPARE(now.status, status);
    QCOMPARE(now.publishAt, publishAt);
    QVERIFY(!now.isPublic(Core::utcNow()));
    QVERIFY2(notes(report->warnings).contains(QLatin1String("stay as they are")),
             qPrintable(notes(report->warnings)));
    QCOMPARE(import(fixture)->unchanged, 1);
    QVERIFY(!stored(fixture, "a.md").isPublic(Core::utcNow()));
}

/** The file published it, and keeps it back now: whoever takes the file takes that, too. */
void TestTakenFiles::fileThatKeepsItsArticleBack_takesItFromReaders()
{
    QFETCH(QByteArray, matter);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    makeConflict(fixture, {}, matter);
    QVERIFY(stored(fixture, "a.md").isPublic(Core::utcNow()));
    const auto report = import(fixture, {QStringLiteral("a.md")});
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->readers.takenOff + report->readers.leaveUntilTheirTime, 1);
    QCOMPARE(stored(fixture, "a.md").body, QStringLiteral("News.\n"));
    QVERIFY(!stored(fixture, "a.md").isPublic(Core::utcNow()));
    QVERIFY2(notes(report->warnings).contains(QLatin1String("not public any more")),
             qPrintable(notes(report->warnings)));
    QCOMPARE(import(fixture)->unchanged, 1);
    QVERIFY(!stored(fixture, "a.md").isPublic(Core::utcNow()));
}

/** Its file never published it: a person did, for a reason that the file does not know. */
void TestTakenFiles::articlePublishedHere_staysPublic()
{
    QFETCH(QByteArray, matter);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file(matter, "First.\n")));
    VERIFY_RESULT(import(fixture));
    Core::Article before = stored(fixture, "a.md");
    QVERIFY(!before.isPublic(Core::utcNow()));
    before.status = Core::Status::Published;
    before.setPublishMoment(QDateTime(QDate(2021, 1, 1), QTime(9, 0), Qt::UTC));
    VERIFY_RESULT(fixture.save(before));
    QVERIFY(write("a.md", file(matter, "News.\n")));
    const auto report = import(fixture, {QStringLiteral("a.md")});
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 1);
    const Core::Article now = stored(fixture, "a.md");
    QCOMPARE(now.body, QStringLiteral("News.\n"));
    QVERIFY(now.isPublic(Core::utcNow()));
    QCOMPARE(now.publishAt, before.publishAt);
    QVERIFY2(notes(report->warnings).contains(QLatin1String("would keep it from readers")),
             qPrintable(notes(report->warnings)));
    QCOMPARE(import(fixture)->unchanged, 1);
    QVERIFY(stored(fixture, "a.md").isPublic(Core::utcNow()));
}

void TestTakenFiles::oldAddresses_stay()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const QString field = QStringLiteral("redirect_from");
    makeConflict(fixture, [&field](Core::Article &article) {
        article.slug = QStringLiteral("chosen");
        article.fields.insert(field, QJsonArray{QStringLiteral("a")});
    });
    VERIFY_RESULT(import(fixture, {QStringLiteral("a.md")}));
    const Core::Article now = stored(fixture, "a.md");
    QCOMPARE(now.body, QStringLiteral("News.\n"));
    QCOMPARE(now.slug, QStringLiteral("chosen"));
    QCOMPARE(now.fields.value(field).toArray(), QJsonArray{QStringLiteral("a")});
}

void TestTakenFiles::othersArticle_isNotTaken()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    makeConflict(fixture);
    const auto report = import(fixture, {}, true, "bob");
    VERIFY_RESULT(report);
    QCOMPARE(report->othersArticles, 1);
    QCOMPARE(report->failed, 1);
    QVERIFY(report->editedHere.isEmpty());
    QCOMPARE(stored(fixture, "a.md").body, QStringLiteral("Edited at the desk.\n"));
}

void TestTakenFiles::report_namesTheArticles()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    makeConflict(fixture);
    QVERIFY(write("new.md", file("draft: true\n", "New.\n")));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    const QJsonObject json = importReportToJson(*report);
    QCOMPARE(json[QLatin1String("failed")].toInt(), 0);
    QVERIFY(json[QLatin1String("failures")].toArray().isEmpty());
    const QJsonObject edited = json[QLatin1String("edited_here")][0].toObject();
    QCOMPARE(edited[QLatin1String("id")].toString(), stored(fixture, "a.md").id.toString());
    QCOMPARE(edited[QLatin1String("file")].toString(), QStringLiteral("a.md"));
    QVERIFY(importReportToText(*report).startsWith("Edited here: a.md: "));
    const QList<ReportRow> rows = importReportRows(*report);
    QCOMPARE(rows.size(), 2);
    for (const ReportRow &row : rows)
        QVERIFY(row.article && row.article->id == articlesByPath(fixture.store).value(row.file).id);
    QCOMPARE(rows.last().article->status, Core::Status::Draft);
    // What a look would make has no article yet.
    QVERIFY(write("later.md", file({}, "Later.\n")));
    MarkdownImportOptions look;
    look.sourceName = QStringLiteral("site");
    look.actor = QStringLiteral("ann");
    look.dryRun = true;
    const auto looked = importNow(fixture.store, m_folder->path(), look);
    VERIFY_RESULT(looked);
    QVERIFY(looked->articles.value(QStringLiteral("later.md")).id.isNull());
    QVERIFY(!looked->articles.value(QStringLiteral("new.md")).id.isNull());
}

QTEST_GUILESS_MAIN(TestTakenFiles)
#include "tst_takenfiles.moc"
