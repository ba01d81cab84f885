#include "../articles/storefixture.h"
#include "disk.h"
#include "folder.h"

#include <exchange/exportnames.h>
#include <exchange/markdownexport.h>
#include <exchange/markdownexporter.h>

#include <support/corpora.h>
#include <support/rows.h>
#include <support/smalldisk.h>

#include <QDirIterator>
#include <QSet>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ErrorKind;
using Core::Status;
using Exchange::ExportOptions;
using Exchange::ExportReport;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        files << QDir(folder).relativeFilePath(all.next());
    files.sort();
    return files;
}

QStringList filesOf(const QList<Exchange::ImportNote> &notes)
{
    QStringList files;
    for (const Exchange::ImportNote &note : notes)
        files << note.file;
    return files;
}

} // namespace

/** A way out: articles as Markdown files that come in again as the same articles. */
class TestMarkdownExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_comesBackAlike_data();
    void corpus_comesBackAlike();
    void everyMember_comesBack();
    void placeOfOrigin_isKept();
    void placeThatWouldHideIt_isLeft();
    void fileThatDiffers_isSkippedUnlessAsked();
    void names_areHoldable_data();
    void names_areHoldable();
    void namesThatClash_areToldApart();
    void nothingLeadsOutOfTheFolder();
    void chosenArticles_alone();
    void folderThatCannotBeWritten_isSaid();
    void fullDisk_endsItAndKeepsWhatWasWritten();
    void readOnlyDisk_isSaid();
    void files_areForOthersToo();
    void calledOff_keepsWhatWasWritten();

private:
    static Core::Result<ExportReport> exportNow(Ports::ArticleStore &store, ExportOptions options,
                                                std::stop_token stop = {})
    {
        Exchange::MarkdownExporter exporter(store);
        auto future = exporter.exportTo(options, Core::Call::within(std::chrono::minutes(4), stop));
        future.waitForFinished();
        return future.result();
    }
    static Article add(StoreFixture &fixture, Article article)
    {
        const auto saved = fixture.save(article);
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
        return *saved;
    }
    static Article imported(const QString &path, const QString &title = QStringLiteral("Lamp"),
                            const QString &source = QStringLiteral("site"))
    {
        Article article = StoreFixture::article(title);
        article.source = Core::ImportSource{source, path, {}};
        return article;
    }
};

void TestMarkdownExporter::corpus_comesBackAlike_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<QString>("inside");
    QTest::newRow("opensource-guide") << "articles-opensource-guide.tar.gz"
                                      << "";
    if (Support::isEveryRowRun()) {
        QTest::newRow("carpentries") << "articles-carpentries.tar.gz"
                                     << "/content/posts";
    }
}

void TestMarkdownExporter::corpus_comesBackAlike()
{
    QFETCH(QString, archive);
    QFETCH(QString, inside);
    QTemporaryDir folder;
    if (!unpackCorpus(archive, folder))
        QSKIP("../shared/corpora is not here");
    StoreFixture first(Sql::Dialect::Sqlite);
    QVERIFY(importNow(first.store, folder.path() + inside));
    const auto before = articlesByPath(first.store);
    QTemporaryDir out;
    const auto report = exportNow(first.store, {out.path()});
    VERIFY_RESULT(report);
    QVERIFY(report->isComplete());
    QCOMPARE(report->written, int(before.size()));
    QCOMPARE(filesOf(report->lost), QStringList());
    QCOMPARE(filesOf(report->renamed), QStringList());
    QCOMPARE(QSet<QString>(before.keyBegin(), before.keyEnd()), [&] {
        const QStringList files = filesBelow(out.path());
        return QSet<QString>(files.begin(), files.end());
    }());

    StoreFixture second(Sql::Dialect::Sqlite);
    const auto again = importNow(second.store, out.path());
    VERIFY_RESULT(again);
    QCOMPARE(notes(again->failures), QString());
    QCOMPARE(again->created, int(before.size()));
    const auto after = articlesByPath(second.store);
    for (Article expected : before) {
        const Article back = after.value(expected.source->path);
        expected.source = back.source;
        QCOMPARE(back.slug, expected.slug);
        QCOMPARE(back.body, expected.body);
        QCOMPARE(int(back.status), int(expected.status));
        QVERIFY2(back.sameContent(expected), qPrintable(expected.title));
    }
    // And once more: nothing to be written.
    const auto unchanged = exportNow(first.store, {out.path()});
    VERIFY_RESULT(unchanged);
    QCOMPARE(unchanged->unchanged, int(before.size()));
    QCOMPARE(unchanged->written, 0);
}

