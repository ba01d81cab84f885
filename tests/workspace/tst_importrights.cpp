#include "people.h"

#include <exchange/markdownimporter.h>
#include <ports/articlestore.h>

#include <QDir>

using namespace Triptych;
using Core::ErrorKind;
using Exchange::ImportReport;
using Exchange::MarkdownImportOptions;
using Tests::Psql;
using Tests::Refused;
using Tests::wait;

/** Whose import sources are, in the database: by the program and by psql, as each role. */
class TestImportRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void readerAndRelay_seeAndNameNoSources();
    void author_keepsToSourcesOfHisOwn();
    void author_claimsNoPlaceInOthersSources();
    void editor_movesSourcesOfOthers();
    void admin_removesThem();
    void confidentialText_neverLandsInAnAuthorsArticle();
    void editorWhoSaysSo_updatesOthersArticles();
    void authorsImport_leavesOthersAlone();
    void whoMayPublish_isKnownOfEachRole();
    void authorsPublicFiles_waitAsDrafts();
    void editorWhoPublished_isNotUndoneByTheAuthor();
    void renamedFileOfAPublishedArticle_failsForTheAuthor();

private:
    Psql psql(const char *who) const { return m_people->psql(who); }
    QString path(const char *inside) const
    {
        return QDir(m_disk->path()).canonicalPath() + QLatin1Char('/') + QLatin1String(inside);
    }
    bool write(const char *inside, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(inside)).path());
        QFile file(path(inside));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    Core::Result<ImportReport> importAs(const char *who, const char *folder,
                                        MarkdownImportOptions options = {}) const
    {
        const auto desk = m_people->openAs(who);
        options.actor = desk->actor();
        Exchange::MarkdownImporter importer(desk->stores().articles);
        auto report = wait(importer.importFolder(path(folder), options, {}));
        if (!report)
            qWarning("%s", qPrintable(report.error().message + report.error().detail));
        return report;
    }
    /** As psql inserts a draft of `who`, at a place in a source. */
    QString insert(const char *who, const QString &slug, const QString &source,
                   const QString &place) const
    {
        return QStringLiteral(
                   "INSERT INTO articles (id, version, slug, language, title, summary, body, "
                   "authors, "
                   "tags, section, status, fields, source_name, source_path, source_digest, "
                   "created_at, updated_at, created_by, updated_by) VALUES (gen_random_uuid(), 1, "
                   "'%1', 'en', 'T', '', '', '{}', '{}', '', 'draft', '{}', '%2', '%3', '', now(), "
                   "now(), '%4', '%4')")
            .arg(slug, source, place, m_people->login(who));
    }
    QString value(const QString &sql) const { return m_people->database().value(sql); }

    std::optional<Tests::People> m_people;
    std::unique_ptr<QTemporaryDir> m_disk;
};

void TestImportRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
    m_people->setUp(); // again, as after an update
}

void TestImportRights::init()
{
    m_disk = std::make_unique<QTemporaryDir>();
    // The folders of the test before are gone: what is known of them would be asked about.
    QVERIFY(m_people->database().value(
                QStringLiteral("WITH gone AS (DELETE FROM import_sources RETURNING 1) "
                               "SELECT count(*) FROM gone")) != QString());
}

void TestImportRights::readerAndRelay_seeAndNameNoSources()
{
    for (const char *who : {"rita", "rel"}) {
        Psql session = psql(who);
        for (const char *sql :
             {"SELECT 1 FROM import_sources", "DELETE FROM import_sources",
              "UPDATE import_sources SET root = '/x'", "TRUNCATE import_sources",
              "INSERT INTO import_sources VALUES ('r', '/r', now(), session_user, now(), "
              "session_user)"})
            QCOMPARE(session.run(QLatin1String(sql)), Refused);
    }
}

