#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/gonefiles.h>
#include <exchange/importreport.h>

#include <QJsonArray>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

QByteArray article(const QByteArray &title, const QByteArray &more = {})
{
    return "---\ntitle: " + title + "\ndate: 2021-01-01\n" + more + "---\nThe text of " + title +
           ".\n";
}

QStringList filesOf(const ImportReport &report)
{
    QStringList files;
    for (const GoneFile &gone : report.gone)
        files << gone.file;
    return files;
}

} // namespace

/** Files that were imported once and are not where they were. */
class TestGoneFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletedFile_isNamedWithItsArticle_data() { addDialects(); }
    void deletedFile_isNamedWithItsArticle();
    void movedToDrafts_takesItsArticleFromReaders_data() { addDialects(); }
    void movedToDrafts_takesItsArticleFromReaders();
    void renamedFile_keepsItsArticle_data();
    void renamedFile_keepsItsArticle();
    void anotherArticle_isNoRename_data();
    void anotherArticle_isNoRename();
    void editedInTriptych_isLeftAndSaid();
    void othersArticle_isLeftAndSaid();
    void leftOutNow_isNamed();
    void filesThatCannotBeRead_areNotGone();
    void articleThatNobodyReads_isNamedLast();
    void manyFiles_areAllLookedAt_data() { addDialects(); }
    void manyFiles_areAllLookedAt();
    void moreThanTheMost_areCounted();
    void folderThatCannotBeRead_isNotGone();
    void report_tellsThemInEveryForm();

private:
    Core::Result<ImportReport> import(StoreFixture &fixture, bool dryRun = false,
                                      const char *actor = "ann")
    {
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("site");
        options.dryRun = dryRun;
        options.actor = QLatin1String(actor);
        return importNow(fixture.store, m_folder->path(), options);
    }
    bool move(const char *from, const char *to) const
    {
        const QDir dir(m_folder->path());
        const QString target = dir.filePath(QString::fromUtf8(to));
        return QDir().mkpath(QFileInfo(target).path()) &&
               QFile::rename(dir.filePath(QString::fromUtf8(from)), target);
    }
    bool remove(const char *file) const
    {
        return QFile::remove(QDir(m_folder->path()).filePath(QString::fromUtf8(file)));
    }

    std::unique_ptr<Folder> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
};

void TestGoneFiles::deletedFile_isNamedWithItsArticle()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), article("Harbour")));
    QVERIFY(m_folder->write(QStringLiteral("posts/b.md"), article("Bridge")));
    const auto first = import(fixture);
    VERIFY_RESULT(first);
    QCOMPARE(first->goneInAll, 0);
    QVERIFY(remove("posts/a.md"));
    for (const bool dryRun : {true, false}) {
        const auto report = import(fixture, dryRun);
        VERIFY_RESULT(report);
        QCOMPARE(filesOf(*report), QStringList{QStringLiteral("posts/a.md")});
        const GoneFile &gone = report->gone.first();
        QCOMPARE(gone.title, QStringLiteral("Harbour"));
        QVERIFY(gone.isPublic);
        QVERIFY2(gone.reason.contains(QLatin1String("no longer in the folder")) &&
                     gone.reason.contains(QLatin1String("still public")) &&
                     gone.reason.contains(QLatin1String("\"Harbour\" (en/a)")),
                 qPrintable(gone.reason));
        QCOMPARE(report->unchanged, 1);
    }
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("posts/a.md")).version, 1);
    // Deleted in Triptych, it is done.
    VERIFY_RESULT(fixture.store
                      .remove(articlesByPath(fixture.store).value(QStringLiteral("posts/a.md")).id,
                              0, QStringLiteral("ann"), {})
                      .result());
    const auto after = import(fixture);
    VERIFY_RESULT(after);
    QCOMPARE(after->goneInAll, 0);
}