void TestMarkdownExporter::everyMember_comesBack()
{
    StoreFixture first(Sql::Dialect::Sqlite);
    int number = 0;
    for (const Status status :
         {Status::Draft, Status::Review, Status::Published, Status::Archived}) {
        Article article = StoreFixture::article(QStringLiteral("Lamp %1").arg(++number));
        article.language = QStringLiteral("de");
        article.status = status;
        article.tags = QStringList{QStringLiteral("#odd"), QStringLiteral("a, b")};
        article.authors = QStringList{QStringLiteral("Ada & Co"), QStringLiteral("Yes")};
        article.section = QStringLiteral("1.10");
        article.fields = {{QStringLiteral("draft"), true},
                          {QStringLiteral("nested"), QJsonObject{{QStringLiteral("a"), 1}}}};
        article.translationGroup = QUuid::createUuid();
        if (number % 2 == 0)
            article.setPublishDay(QDate(2031, 2, 3), Core::SiteZone());
        else
            article.setPublishMoment(QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5, 678), Qt::UTC));
        add(first, article);
    }
    QTemporaryDir out;
    const auto report = exportNow(first.store, {out.path()});
    VERIFY_RESULT(report);
    QCOMPARE(notes(report->lost), QString());
    StoreFixture second(Sql::Dialect::Sqlite);
    VERIFY_RESULT(importNow(second.store, out.path()));
    const auto after = articlesByPath(second.store);
    QCOMPARE(after.size(), 4);
    for (Article expected : articlesByPath(first.store)) {
        const Article back = after.value(QStringLiteral("de/%1.md").arg(expected.slug));
        expected.source = back.source;
        QVERIFY2(back.sameContent(expected), qPrintable(expected.title));
    }
}

void TestMarkdownExporter::placeOfOrigin_isKept()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    add(fixture, imported(QStringLiteral("posts/2024/Ein Name.markdown")));
    const Article own = add(fixture, StoreFixture::article(QStringLiteral("Written here")));
    QTemporaryDir out;
    const auto report = exportNow(fixture.store, {out.filePath(QStringLiteral("new/folder"))});
    VERIFY_RESULT(report);
    QCOMPARE(report->written, 2);
    QCOMPARE(filesBelow(out.filePath(QStringLiteral("new/folder"))),
             (QStringList{QStringLiteral("en/written-here.md"),
                          QStringLiteral("posts/2024/Ein Name.markdown")}));
    QCOMPARE(bytesOf(out.filePath(QStringLiteral("new/folder/en/written-here.md"))),
             Exchange::articleToMarkdown(own));
}

void TestMarkdownExporter::placeThatWouldHideIt_isLeft()
{
    StoreFixture first(Sql::Dialect::Sqlite);
    // Imported from a folder of drafts, or as a file that a plain import leaves out; published
    // here.
    for (const char *path :
         {"_drafts/one.md", "README.md", "section/_index.md", ".hidden/two.md"}) {
        Article article = imported(QString::fromLatin1(path), QString::fromLatin1(path));
        article.status = Status::Published;
        add(first, article);
    }
    // A draft may stay among the drafts.
    add(first, imported(QStringLiteral("_drafts/three.md"), QStringLiteral("Three")));
    QTemporaryDir out;
    const auto report = exportNow(first.store, {out.path()});
    VERIFY_RESULT(report);
    QCOMPARE(report->renamed.size(), 4);
    QVERIFY(!report->renamed.constFirst().reason.isEmpty());
    QCOMPARE(notes(report->lost), QString());
    QVERIFY(filesBelow(out.path()).contains(QStringLiteral("_drafts/three.md")));
    StoreFixture second(Sql::Dialect::Sqlite);
    VERIFY_RESULT(importNow(second.store, out.path()));
    int published = 0;
    const auto after = articlesByPath(second.store);
    for (const Article &article : after)
        published += article.status == Status::Published ? 1 : 0;
    QCOMPARE(after.size(), 5);
    QCOMPARE(published, 4);
}