void TestImportRights::author_keepsToSourcesOfHisOwn()
{
    const QString insert =
        QStringLiteral("INSERT INTO import_sources VALUES ('%1', '/%1', now(), '%2', now(), '%3')");
    const QString ann = m_people->login("ann");
    const QString bob = m_people->login("bob");
    Psql session = psql("ann");
    QCOMPARE(session.run(insert.arg(QStringLiteral("forged"), bob, ann)), Refused);
    QCOMPARE(session.run(insert.arg(QStringLiteral("forged"), ann, bob)), Refused);
    QCOMPARE(session.run(insert.arg(QStringLiteral("anns"), ann, ann)), QStringLiteral("1"));
    QCOMPARE(psql("bob").run(insert.arg(QStringLiteral("bobs"), bob, bob)), QStringLiteral("1"));
    // The folders of others are not seen, but an overlap is noticed.
    const QString seen = QStringLiteral("SELECT string_agg(name, ',' ORDER BY name) FROM "
                                        "import_sources WHERE name IN ('anns', 'bobs')");
    QCOMPARE(session.run(seen), QStringLiteral("anns"));
    QCOMPARE(psql("ed").run(seen), QStringLiteral("anns,bobs"));
    const QString overlap =
        QStringLiteral("INSERT INTO import_sources VALUES ('over', '%1', now(), "
                       "'%2', now(), '%2')");
    QCOMPARE(session.run(overlap.arg(QStringLiteral("/bobs"), ann)), Refused);
    // An editor's keeps out what lies in it or holds it; an author's, wide as it may be, only its
    // own folder.
    const QString ed = m_people->login("ed");
    QCOMPARE(psql("ed").run(insert.arg(QStringLiteral("eds-place"), ed, ed)), QStringLiteral("1"));
    for (const char *root : {"/eds-place", "/eds-place/news", "/"})
        QCOMPARE(session.run(overlap.arg(QLatin1String(root), ann)), Refused);
    QCOMPARE(m_people->database().value(
                 QStringLiteral("WITH gone AS (DELETE FROM import_sources WHERE name = "
                                "'eds-place' RETURNING 1) SELECT count(*) FROM gone")),
             QStringLiteral("1"));
    const QString wide =
        QStringLiteral("INSERT INTO import_sources VALUES ('%1', '%2', now(), '%3', now(), '%3')");
    QCOMPARE(psql("bob").run(wide.arg(QStringLiteral("wide"), QStringLiteral("/wide"), bob)),
             QStringLiteral("1"));
    QCOMPARE(session.run(wide.arg(QStringLiteral("inside"), QStringLiteral("/wide/anns"), ann)),
             QStringLiteral("1"));
    QCOMPARE(
        session.run(QStringLiteral("UPDATE import_sources SET root = '/bobs', changed_by = '%1' "
                                   "WHERE name = 'anns'")
                        .arg(ann)),
        Refused);
    QCOMPARE(session.run(overlap.arg(QStringLiteral("/bobs-too"), ann)), QStringLiteral("1"));
    const QString move = QStringLiteral(
        "UPDATE import_sources SET root = '/moved', changed_by = '%1' WHERE name = '%2'");
    QCOMPARE(session.run(move.arg(ann, QStringLiteral("bobs"))), QStringLiteral("0"));
    QCOMPARE(session.run(move.arg(bob, QStringLiteral("anns"))), Refused);
    QCOMPARE(session.run(move.arg(ann, QStringLiteral("anns"))), QStringLiteral("1"));
    for (const char *sql : {"UPDATE import_sources SET name = 'bobs-too' WHERE name = 'anns'",
                            "UPDATE import_sources SET created_by = 'x' WHERE name = 'anns'",
                            "DELETE FROM import_sources"})
        QCOMPARE(session.run(QLatin1String(sql)), Refused);
    const auto desk = m_people->openAs("ann");
    const auto refused = wait(
        desk->stores().articles.putImportSource(QStringLiteral("bobs"), QStringLiteral("/mine"),
                                                QStringLiteral("/bobs"), desk->actor(), {}));
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(refused.error().message.contains(QStringLiteral("somebody else's")));
    const auto taken = wait(desk->stores().articles.putImportSource(
        QStringLiteral("bobs"), QStringLiteral("/anns-own"), QString(), desk->actor(), {}));
    QCOMPARE(taken.error().kind, ErrorKind::Forbidden);
    QVERIFY2(taken.error().message.contains(QLatin1String("choose another name")),
             qPrintable(taken.error().message));
}