void TestGoneFiles::movedToDrafts_takesItsArticleFromReaders()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QVERIFY(m_folder->write(QStringLiteral("_posts/2021-01-01-a.md"), article("Harbour")));
    QVERIFY(m_folder->write(QStringLiteral("_posts/2021-01-02-b.md"),
                            "---\ntitle: Bridge\n---\nText.\n"));
    VERIFY_RESULT(import(fixture));
    const auto before = articlesByPath(fixture.store);
    QVERIFY(move("_posts/2021-01-01-a.md", "_drafts/a.md"));
    QVERIFY(move("_posts/2021-01-02-b.md", "_drafts/b.md"));
    const auto look = import(fixture, true);
    VERIFY_RESULT(look);
    QCOMPARE(look->updated, 2);
    QCOMPARE(look->renamed.size(), 2);
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->updated, 2);
    QCOMPARE(report->created, 0);
    QCOMPARE(report->goneInAll, 0);
    const auto now = articlesByPath(fixture.store);
    QCOMPARE(now.size(), 2);
    for (const auto &[was, is] : {std::pair("_posts/2021-01-01-a.md", "_drafts/a.md"),
                                  std::pair("_posts/2021-01-02-b.md", "_drafts/b.md")}) {
        const Core::Article moved = now.value(QLatin1String(is));
        QCOMPARE(moved.id, before.value(QLatin1String(was)).id);
        QCOMPARE(moved.slug, before.value(QLatin1String(was)).slug);
        QCOMPARE(moved.status, Core::Status::Draft);
    }
    const auto again = import(fixture);
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 2);
    QVERIFY(again->renamed.isEmpty());
}

void TestGoneFiles::renamedFile_keepsItsArticle_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("another name") << "posts/a.md" << "posts/harbour-plan.md";
    QTest::newRow("another folder") << "posts/a.md" << "news/2021/a.md";
    QTest::newRow("in case only") << "posts/Harbour.md" << "posts/harbour.md";
    QTest::newRow("folder in case only") << "Posts/a.md" << "posts/a.md";
    QTest::newRow("normal form") << QStringLiteral("posts/u\u0308.md")
                                 << QStringLiteral("posts/\u00FC.md");
    QTest::newRow("another ending") << "posts/a.md" << "posts/a.markdown";
}

void TestGoneFiles::renamedFile_keepsItsArticle()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(from, article("Harbour")));
    QVERIFY(m_folder->write(QStringLiteral("posts/other.md"), article("Bridge")));
    VERIFY_RESULT(import(fixture));
    const Core::Article before = articlesByPath(fixture.store).value(from);
    QVERIFY(move(from.toUtf8().constData(), to.toUtf8().constData()));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->created, 0);
    QCOMPARE(report->unchanged, 2);
    QCOMPARE(report->goneInAll, 0);
    QCOMPARE(report->renamed, (QList<RenamedFile>{{from, to}}));
    const auto now = articlesByPath(fixture.store);
    QCOMPARE(now.size(), 2);
    QCOMPARE(now.value(to).id, before.id);
    QVERIFY(now.value(to).isPublic(Core::utcNow()));
    QCOMPARE(now.value(to).slug, before.slug);
}

void TestGoneFiles::anotherArticle_isNoRename_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("to");
    QTest::newRow("all is another") << article("Bridge") << "posts/b.md";
    QTest::newRow("one name, another title") << article("Bridge") << "news/a.md";
}

void TestGoneFiles::anotherArticle_isNoRename()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, to);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), article("Harbour")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(remove("posts/a.md"));
    QVERIFY(m_folder->write(to, text));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->created, 1);
    QVERIFY(report->renamed.isEmpty());
    QCOMPARE(filesOf(*report), QStringList{QStringLiteral("posts/a.md")});
}

void TestGoneFiles::editedInTriptych_isLeftAndSaid()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), article("Harbour")));
    VERIFY_RESULT(import(fixture));
    Core::Article edited = articlesByPath(fixture.store).value(QStringLiteral("posts/a.md"));
    edited.body = QStringLiteral("Edited at the desk.\n");
    VERIFY_RESULT(fixture.save(edited));
    QVERIFY(move("posts/a.md", "_drafts/a.md"));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->editedHere.size(), 1);
    QCOMPARE(filesOf(*report), QStringList{QStringLiteral("posts/a.md")});
    QVERIFY(report->gone.first().isPublic);
    const auto now = articlesByPath(fixture.store);
    QCOMPARE(now.size(), 1);
    QCOMPARE(now.value(QStringLiteral("posts/a.md")).body, edited.body);
}