void TestMarkdownExporter::fileThatDiffers_isSkippedUnlessAsked()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Article one = add(fixture, StoreFixture::article(QStringLiteral("One")));
    add(fixture, StoreFixture::article(QStringLiteral("Two")));
    Folder out;
    QVERIFY(out.write(QStringLiteral("en/one.md"), "somebody's own words"));
    QVERIFY(out.write(QStringLiteral("en/other.md"), "not of this export"));
    const auto report = exportNow(fixture.store, {out.path()});
    VERIFY_RESULT(report);
    QCOMPARE(filesOf(report->skipped), QStringList{QStringLiteral("en/one.md")});
    QCOMPARE(report->written, 1);
    QVERIFY(!report->isComplete());
    const QString file = out.path() + QStringLiteral("/en/one.md");
    QCOMPARE(bytesOf(file), QByteArray("somebody's own words"));
    ExportOptions over{out.path()};
    over.overwrites = true;
    const auto again = exportNow(fixture.store, over);
    VERIFY_RESULT(again);
    QCOMPARE(again->written, 1);
    QCOMPARE(again->unchanged, 1);
    QVERIFY(again->isComplete());
    QCOMPARE(bytesOf(file), Exchange::articleToMarkdown(one));
    QCOMPARE(bytesOf(out.path() + QStringLiteral("/en/other.md")),
             QByteArray("not of this export"));
    // What is no plain file is never replaced.
    QVERIFY(QFile::remove(file));
    QVERIFY(QDir().mkpath(file));
    const auto blocked = exportNow(fixture.store, over);
    VERIFY_RESULT(blocked);
    QCOMPARE(filesOf(blocked->failures), QStringList{QStringLiteral("en/one.md")});
    QVERIFY(QFileInfo(file).isDir());
}

void TestMarkdownExporter::names_areHoldable_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("held");
    const auto row = [](const QString &path, const QString &held) {
        QTest::newRow(qPrintable(path.left(40))) << path << held;
    };
    row(QStringLiteral("posts/a.md"), QStringLiteral("posts/a.md"));
    row(QString::fromUtf8("日本/Grüße!.md"), QString::fromUtf8("日本/Grüße!.md"));
    row(QStringLiteral("con.md"), QStringLiteral("con-.md"));
    row(QStringLiteral("Aux/LPT1.de.md"), QStringLiteral("Aux-/LPT1-.de.md"));
    row(QStringLiteral("console.md"), QStringLiteral("console.md"));
    row(QStringLiteral("a: b?.md"), QStringLiteral("a- b-.md"));
    row(QStringLiteral("end. /a.md"), QStringLiteral("end/a.md"));
    row(QStringLiteral("a\\b\u0001.md"), QStringLiteral("a-b-.md"));
    row(QStringLiteral("?/..md"), QStringLiteral("-/..md"));
    row(QString(300, QLatin1Char('x')) + QStringLiteral(".md"),
        QString(237, QLatin1Char('x')) + QStringLiteral(".md"));
}

void TestMarkdownExporter::names_areHoldable()
{
    QFETCH(QString, path);
    QFETCH(QString, held);
    QCOMPARE(Exchange::holdablePath(path), held);
    QCOMPARE(Exchange::holdablePath(held), held);
}

