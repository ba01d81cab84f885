#include "../articles/storefixture.h"
#include "folder.h"

#include <QProcess>
#include <QTest>

#include <support/corpora.h>
#include <support/olderschema.h>
#include <support/rows.h>

using namespace Triptych;
using namespace Triptych::Tests;

namespace {

/** Takes the claim out of the future, which its thread may hold a moment longer. */
Core::Result<Ports::SourceClaim> claimNow(Ports::ArticleStore &store, const QString &source)
{
    return store.claimSource(source, {}).takeResult();
}

} // namespace

/** What the importer relies on must hold in the real stores: the digest survives them, for one. */
class TestImportSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpora_comeInOnce_data();
    void corpora_comeInOnce();
    void editedFilesAndArticles_areTold_data() { addDialects(); }
    void editedFilesAndArticles_areTold();
    void sources_areRememberedAndMoved_data() { addDialects(); }
    void sources_areRememberedAndMoved();
    void pathsOfASource_areSpread_data() { addDialects(); }
    void pathsOfASource_areSpread();
    void claim_keepsOthersAwayWhileItLives_data() { addDialects(); }
    void claim_keepsOthersAwayWhileItLives();
    void claim_endsWithItsSession();
    void claimOfADeadProgram_isFree();
    void secondImportAtOnce_isRefused_data() { addDialects(); }
    void secondImportAtOnce_isRefused();
    void movesOfAddresses_holdInTheStore_data() { addDialects(); }
    void movesOfAddresses_holdInTheStore();
    void sameEditInBoth_makesOneVersion_data() { addDialects(); }
    void sameEditInBoth_makesOneVersion();
    void dryRun_knowsTheSlugsThatAreTaken_data() { addDialects(); }
    void dryRun_knowsTheSlugsThatAreTaken();
    void olderTables_importWithAName();
};

void TestImportSql::corpora_comeInOnce_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("archive");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<int>("count");
    const QString carpentries = QStringLiteral("articles-carpentries.tar.gz");
    const QString guide = QStringLiteral("articles-opensource-guide.tar.gz");
    const QString posts = QStringLiteral("/content/posts");
    QTest::newRow("guide, PostgreSQL") << Sql::Dialect::PostgreSql << guide << QString() << 349;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("carpentries, SQLite") << Sql::Dialect::Sqlite << carpentries << posts << 1285;
    QTest::newRow("carpentries, PostgreSQL")
        << Sql::Dialect::PostgreSql << carpentries << posts << 1285;
    QTest::newRow("guide, SQLite") << Sql::Dialect::Sqlite << guide << QString() << 349;
}

void TestImportSql::corpora_comeInOnce()
{
    FETCH_DIALECT();
    QFETCH(QString, archive);
    QFETCH(QString, inside);
    QFETCH(int, count);
    QTemporaryDir folder;
    if (!unpackCorpus(archive, folder))
        QSKIP("../shared/corpora is not here");
    StoreFixture fixture(dialect);
    const auto first = importNow(fixture.store, folder.path() + inside);
    VERIFY_RESULT(first);
    QCOMPARE(notes(first->failures), QString());
    QCOMPARE(first->created, count);
    QCOMPARE(articlesByPath(fixture.store).size(), count);
    const int revisions = fixture.rows(QStringLiteral("revisions"));
    const auto second = importNow(fixture.store, folder.path() + inside);
    VERIFY_RESULT(second);
    QCOMPARE(notes(second->failures), QString());
    QCOMPARE(second->unchanged, count);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), revisions);
    const auto articles = articlesByPath(fixture.store);
    for (const Core::Article &article : articles)
        QCOMPARE(article.version, 1);
}