void TestGoneFiles::othersArticle_isLeftAndSaid()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), article("Harbour")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(move("posts/a.md", "_drafts/a.md"));
    const auto report = import(fixture, false, "bob");
    VERIFY_RESULT(report);
    QCOMPARE(report->othersArticles, 1);
    QCOMPARE(filesOf(*report), QStringList{QStringLiteral("posts/a.md")});
    QCOMPARE(articlesByPath(fixture.store).size(), 1);
}

void TestGoneFiles::leftOutNow_isNamed()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("a.md"), article("Harbour")));
    QVERIFY(m_folder->write(QStringLiteral("parts/b.md"), article("Bridge")));
    QVERIFY(m_folder->write(QStringLiteral("c.md"), article("Town")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(m_folder->write(QStringLiteral("a.md"), "\n"));
    QVERIFY(move("parts/b.md", "_includes/b.md"));
    QVERIFY(move("c.md", ".c.md"));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(filesOf(*report), (QStringList{QStringLiteral("a.md"), QStringLiteral("c.md"),
                                            QStringLiteral("parts/b.md")}));
    QVERIFY(report->gone.first().reason.contains(QLatin1String("left out now")));
    for (const GoneFile &gone : std::as_const(report->gone))
        QVERIFY(gone.isPublic);
}

void TestGoneFiles::filesThatCannotBeRead_areNotGone()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), article("Harbour")));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), article("Bridge")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(m_folder->write(QStringLiteral("posts/a.md"), "---\ntitle: [\n---\n"));
    QVERIFY(remove("b.md"));
    QVERIFY(QFile::link(QStringLiteral("nowhere.md"),
                        QDir(m_folder->path()).filePath(QStringLiteral("b.md"))));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 2);
    QCOMPARE(report->goneInAll, 0);
}

void TestGoneFiles::articleThatNobodyReads_isNamedLast()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(m_folder->write(QStringLiteral("a.md"), article("Harbour", "draft: true\n")));
    QVERIFY(m_folder->write(QStringLiteral("b.md"),
                            "---\ntitle: Bridge\ndate: 2999-01-01\n---\nText.\n"));
    QVERIFY(m_folder->write(QStringLiteral("c.md"), article("Town")));
    QVERIFY(m_folder->write(QStringLiteral("d.md"), article("Rest")));
    VERIFY_RESULT(import(fixture));
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(remove(file));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(filesOf(*report),
             (QStringList{QStringLiteral("c.md"), QStringLiteral("a.md"), QStringLiteral("b.md")}));
    QVERIFY(report->gone.at(1).reason.contains(QLatin1String("is not public")));
    QVERIFY(report->gone.at(2).reason.contains(QLatin1String("becomes public at its time")));
}

/** More than a page, and names whose order is another in each store. */
void TestGoneFiles::manyFiles_areAllLookedAt()
{
    FETCH_DIALECT();
    constexpr int Files = 2'100;
    StoreFixture fixture(dialect);
    const auto name = [](int i) -> QString {
        const QString stem = i % 2   ? QStringLiteral("A-%1")
                             : i % 3 ? QStringLiteral("a_%1")
                                     : QStringLiteral("\u00E4 %1");
        return stem.arg(i) + QStringLiteral(".md");
    };
    for (int i = 0; i < Files; ++i)
        QVERIFY(m_folder->write(name(i), article("T" + QByteArray::number(i))));
    VERIFY_RESULT(import(fixture));
    QStringList all;
    QString after;
    for (QStringList page;; after = page.last()) {
        const auto paths =
            fixture.store.pathsOfSourceAfter(QStringLiteral("site"), after, 500, {}).result();
        VERIFY_RESULT(paths);
        page = *paths;
        all += page;
        if (page.size() < 500)
            break;
    }
    QCOMPARE(all.size(), Files);
    all.removeDuplicates();
    QCOMPARE(all.size(), Files);
    QStringList removed;
    for (int i = 5; i < Files; i += 10) {
        QVERIFY(remove(name(i).toUtf8().constData()));
        removed << name(i);
    }
    const auto report = import(fixture, true);
    VERIFY_RESULT(report);
    QStringList told = filesOf(*report);
    told.sort();
    removed.sort();
    QCOMPARE(told, removed);
    QCOMPARE(report->unchanged, Files - removed.size());
}