void TestMarkdownExporter::namesThatClash_areToldApart()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    add(fixture, imported(QStringLiteral("posts/a.md"), QStringLiteral("A"), QStringLiteral("1")));
    add(fixture, imported(QStringLiteral("posts/A.md"), QStringLiteral("B"), QStringLiteral("2")));
    add(fixture, imported(QStringLiteral("posts/a.md"), QStringLiteral("C"), QStringLiteral("3")));
    QTemporaryDir out;
    const auto report = exportNow(fixture.store, {out.path()});
    VERIFY_RESULT(report);
    QCOMPARE(report->written, 3);
    QCOMPARE(report->renamed.size(), 2);
    const QStringList files = filesBelow(out.path());
    QSet<QString> folded;
    for (const QString &file : files)
        folded.insert(file.toLower());
    QCOMPARE(folded.size(), 3);
    // The same names in the next export.
    const auto again = exportNow(fixture.store, {out.path()});
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 3);
    QCOMPARE(filesBelow(out.path()), files);
}

void TestMarkdownExporter::nothingLeadsOutOfTheFolder()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    int number = 0;
    for (const char *path : {"../../evil.md", "/etc/evil.md", "a/../../evil.md", "a//b.md"}) {
        add(fixture, imported(QString::fromLatin1(path), QStringLiteral("Evil %1").arg(++number)));
    }
    QTemporaryDir around;
    const auto report =
        exportNow(fixture.store, {around.filePath(QStringLiteral("one/two/three"))});
    VERIFY_RESULT(report);
    QCOMPARE(report->written, 4);
    QCOMPARE(filesBelow(around.path()).size(), 4);
    QCOMPARE(filesBelow(around.filePath(QStringLiteral("one/two/three/en"))).size(), 4);
}

void TestMarkdownExporter::chosenArticles_alone()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Article one = add(fixture, StoreFixture::article(QStringLiteral("One")));
    Article second = StoreFixture::article(QStringLiteral("Two"));
    second.status = Status::Review;
    add(fixture, second);
    const Article gone = add(fixture, StoreFixture::article(QStringLiteral("Gone")));
    VERIFY_RESULT(fixture.store.remove(gone.id, 1, QStringLiteral("ann"), {}).result());
    QTemporaryDir byId;
    ExportOptions options{byId.path()};
    options.ids = {one.id, gone.id};
    VERIFY_RESULT(exportNow(fixture.store, options));
    QCOMPARE(filesBelow(byId.path()), QStringList{QStringLiteral("en/one.md")});
    QTemporaryDir byStatus;
    ExportOptions filtered{byStatus.path()};
    filtered.query.status = Status::Review;
    VERIFY_RESULT(exportNow(fixture.store, filtered));
    QCOMPARE(filesBelow(byStatus.path()), QStringList{QStringLiteral("en/two.md")});
}

void TestMarkdownExporter::folderThatCannotBeWritten_isSaid()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    add(fixture, StoreFixture::article(QStringLiteral("One")));
    Folder around;
    QVERIFY(around.write(QStringLiteral("file"), "a file"));
    const QString file = around.path() + QStringLiteral("/file");
    COMPARE_KIND(exportNow(fixture.store, {file}), ErrorKind::Usage);
    COMPARE_KIND(exportNow(fixture.store, {QString()}), ErrorKind::Usage);
    const auto refused = exportNow(fixture.store, {file + QStringLiteral("/below")});
    COMPARE_KIND(refused, ErrorKind::ReadOnly);
    QVERIFY(refused.error().message.contains(QStringLiteral("below")));
    // One folder in the way: the other files are written.
    add(fixture, imported(QStringLiteral("file/in/the/way.md"), QStringLiteral("Two")));
    const auto report = exportNow(fixture.store, {around.path()});
    VERIFY_RESULT(report);
    QCOMPARE(filesOf(report->failures), QStringList{QStringLiteral("file/in/the/way.md")});
    QCOMPARE(report->written, 1);
    QCOMPARE(bytesOf(file), QByteArray("a file"));
}