void TestImportRights::author_claimsNoPlaceInOthersSources()
{
    QVERIFY(write("news/content/a.md", "# A\n"));
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("eds");
    QCOMPARE(importAs("ed", "news/content", options)->created, 1);
    Psql session = psql("ann");
    // Neither a place that is free nor one that is taken, hidden or not; it is not even told which.
    QCOMPARE(session.run(insert("ann", QStringLiteral("claim-1"), QStringLiteral("eds"),
                                QStringLiteral("budget.md"))),
             Refused);
    QCOMPARE(session.run(insert("ann", QStringLiteral("claim-2"), QStringLiteral("eds"),
                                QStringLiteral("a.md"))),
             Refused);
    // Nor by an article that she has.
    QCOMPARE(session.run(insert("ann", QStringLiteral("claim-3"), QStringLiteral("own words"),
                                QStringLiteral("budget.md"))),
             QStringLiteral("1"));
    const QString change =
        QStringLiteral("UPDATE articles SET %1, version = version + 1, updated_by = "
                       "session_user WHERE slug = 'claim-3'");
    QCOMPARE(session.run(change.arg(QStringLiteral("source_name = 'eds'"))), Refused);
    QCOMPARE(session.run(change.arg(QStringLiteral("source_path = 'other.md'"))),
             QStringLiteral("1"));
    // A name that became somebody else's since: its places are his, and she may still write her
    // text.
    const QString named =
        QStringLiteral("INSERT INTO import_sources VALUES ('own words', '/w', now(), "
                       "session_user, now(), session_user)");
    QCOMPARE(psql("ed").run(named), QStringLiteral("1"));
    QCOMPARE(session.run(change.arg(QStringLiteral("source_path = 'third.md'"))), Refused);
    QCOMPARE(session.run(change.arg(QStringLiteral("title = 'New'"))), QStringLiteral("1"));
    QCOMPARE(session.run(change.arg(QStringLiteral("source_name = NULL, source_path = NULL"))),
             QStringLiteral("1"));
    // The places of others' articles are theirs.
    QCOMPARE(
        session.run(QStringLiteral("UPDATE articles SET source_path = 'x.md', version = version + "
                                   "1, updated_by = session_user WHERE source_name = 'eds'")),
        QStringLiteral("0"));
}

void TestImportRights::editor_movesSourcesOfOthers()
{
    QVERIFY(write("old/a.md", "# A\n"));
    QVERIFY(write("new/a.md", "# A\n"));
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("moving");
    QCOMPARE(importAs("ed", "old", options)->created, 1);
    options.moved = true;
    QCOMPARE(importAs("ann", "new", options).error().kind, ErrorKind::Usage); // none that she knows
    QCOMPARE(importAs("ada", "new", options)->unchanged, 1);
    QCOMPARE(value(QStringLiteral("SELECT root FROM import_sources WHERE name = 'moving'")),
             path("new"));
    QCOMPARE(value(QStringLiteral("SELECT created_by FROM import_sources WHERE name = 'moving'")),
             m_people->login("ed"));
    QCOMPARE(psql("ed").run(QStringLiteral("DELETE FROM import_sources WHERE name = 'moving'")),
             Refused);
}

void TestImportRights::admin_removesThem()
{
    const QString put =
        QStringLiteral("INSERT INTO import_sources VALUES ('gone', '/g', now(), 'who left', "
                       "now(), 'who left')");
    QCOMPARE(psql("ed").run(put), Refused);
    Psql ada = psql("ada");
    QCOMPARE(ada.run(put), QStringLiteral("1"));
    QCOMPARE(ada.run(QStringLiteral("DELETE FROM import_sources WHERE name = 'gone'")),
             QStringLiteral("1"));
}

void TestImportRights::confidentialText_neverLandsInAnAuthorsArticle()
{
    // As it was done: the author imports a folder of the same last name first, and lies in wait by
    // psql too.
    QVERIFY(write("x/budget.md", "---\ndraft: true\n---\n# Mine\n"));
    QVERIFY(write("y/x/budget.md", "---\ndraft: true\n---\n# Confidential\n"));
    QVERIFY(write("y/x/plans.md", "---\ndraft: true\n---\n# Confidential plans\n"));
    QCOMPARE(importAs("ann", "x")->created, 1);
    Psql session = psql("ann");
    QCOMPARE(session.run(insert("ann", QStringLiteral("wait-1"), QStringLiteral("markdown:x"),
                                QStringLiteral("plans.md"))),
             QStringLiteral("1"));
    QCOMPARE(session.run(insert("ann", QStringLiteral("wait-2"), QStringLiteral("y/x"),
                                QStringLiteral("plans.md"))),
             QStringLiteral("1"));
    const auto leaked = [&] {
        return session.run(
            QStringLiteral("SELECT count(*) FROM articles WHERE title LIKE 'Confidential%'"));
    };
    // Whether the articles that lie there came from this folder is asked before anything is
    // written; the name that would be proposed first is no longer free.
    QVERIFY(!importAs("ed", "y/x"));
    QCOMPARE(leaked(), QStringLiteral("0"));
    MarkdownImportOptions another;
    another.sourceName = QStringLiteral("eds plans");
    const auto report = importAs("ed", "y/x", another);
    QVERIFY(report);
    QCOMPARE(report->created, 2);
    QCOMPARE(report->failed, 0);
    QCOMPARE(leaked(), QStringLiteral("0"));
    // And where the editor claims the names that she lies in wait under.
    QVERIFY(write("z/x/plans.md", "---\ndraft: true\n---\n# Confidential, too\n"));
    for (const char *name : {"markdown:x", "y/x"}) {
        MarkdownImportOptions options;
        options.sourceName = QLatin1String(name);
        options.moved = true;
        options.allowOverlap = true;
        const auto claimed = importAs("ed", "z/x", options);
        QVERIFY(claimed);
        QCOMPARE(claimed->created + claimed->updated, 0);
        QCOMPARE(claimed->othersArticles, 1);
        QCOMPARE(leaked(), QStringLiteral("0"));
    }
    QCOMPARE(
        value(QStringLiteral("SELECT count(*) FROM articles WHERE title LIKE 'Confidential%'")),
        QStringLiteral("2"));
}

