#include "folder.h"

#include <exchange/articlefrommarkdown.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

void write(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder + QLatin1Char('/') + name;
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

/** What the name and the place of a file say of who reads it. */
class TestPlacesOfDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameOfACopy_isADraft();
    void emptyMoment_isNoPublication();
    void foldersOfDrafts_inAnyForm();
    void foldersOfDrafts_areNamedOnce();
    void matter_isHeard_data();
    void matter_isHeard();
    void sourceInADraftsFolder_isDrafts_data();
    void sourceInADraftsFolder_isDrafts();
    void jekyllElsewhere_publishesNothing_data();
    void jekyllElsewhere_publishesNothing();
    void wordsOfReaders_areHeard();
    void dayBeforeADot_isItsDay();
};

void TestPlacesOfDrafts::nameOfACopy_isADraft()
{
    const auto read = [](const char *path) {
        return articleFromMarkdown(ImportPath(QLatin1String(path)), "---\ntitle: A\n---\nText.\n");
    };
    for (const char *path : {"posts/x.draft.md",
                             "x.bak.md",
                             "x.old.markdown",
                             "x.ORIG.md",
                             "2024-01-05-x.wip.md",
                             "x.tmp.mdx",
                             "x.backup.md",
                             "x.Drafts.md",
                             "draft_x.md",
                             "posts/x-draft.md",
                             "x_draft.md",
                             "x draft.md",
                             "x-wip.md",
                             "[draft] x.md",
                             "(Draft) x.md",
                             "x (draft).md",
                             "Draft - x.md",
                             "2024-01-05-draft_x.md",
                             "submission-draft.md",
                             "x (conflicted copy 2024-01-05).md",
                             "x (Ana's conflicted copy 2024-01-05).md",
                             "x (In Konflikt stehende Kopie von Ana).md",
                             "x.sync-conflict-20240105-120000-ABCDEFG.md",
                             "x (SFConflict a@b 2024-01-05).md",
                             "x.Conflict.md",
                             "x - Copy.md",
                             "x - Copy (2).md"}) {
        const auto article = read(path);
        QVERIFY2(article && !article->article.isPublic(Core::utcNow()), path);
        QCOMPARE(article->warnings.size(), 1);
    }
    for (const char *path :
         {"draft.md", "first-draft-of-history.md", "the-nfl-draft.md", "draft-horses.md",
          "on-draft.md", "x-drafting.md", "a-conflict.md", "copy.md", "x (2).md", "old.md",
          "bak.en.md", "v1.2.old-town.md", "x.fr.md"}) {
        const auto article = read(path);
        QVERIFY2(article && article->article.isPublic(Core::utcNow()) &&
                     article->warnings.isEmpty(),
                 path);
    }
}

void TestPlacesOfDrafts::emptyMoment_isNoPublication()
{
    const auto read = [](const QByteArray &lines) {
        return articleFromMarkdown(ImportPath(QStringLiteral("a.md")),
                                   "---\ntitle: A\n" + lines + "\n---\nText.\n");
    };
    for (const char *lines : {"published_at: null", "published_at:", "publishedAt: ~",
                              "date: 2021-01-01\npublished_at: ''", "first_published_at: null",
                              "date_published: null"}) {
        const auto article = read(lines);
        QVERIFY2(article && !article->article.isPublic(Core::utcNow()), lines);
        QVERIFY2(notes(article->warnings).contains(QLatin1String("has not published it")), lines);
    }
    for (const char *lines :
         {"publishDate:", "expiryDate: null", "deleted_at: null", "published_at: 2021-01-01",
          "date:", "unpublish:", "deleted: false", "published_at_:"}) {
        const auto article = read(lines);
        QVERIFY2(article && article->article.isPublic(Core::utcNow()), lines);
    }
}

void TestPlacesOfDrafts::foldersOfDrafts_inAnyForm()
{
    const auto isShown = [](const QString &folder) {
        const auto read = articleFromMarkdown(ImportPath(folder + QStringLiteral("/x.md")),
                                              "---\ntitle: A\n---\nText.\n");
        return read && read->article.isPublic(Core::utcNow());
    };
    for (const QString &folder :
         {u"Entwürfe"_qs, u"Entwu\u0308rfe"_qs, u"(drafts)"_qs, u"@drafts"_qs, u"blog-drafts"_qs,
          u"Drafts (old)"_qs, u"!drafts"_qs, u"posts/[draft]"_qs, u"00 Drafts"_qs, u"Brouillons"_qs,
          u"черновики"_qs, u"下書き"_qs, u"my_drafts"_qs})
        QVERIFY2(!isShown(folder), qPrintable(folder));
    for (const QString &folder : {u"nfl-draft"_qs, u"draft-horses"_qs, u"drafts-of-treaties"_qs,
                                  u"(old)"_qs, u"crafts"_qs, u"entwerfen"_qs})
        QVERIFY2(isShown(folder), qPrintable(folder));
}