void TestMarkdownExporter::fullDisk_endsItAndKeepsWhatWasWritten()
{
    const Support::SmallDisk disk;
    if (!disk.isMounted)
        QSKIP("no file system may be mounted here");
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (int i = 0; i < 8; ++i) {
        Article article = StoreFixture::article(QStringLiteral("Article %1").arg(i));
        article.body = QString(300'000, QLatin1Char('x'));
        add(fixture, article);
    }
    const auto report = exportNow(fixture.store, {disk.path()});
    VERIFY_RESULT(report);
    QVERIFY(report->stopped);
    QCOMPARE(report->stopped->kind, ErrorKind::Full);
    QVERIFY(report->written > 0);
    QCOMPARE(report->failures.size(), 1);
    const QStringList files = filesBelow(disk.path());
    QCOMPARE(files.size(), report->written);
    for (const QString &file : files)
        QVERIFY(bytesOf(disk.path() + QLatin1Char('/') + file).endsWith("xxx"));
}

void TestMarkdownExporter::readOnlyDisk_isSaid()
{
    const Support::SmallDisk disk;
    if (!disk.isMounted || !disk.makeReadOnly())
        QSKIP("no file system may be mounted here");
    StoreFixture fixture(Sql::Dialect::Sqlite);
    add(fixture, StoreFixture::article(QStringLiteral("One")));
    COMPARE_KIND(exportNow(fixture.store, {disk.path()}), ErrorKind::ReadOnly);
    COMPARE_KIND(exportNow(fixture.store, {disk.path() + QStringLiteral("/new")}),
                 ErrorKind::ReadOnly);
}

void TestMarkdownExporter::files_areForOthersToo()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    add(fixture, StoreFixture::article(QStringLiteral("One")));
    Folder out;
    QVERIFY(out.write(QStringLiteral("plain"), "as any program writes it"));
    const QString plain = out.path() + QStringLiteral("/plain");
    VERIFY_RESULT(exportNow(fixture.store, {out.path()}));
    const QString file = out.path() + QStringLiteral("/en/one.md");
    QCOMPARE(QFile::permissions(file), QFile::permissions(plain));
    // One that is written over keeps what it had.
    QVERIFY(out.write(QStringLiteral("en/one.md"), "older"));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    const auto own = QFile::permissions(file);
    ExportOptions over{out.path()};
    over.overwrites = true;
    VERIFY_RESULT(exportNow(fixture.store, over));
    QVERIFY(bytesOf(file) != QByteArray("older"));
    QCOMPARE(QFile::permissions(file), own);
}

void TestMarkdownExporter::calledOff_keepsWhatWasWritten()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    for (int i = 0; i < 30; ++i)
        add(fixture, StoreFixture::article(QStringLiteral("Article %1").arg(i)));
    QTemporaryDir out;
    std::stop_source stop;
    Exchange::MarkdownExporter exporter(fixture.store);
    // On the exporter's thread, after the tenth.
    QObject::connect(
        &exporter, &Exchange::MarkdownExporter::progressed, &exporter,
        [&stop](int done) {
            if (done == 10)
                stop.request_stop();
        },
        Qt::DirectConnection);
    auto future = exporter.exportTo({out.path()},
                                    Core::Call::within(std::chrono::minutes(1), stop.get_token()));
    future.waitForFinished();
    const auto report = future.result();
    VERIFY_RESULT(report);
    QVERIFY(report->stopped);
    QCOMPARE(report->stopped->kind, ErrorKind::Cancelled);
    QCOMPARE(report->written, 10);
    QCOMPARE(filesBelow(out.path()).size(), 10);
    const auto rest = exportNow(fixture.store, {out.path()});
    VERIFY_RESULT(rest);
    QCOMPARE(rest->unchanged, 10);
    QCOMPARE(rest->written, 20);
}

QTEST_GUILESS_MAIN(TestMarkdownExporter)
#include "tst_markdownexporter.moc"