void TestImportRights::editorWhoSaysSo_updatesOthersArticles()
{
    QVERIFY(write("shared/a.md", "---\ndraft: true\n---\n# A\n"));
    QCOMPARE(importAs("ann", "shared")->created, 1);
    QVERIFY(write("shared/a.md", "---\ndraft: true\n---\n# A, with news\n"));
    QCOMPARE(importAs("ed", "shared")->failed, 1);
    MarkdownImportOptions options;
    options.updateOthers = true;
    QCOMPARE(importAs("ed", "shared", options)->updated, 1);
}

void TestImportRights::authorsImport_leavesOthersAlone()
{
    QVERIFY(write("eds/site/a.md", "# A\n"));
    QCOMPARE(importAs("ed", "eds/site")->created, 1);
    QVERIFY(write("eds/site/a.md", "# A by Ann\n"));
    QVERIFY(write("eds/site/b.md", "---\ndraft: true\n---\n# B by Ann\n"));
    // Neither under the name that is proposed nor under one of her own, whatever she says.
    for (const QString &name : {QString(), QStringLiteral("anns site")}) {
        MarkdownImportOptions options;
        options.sourceName = name;
        options.updateOthers = true;
        options.allowOverlap = true;
        const auto report = importAs("ann", "eds/site", options);
        QVERIFY(report && report->stopped);
        QCOMPARE(report->stopped->kind, ErrorKind::Forbidden);
        QVERIFY2(report->stopped->message.contains(QLatin1String("somebody else")),
                 qPrintable(report->stopped->message));
        QCOMPARE(report->created + report->updated, 0);
    }
    // In a folder of her own it is hers.
    QVERIFY(write("anns/site/a.md", "# A by Ann\n"));
    QVERIFY(write("anns/site/b.md", "---\ndraft: true\n---\n# B by Ann\n"));
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("anns site");
    const auto own = importAs("ann", "anns/site", options);
    QCOMPARE(own->created, 2);
    QCOMPARE(own->failed, 0);
    QCOMPARE(value(QStringLiteral("SELECT title FROM articles WHERE source_name = 'eds/site'")),
             QStringLiteral("A"));
}

void TestImportRights::whoMayPublish_isKnownOfEachRole()
{
    for (const auto &[who, may] :
         {std::pair("rita", false), {"ann", false}, {"ed", true}, {"ada", true}}) {
        const auto answer = wait(m_people->openAs(who)->stores().articles.mayPublish({}));
        QVERIFY(answer);
        QVERIFY2(*answer == may, who);
    }
    const auto owner =
        wait(m_people->open(m_people->database().dsn())->stores().articles.mayPublish({}));
    QVERIFY(owner && *owner);
}

void TestImportRights::authorsPublicFiles_waitAsDrafts()
{
    QVERIFY(write("anns/blog/public.md", "---\ndate: 2019-03-13\n---\n# Public\n"));
    QVERIFY(write("anns/blog/later.md", "---\ndate: 2999-03-13\n---\n# Later\n"));
    QVERIFY(
        write("anns/blog/old.md", "---\ndate: 2019-03-13\nexpiryDate: 2020-01-01\n---\n# Old\n"));
    QVERIFY(write("anns/blog/draft.md", "---\ndraft: true\n---\n# Draft\n"));
    MarkdownImportOptions look;
    look.dryRun = true;
    const auto looked = importAs("ann", "anns/blog", look);
    QVERIFY(looked);
    QCOMPARE(looked->drafts, 4);
    for (const int created : {4, 0, 0}) {
        const auto report = importAs("ann", "anns/blog");
        QVERIFY(report);
        QCOMPARE(report->failed, 0);
        QCOMPARE(report->created, created);
        QCOMPARE(report->unchanged, 4 - created);
        QCOMPARE(report->warnings.size(), 3);
        QCOMPARE(report->warnings.size(), looked->warnings.size());
        for (const auto &note : report->warnings)
            QVERIFY2(note.reason.contains(QStringLiteral("does not allow you to publish")),
                     qPrintable(note.reason));
    }
    QCOMPARE(
        value(QStringLiteral("SELECT count(*) FROM articles WHERE source_name = 'anns/blog' AND "
                             "status = 'draft'")),
        QStringLiteral("4"));
    // What is still to be written goes on.
    QVERIFY(write("anns/blog/public.md", "---\ndate: 2019-03-13\n---\n# Public, with news\n"));
    const auto changed = importAs("ann", "anns/blog");
    QCOMPARE(changed->updated, 1);
    QCOMPARE(changed->failed, 0);
}