void TestPlacesOfDrafts::foldersOfDrafts_areNamedOnce()
{
    Folder folder;
    for (const char *path : {"content/drafts/a.md", "content/drafts/b.md", "wip/c.md",
                             "_posts/drafts/2020-01-05-d.md", "_drafts/e.md", "f.md"})
        QVERIFY(folder.write(QLatin1String(path), "---\ntitle: A\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("trash/g.md"), "---\ndraft: true\n---\nText.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QStringList named;
    for (const ImportNote &note : report->warnings) {
        if (note.reason.startsWith(QLatin1String("By its name this folder holds")))
            named << note.file;
    }
    named.sort();
    QCOMPARE(named, (QStringList{QStringLiteral("_posts/drafts"), QStringLiteral("content/drafts"),
                                 QStringLiteral("wip")}));
    QCOMPARE(report->drafts, 6);
}

/** Keys and words of programs, in maps and in other languages. */
void TestPlacesOfDrafts::matter_isHeard_data()
{
    QTest::addColumn<bool>("isShown");
    for (const char *line : {"email_only: true",
                             "delisted: true",
                             "saveAsDraft: true",
                             "audience: only_paid",
                             "audience: founding",
                             "hide_until: 2031-01-01",
                             "entwurf: true",
                             "Entwurf: ja\ndraft: true",
                             "brouillon: true",
                             "borrador: yes",
                             "черновик: true",
                             "下書き: true",
                             "非公開: true",
                             "concept: true",
                             "veröffentlicht: false",
                             "publicado: false",
                             "公開: false",
                             "params: {draft: true}",
                             "extra: {published: false}",
                             "meta: {status: draft}",
                             "publishing: {status: in review}",
                             "page: {meta: {hidden: true}}",
                             "params.draft: true",
                             "Params: {Private: true}",
                             "theme: {draft: true}",
                             "extra: {expires: 2020-01-01}",
                             "params: {password: abc}",
                             "eleventyComputed: {permalink: false}",
                             "eleventyComputed: {permalink: '{{ false }}'}",
                             "eleventyComputed: {draft: true}",
                             "Build: {Render: never}",
                             "build: {List: Never}",
                             "encrypt: true",
                             "published: 2031",
                             "visibility: private",
                             "status: outlined"})
        QTest::newRow(line) << false;
    for (const char *line : {"email_only: false",
                             "audience: everyone",
                             "audience: developers",
                             "entwurf: false",
                             "concept: The idea",
                             "concept: false",
                             "veröffentlicht: true",
                             "publicado: 2021-01-01",
                             "público: adultos",
                             "params: {draft: false}",
                             "extra: {published: true}",
                             "meta: {status: new}",
                             "seo: {published: false, hidden: true}",
                             "image: {hidden: true}",
                             "comments: {published: false}",
                             "toc: {hidden: true}",
                             "params: {toc: {hidden: true}}",
                             "params: {expires: 2031-01-01}",
                             "author: {status: private}",
                             "eleventyComputed: {permalink: '/a/'}",
                             "build: {render: always}",
                             "published: 2020",
                             "publish: 1999",
                             "visibility: everyone",
                             "visibility: all",
                             "status: done",
                             "status: evergreen",
                             "status: Seedling",
                             "status: budding"})
        QTest::newRow(line) << true;
}

void TestPlacesOfDrafts::matter_isHeard()
{
    QFETCH(bool, isShown);
    const QByteArray line(QTest::currentDataTag());
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("a.md")),
                                          "---\ntitle: A\n" + line + "\n---\nText.\n");
    QVERIFY(read);
    QVERIFY2(read->article.isPublic(Core::utcNow()) == isShown, qPrintable(notes(read->warnings)));
}

void TestPlacesOfDrafts::sourceInADraftsFolder_isDrafts_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("config"); // beside which the site begins
    QTest::addColumn<bool>("isShown");
    QTest::newRow("its own name") << "drafts-2024" << "" << false;
    QTest::newRow("another word") << "wip" << "" << false;
    QTest::newRow("a year of drafts") << "drafts/2024" << "" << false;
    QTest::newRow("deeper") << "Drafts/a/b" << "" << false;
    QTest::newRow("trash") << "trash/content" << "" << false;
    QTest::newRow("another language") << QStringLiteral("Entwürfe/x") << "" << false;
    QTest::newRow("marked") << "_private/x" << "" << false;
    QTest::newRow("a section") << "private/x" << "" << true;
    QTest::newRow("within its site") << "site/drafts/2024" << "site/_config.yml" << false;
    QTest::newRow("a whole site below it") << "drafts/site" << "drafts/site/_config.yml" << true;
    QTest::newRow("posts of such a site")
        << "drafts/site/_posts" << "drafts/site/_config.yml" << true;
    QTest::newRow("a site's own name") << "drafts" << "drafts/_config.yml" << false;
}