void TestImportSql::editedFilesAndArticles_areTold()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Folder folder;
    const QByteArray head = "---\ntitle: T\nnumbers: [1, 2.5, 9007199254740993, 1e300, 0.1]\nmap: "
                            "{b: 1, a: \"\u00e9\"}\n"
                            "date: 2019-03-13 10:00:30.123 +0200\n---\n";
    for (const char *name : {"a.md", "b.md", "c.md"})
        QVERIFY(folder.write(QLatin1String(name), head + "One.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    Core::Article edited = articlesByPath(fixture.store).value(QStringLiteral("b.md"));
    edited.body = QStringLiteral("Edited at the desk.\n");
    VERIFY_RESULT(fixture.save(edited));
    const Core::ArticleId deleted = articlesByPath(fixture.store).value(QStringLiteral("c.md")).id;
    VERIFY_RESULT(fixture.store.remove(deleted, 0, QStringLiteral("ann"), {}).result());
    for (int round = 2; round < 4; ++round) {
        for (const char *name : {"a.md", "b.md", "c.md"})
            QVERIFY(folder.write(QLatin1String(name), head + "Round " + QByteArray::number(round)));
        const auto report = importNow(fixture.store, folder.path());
        VERIFY_RESULT(report);
        QCOMPARE(report->updated, 1);
        QCOMPARE(report->unchanged, 1);
        QCOMPARE(report->editedHere.size(), 1);
        QCOMPARE(report->editedHere.first().file, QStringLiteral("b.md"));
    }
    const auto articles = articlesByPath(fixture.store);
    QCOMPARE(articles.value(QStringLiteral("a.md")).version, 3);
    QCOMPARE(articles.value(QStringLiteral("b.md")).body, edited.body);
    QVERIFY(articles.value(QStringLiteral("c.md")).isDeleted());
}

void TestImportSql::sources_areRememberedAndMoved()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto &store = fixture.store;
    const QString name = QStringLiteral("s\u00efte 'x'/content");
    const QString ann = QStringLiteral("ann");
    VERIFY_RESULT(store.putImportSource(name, QStringLiteral("/a"), {}, ann, {}).result());
    VERIFY_RESULT(
        store.putImportSource(QStringLiteral("b"), QStringLiteral("/b"), {}, ann, {}).result());
    QCOMPARE(store.putImportSource(name, QStringLiteral("/c"), {}, ann, {}).result().error().kind,
             Core::ErrorKind::Conflict);
    QCOMPARE(store.putImportSource(name, QStringLiteral("/c"), QStringLiteral("/was"), ann, {})
                 .result()
                 .error()
                 .kind,
             Core::ErrorKind::Conflict);
    VERIFY_RESULT(store
                      .putImportSource(name, QStringLiteral("/c"), QStringLiteral("/a"),
                                       QStringLiteral("bob"), {})
                      .result());
    const auto known = store.importSources({}).result();
    VERIFY_RESULT(known);
    QCOMPARE(known->size(), 2);
    QCOMPARE(known->at(0).name, QStringLiteral("b"));
    QCOMPARE(known->at(1).name, name);
    QCOMPARE(known->at(1).root, QStringLiteral("/c"));
    QCOMPARE(known->at(1).createdBy, ann);
    QCOMPARE(known->at(1).changedBy, QStringLiteral("bob"));
    QVERIFY(known->at(1).createdAt.isValid() && known->at(1).changedAt >= known->at(1).createdAt);
}

void TestImportSql::pathsOfASource_areSpread()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Folder folder;
    for (const char *name : {"a", "b", "c", "d", "e"})
        QVERIFY(folder.write(QLatin1String(name) + QStringLiteral(".md"), "# T\n"));
    Exchange::MarkdownImportOptions options;
    options.sourceName = QStringLiteral("site");
    VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
    const auto sample = [&](const char *source, int limit) {
        QStringList paths = fixture.store.pathsOfSource(QLatin1String(source), limit, {})
                                .result()
                                .value_or(QStringList{QStringLiteral("failed")});
        paths.sort();
        return paths.join(QLatin1Char(' '));
    };
    QCOMPARE(sample("site", 100), QStringLiteral("a.md b.md c.md d.md e.md"));
    QCOMPARE(sample("site", 5), QStringLiteral("a.md b.md c.md d.md e.md"));
    QCOMPARE(sample("site", 3), QStringLiteral("a.md c.md e.md"));
    QCOMPARE(sample("site", 1), QStringLiteral("a.md"));
    QCOMPARE(sample("another", 100), QString());
    QVERIFY(*fixture.store.mayPublish({}).result());
}

void TestImportSql::claim_keepsOthersAwayWhileItLives()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    // Another program has a store of its own.
    Articles::SqlArticleStore other(std::make_shared<Sql::Database>(fixture.test.settings));
    const QString name = QStringLiteral("a 'site'/content");
    for (int round = 0; round < 3; ++round) {
        auto claim = claimNow(fixture.store, name);
        VERIFY_RESULT(claim);
        for (auto *store : {&fixture.store, &other}) {
            const auto second = claimNow(*store, name);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, Core::ErrorKind::Conflict);
            QVERIFY(second.error().message.contains(name));
        }
        // Other sources are free.
        VERIFY_RESULT(claimNow(other, QStringLiteral("another")));
        claim->reset();
        // At once, for everybody.
        VERIFY_RESULT(claimNow(other, name));
    }
}