void TestImportRights::editorWhoPublished_isNotUndoneByTheAuthor()
{
    QVERIFY(write("anns/news/a.md", "---\ndate: 2019-03-13\n---\n# A of Ann\n"));
    QCOMPARE(importAs("ann", "anns/news")->created, 1);
    QCOMPARE(psql("ed").run(
                 QStringLiteral("UPDATE articles SET status = 'published', version = version + 1, "
                                "updated_by = session_user WHERE source_name = 'anns/news'")),
             QStringLiteral("1"));
    for (int run = 0; run < 2; ++run) {
        const auto report = importAs("ann", "anns/news");
        QCOMPARE(report->unchanged, 1);
        QCOMPARE(report->warnings.size(), 0);
    }
    // A translation comes along: hers is a draft, and the published one is left untied, which is no
    // failure.
    QVERIFY(write("anns/news/de/a.md", "---\ndate: 2019-03-13\nlang: de\n---\n# A auf Deutsch\n"));
    for (const int created : {1, 0}) {
        const auto report = importAs("ann", "anns/news");
        QCOMPARE(report->created, created);
        QCOMPARE(report->failed, 0);
        QVERIFY(std::any_of(report->warnings.begin(), report->warnings.end(), [](const auto &note) {
            return note.file == QLatin1String("a.md") &&
                   note.reason.startsWith(QStringLiteral("Its text is as in the file"));
        }));
    }
    QVERIFY(write("anns/news/a.md", "---\ndate: 2019-03-13\n---\n# A of Ann, with news\n"));
    for (int run = 0; run < 2; ++run) {
        const auto report = importAs("ann", "anns/news");
        QCOMPARE(report->editedHere.size(), 1);
        QVERIFY(!report->editedHere.first().reason.isEmpty());
    }
    QCOMPARE(value(QStringLiteral(
                 "SELECT status || ' ' || title FROM articles WHERE source_name = 'anns/news' "
                 "AND source_path = 'a.md'")),
             QStringLiteral("published A of Ann"));
}

void TestImportRights::renamedFileOfAPublishedArticle_failsForTheAuthor()
{
    QVERIFY(write("anns/names/alpha.md", "---\ndate: 2019-03-13\n---\n# Alpha of Ann\n"));
    QCOMPARE(importAs("ann", "anns/names")->created, 1);
    QCOMPARE(psql("ed").run(
                 QStringLiteral("UPDATE articles SET status = 'published', version = version + 1, "
                                "updated_by = session_user WHERE source_name = 'anns/names'")),
             QStringLiteral("1"));
    QVERIFY(QFile::rename(path("anns/names/alpha.md"), path("anns/names/renamed.md")));
    for (int run = 0; run < 2; ++run) {
        const auto report = importAs("ann", "anns/names");
        QCOMPARE(report->unchanged, 0);
        QCOMPARE(report->failed, 1);
        const Exchange::ImportNote failure = report->failures.first();
        QCOMPARE(failure.file, QStringLiteral("renamed.md"));
        QVERIFY2(failure.reason.startsWith(QLatin1String("The file is alpha.md with another name")),
                 qPrintable(failure.reason));
        QCOMPARE(report->renamed.size(), 0);
        QCOMPARE(report->gone.size(), 1);
        const QString gone = report->gone.first().reason;
        QVERIFY2(gone.contains(QLatin1String("The file renamed.md is it")), qPrintable(gone));
        QVERIFY2(!gone.contains(QLatin1String("delete")), qPrintable(gone));
    }
    QCOMPARE(importAs("ed", "anns/names", {.updateOthers = true})->renamed.size(), 1);
    QCOMPARE(value(QStringLiteral("SELECT status || ' ' || source_path FROM articles WHERE "
                                  "source_name = 'anns/names'")),
             QStringLiteral("published renamed.md"));
}

QTEST_GUILESS_MAIN(TestImportRights)
#include "tst_importrights.moc"