void TestPlacesOfDrafts::sourceInADraftsFolder_isDrafts()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, config);
    QFETCH(const bool, isShown);
    QTemporaryDir dir;
    const QString root = dir.filePath(folder);
    write(root, QStringLiteral("2024-01-01-a.md"), "---\ntitle: A\n---\nText.\n");
    if (!config.isEmpty())
        write(dir.path(), config, "title: x\n");
    FakeArticleStore store;
    QVERIFY(importNow(store, root));
    QCOMPARE(articlesByPath(store).cbegin()->isPublic(Core::utcNow()), isShown);
}

void TestPlacesOfDrafts::jekyllElsewhere_publishesNothing_data()
{
    QTest::addColumn<QStringList>("including"); // configurations that include "_z"
    QTest::addColumn<QStringList>("plain");
    QTest::addColumn<QString>("article");
    QTest::addColumn<bool>("isShown");
    const QString own = QStringLiteral("site/_config.yml");
    const QString above = QStringLiteral("_config.yml");
    const QString below = QStringLiteral("site/sub/_config.yml");
    const QString inSite = QStringLiteral("site/_z/a.md");
    const QString inSub = QStringLiteral("site/sub/_z/a.md");
    QTest::newRow("its own") << QStringList{own} << QStringList{} << inSite << true;
    QTest::newRow("above its own") << QStringList{above} << QStringList{own} << inSite << false;
    const QString beside = QStringLiteral("site/_config.dev.yml");
    QTest::newRow("beside its own") << QStringList{beside} << QStringList{own} << inSite << false;
    QTest::newRow("above it, alone") << QStringList{above} << QStringList{} << inSite << true;
    QTest::newRow("below its own") << QStringList{below} << QStringList{own} << inSub << false;
    QTest::newRow("below it, alone") << QStringList{below} << QStringList{} << inSub << true;
    QTest::newRow("below one that does") << QStringList{own} << QStringList{below} << inSub << true;
}

void TestPlacesOfDrafts::jekyllElsewhere_publishesNothing()
{
    QFETCH(const QStringList, including);
    QFETCH(const QStringList, plain);
    QFETCH(const QString, article);
    QFETCH(const bool, isShown);
    QTemporaryDir dir;
    for (const QString &config : including)
        write(dir.path(), config, "include: [_z]\n");
    for (const QString &config : plain)
        write(dir.path(), config, "title: x\n");
    write(dir.path(), article, "---\ntitle: A\n---\nText.\n");
    FakeArticleStore store;
    QVERIFY(importNow(store, dir.filePath(QStringLiteral("site"))));
    QCOMPARE(articlesByPath(store).cbegin()->isPublic(Core::utcNow()), isShown);
}

void TestPlacesOfDrafts::wordsOfReaders_areHeard()
{
    const auto read = [](const QByteArray &lines) {
        return articleFromMarkdown(ImportPath(QStringLiteral("a.md")),
                                   "---\ntitle: A\n" + lines + "\n---\nText.\n");
    };
    for (const char *lines :
         {"access:\n  site.login: true", "audience: {groups: [staff]}", "protect: password",
          "protect: true", "passwordHash: 9f86d081", "login_required: true", "requireLogin: true",
          "require-auth: yes", "trash: true", "ignored: true", "skip: true", "exclude: true",
          "archived: true", "paywall: true", "show: false", "sunset: 2020-01-01",
          "remove_after: 2020-01-01"}) {
        const auto article = read(lines);
        QVERIFY2(article && !article->article.isPublic(Core::utcNow()), lines);
        const bool isOver = article->article.status == Core::Status::Archived ||
                            article->article.isScheduled(Core::utcNow());
        QVERIFY2(isOver || !article->warnings.isEmpty(), lines);
    }
    for (const char *lines :
         {"access: public", "access: [everyone]", "access: 2024-01-05", "withdrawn: false",
          "paywall: none", "access:", "access: {}", "login_required: false", "trash: false",
          "show: true", "paywall: false", "exclude:", "sunset: 2999-01-01"}) {
        const auto article = read(lines);
        QVERIFY2(article && article->article.isPublic(Core::utcNow()), lines);
    }
}

void TestPlacesOfDrafts::dayBeforeADot_isItsDay()
{
    const auto article = articleFromMarkdown(
        ImportPath(QStringLiteral("blog/2999-01-01.launch.md")), "---\ntitle: A\n---\nText.\n");
    QVERIFY(article && !article->article.isPublic(Core::utcNow()));
    QCOMPARE(article->article.publishDay, QDate(2999, 1, 1));
    QCOMPARE(article->article.slug, QStringLiteral("launch"));
}

QTEST_GUILESS_MAIN(TestPlacesOfDrafts)
#include "tst_placesofdrafts.moc"