void TestImportSql::claim_endsWithItsSession()
{
    if (!TestDatabase::available(Sql::Dialect::PostgreSql))
        QSKIP("no server: TRIPTYCH_TEST_POSTGRES is not set; ./dev test starts one");
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    const auto claim = claimNow(fixture.store, QStringLiteral("site"));
    VERIFY_RESULT(claim);
    QVERIFY(!claimNow(fixture.store, QStringLiteral("site")));
    // As the server does where it hears no more of a program.
    const auto ended =
        fixture.test.database
            ->run(Sql::Access::Write, {},
                  [](Sql::Connection &connection) {
                      return connection
                          .composed(QStringLiteral(
                              "SELECT count(pg_terminate_backend(pid, 5000)) AS n FROM pg_locks "
                              "WHERE locktype = 'advisory' AND classid = 1768779887 "
                              "AND database = (SELECT oid FROM pg_database WHERE "
                              "datname = current_database())"))
                          .one([](const Sql::Row &row) { return row.integer("n"); });
                  })
            .result();
    VERIFY_RESULT(ended);
    QCOMPARE(ended->value_or(0), 1);
    VERIFY_RESULT(claimNow(fixture.store, QStringLiteral("site")));
}

void TestImportSql::claimOfADeadProgram_isFree()
{
#ifndef Q_OS_LINUX
    QSKIP("runs /bin/true for a process that has ended");
#else
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QFileInfo file(fixture.test.settings.file);
    QString lockFile;
    QByteArray content;
    {
        const auto claim = claimNow(fixture.store, QStringLiteral("site"));
        VERIFY_RESULT(claim);
        const QStringList locks =
            file.dir().entryList({file.fileName() + QStringLiteral(".import-*.lock")});
        QCOMPARE(locks.size(), 1);
        lockFile = file.dir().filePath(locks.constFirst());
        QFile lock(lockFile);
        QVERIFY(lock.open(QIODevice::ReadOnly));
        content = lock.readAll();
    }
    QVERIFY(!QFileInfo::exists(lockFile));
    // The lock that a program left which was killed.
    QProcess process;
    process.start(QStringLiteral("/bin/true"), QStringList());
    QVERIFY(process.waitForStarted());
    const QByteArray dead = QByteArray::number(process.processId());
    QVERIFY(process.waitForFinished());
    content.replace(QByteArray::number(QCoreApplication::applicationPid()), dead);
    QFile left(lockFile);
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write(content) == content.size());
    left.close();
    VERIFY_RESULT(claimNow(fixture.store, QStringLiteral("site")));
#endif
}

void TestImportSql::secondImportAtOnce_isRefused()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlArticleStore other(std::make_shared<Sql::Database>(fixture.test.settings));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# A\n"));
    Exchange::MarkdownImportOptions options;
    options.sourceName = QStringLiteral("site");
    {
        // One import that goes on and on.
        const auto claim = claimNow(other, options.sourceName);
        VERIFY_RESULT(claim);
        for (int run = 0; run < 2; ++run) {
            const auto second = importNow(fixture.store, folder.path(), options);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, Core::ErrorKind::Conflict);
            QVERIFY(second.error().message.contains(
                QStringLiteral("Another import of the source \"site\"")));
            QCOMPARE(fixture.rows(QStringLiteral("articles")), 0);
            QCOMPARE(fixture.rows(QStringLiteral("import_sources")), 0);
        }
        // To look is allowed, and another source is another import.
        options.dryRun = true;
        VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
        options.dryRun = false;
        options.sourceName = QStringLiteral("another");
        VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
    }
    options.sourceName = QStringLiteral("site");
    options.allowOverlap = true;
    for (const int created : {1, 0, 0}) {
        const auto report = importNow(fixture.store, folder.path(), options);
        VERIFY_RESULT(report);
        QCOMPARE(report->created, created);
    }
}