void TestGoneFiles::moreThanTheMost_areCounted()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (int i = 0; i < 9; ++i)
        QVERIFY(m_folder->write(QString::number(i) + QStringLiteral(".md"),
                                article(QByteArray::number(i), i < 4 ? "draft: true\n" : "")));
    VERIFY_RESULT(import(fixture));
    GoneFiles gone(fixture.store, {7, 3});
    const auto calls = [] { return Core::Call(); };
    VERIFY_RESULT(gone.find(QStringLiteral("site"), {}, {}, calls));
    ImportReport report;
    VERIFY_RESULT(gone.tell(report, m_folder->path(), calls));
    QCOMPARE(report.goneInAll, 9);
    // Of the seven that were compared readers see three.
    QCOMPARE(filesOf(report),
             (QStringList{QStringLiteral("4.md"), QStringLiteral("5.md"), QStringLiteral("6.md")}));
    QVERIFY(importReportToCsv(report).contains("6 more file"));
}

void TestGoneFiles::folderThatCannotBeRead_isNotGone()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (const char *file : {"a.md", "posts/b.md", "posts/2020/c.md", "postscript/d.md"})
        QVERIFY(m_folder->write(QLatin1String(file), article(file)));
    VERIFY_RESULT(import(fixture));
    const auto calls = [] { return Core::Call(); };
    const auto goneWithout = [&](const QString &unread) {
        GoneFiles gone(fixture.store);
        ImportReport report;
        if (!gone.find(QStringLiteral("site"), {}, {{unread, 0, {}}}, calls) ||
            !gone.tell(report, m_folder->path(), calls))
            return QStringList();
        return filesOf(report);
    };
    QCOMPARE(goneWithout(QStringLiteral("posts")),
             (QStringList{QStringLiteral("a.md"), QStringLiteral("postscript/d.md")}));
    QCOMPARE(goneWithout(QStringLiteral("a.md")).size(), 3);
    QCOMPARE(goneWithout(QStringLiteral(".")), QStringList());
}

void TestGoneFiles::report_tellsThemInEveryForm()
{
    ImportReport report;
    report.gone.append({QStringLiteral("a.md"), Core::ArticleId::create(), QStringLiteral("T"),
                        QStringLiteral("a"), QStringLiteral("en"), Core::Status::Published, true,
                        QStringLiteral("It is gone.")});
    report.goneInAll = 3;
    report.renamed.append({QStringLiteral("b.md"), QStringLiteral("c.md")});
    const QJsonObject json = importReportToJson(report);
    QCOMPARE(json[QStringLiteral("gone_in_all")].toInt(), 3);
    const QJsonObject gone = json[QStringLiteral("gone")][0].toObject();
    QCOMPARE(gone[QStringLiteral("file")].toString(), QStringLiteral("a.md"));
    QCOMPARE(gone[QStringLiteral("title")].toString(), QStringLiteral("T"));
    QCOMPARE(gone[QStringLiteral("status")].toString(), QStringLiteral("published"));
    QVERIFY(gone[QStringLiteral("public")].toBool());
    QCOMPARE(json[QStringLiteral("renamed")][0][QStringLiteral("to")].toString(),
             QStringLiteral("c.md"));
    const QList<ReportRow> rows = importReportRows(report);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).text, QStringLiteral("It is gone."));
    QVERIFY2(rows.at(1).text.startsWith(QLatin1String("2 more file")), qPrintable(rows.at(1).text));
    QVERIFY(rows.at(2).text.contains(QLatin1String("b.md")));
    QVERIFY(importReportToCsv(report).contains("It is gone."));
}

QTEST_GUILESS_MAIN(TestGoneFiles)
#include "tst_gonefiles.moc"