void TestImportSql::movesOfAddresses_holdInTheStore()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Folder folder;
    const auto write = [&](const char *file, const char *slug) {
        return folder.write(QLatin1String(file),
                            QByteArray("---\nslug: ") + slug + "\n---\nText.\n");
    };
    QVERIFY(write("a.md", "a"));
    QVERIFY(write("b.md", "b"));
    QVERIFY(write("c.md", "c"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    QVERIFY(write("a.md", "b"));
    QVERIFY(write("b.md", "c"));
    QVERIFY(write("c.md", "d"));
    QVERIFY(write("0.md", "a"));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QCOMPARE(notes(report->failures), QString());
    QCOMPARE(report->updated, 3);
    QCOMPARE(report->created, 1);
    const auto articles = articlesByPath(fixture.store);
    for (const auto &[file, slug] :
         {std::pair("0.md", "a"), {"a.md", "b"}, {"b.md", "c"}, {"c.md", "d"}})
        QCOMPARE(articles.value(QLatin1String(file)).slug, QLatin1String(slug));
    QCOMPARE(importNow(fixture.store, folder.path())->unchanged, 4);
}

void TestImportSql::sameEditInBoth_makesOneVersion()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: T\n---\nOne.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    Core::Article edited = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    edited.body = QStringLiteral("Two.\n");
    VERIFY_RESULT(fixture.save(edited));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: T\n---\nTwo.\n"));
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(importNow(fixture.store, folder.path())->unchanged, 1);
        QCOMPARE(fixture.rows(QStringLiteral("revisions")), 3);
    }
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: T\n---\nThree.\n"));
    QCOMPARE(importNow(fixture.store, folder.path())->updated, 1);
}

void TestImportSql::dryRun_knowsTheSlugsThatAreTaken()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Core::Article there = StoreFixture::article(QStringLiteral("There"));
    there.slug = QStringLiteral("x");
    VERIFY_RESULT(fixture.save(there));
    there.slug = QStringLiteral("x-2");
    VERIFY_RESULT(fixture.save(there));
    Core::Article gone = StoreFixture::article(QStringLiteral("Gone"));
    gone.slug = QStringLiteral("x-3");
    const auto saved = fixture.save(gone);
    VERIFY_RESULT(saved);
    VERIFY_RESULT(fixture.store.remove(saved->id, 0, QStringLiteral("ann"), {}).result());
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("x.md"), "# X\n"));
    QVERIFY(folder.write(QStringLiteral("de/x.md"), "# X\n"));
    Exchange::MarkdownImportOptions options;
    options.dryRun = true;
    const int revisions = fixture.rows(QStringLiteral("revisions"));
    const auto look = importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(look);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), revisions);
    QCOMPARE(fixture.rows(QStringLiteral("import_sources")), 0);
    QCOMPARE(look->addresses,
             (QList<Exchange::AddressChange>{{QStringLiteral("x.md"),
                                              {QStringLiteral("en"), QStringLiteral("x")},
                                              {QStringLiteral("en"), QStringLiteral("x-3")}}}));
    const auto done = importNow(fixture.store, folder.path());
    VERIFY_RESULT(done);
    QCOMPARE(done->addresses, look->addresses);
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("x.md")).slug,
             QStringLiteral("x-3"));
    QCOMPARE(fixture.rows(QStringLiteral("import_sources")), 1);
}

void TestImportSql::olderTables_importWithAName()
{
    if (!TestDatabase::available(Sql::Dialect::PostgreSql))
        QSKIP("no server: TRIPTYCH_TEST_POSTGRES is not set; ./dev test starts one");
    // As a server is until its owner upgrades it. A file is upgraded when it is opened.
    TestDatabase test(Sql::Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    const auto older = test.database
                           ->run(Sql::Access::Write, {},
                                 [](Sql::Connection &connection) -> Core::Result<void> {
                                     for (const QString &sql : Support::takeBackToFloor().split(
                                              QLatin1Char(';'), Qt::SkipEmptyParts)) {
                                         if (const auto done = connection.execute(sql); !done)
                                             return done;
                                     }
                                     return {};
                                 })
                           .result();
    VERIFY_RESULT(older);
    Articles::SqlArticleStore store(std::make_shared<Sql::Database>(test.settings));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("x.md"), "# X\n"));
    QCOMPARE(importNow(store, folder.path()).error().kind, Core::ErrorKind::Usage);
    Exchange::MarkdownImportOptions options;
    options.sourceName = QStringLiteral("site");
    const auto first = importNow(store, folder.path(), options);
    VERIFY_RESULT(first);
    QCOMPARE(first->created, 1);
    QVERIFY(!first->isSourceNew); // nothing remembers it
    QCOMPARE(importNow(store, folder.path(), options)->unchanged, 1);
}

QTEST_GUILESS_MAIN(TestImportSql)
#include "tst_importsql.moc"
