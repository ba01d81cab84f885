#include "folder.h"

#include <exchange/importpath.h>
#include <exchange/importreport.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <support/fakearticlestore.h>

#include <filesystem>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What a second import does with the articles of the first. */
class TestImportUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameNames_getNumbersAndKeepThem();
    void takenSlug_getsANumber();
    void changedSlugInTheFile_movesTheArticle();
    void changedSlugThatIsTaken_isLeftAndTold();
    void slugChosenInTriptych_stays();
    void digestsOfBefore_changeNothing();
    void secondRun_changesNothing();
    void editedFile_updatesAnUntouchedArticle();
    void editedArticle_isNotOverwritten();
    void deletedArticle_staysDeleted();
    void lateTranslation_joinsTheGroup();
    void racingSave_failsThatFileAlone();
};

namespace {

Core::Article onlyArticle(FakeArticleStore &store)
{
    const auto articles = articlesByPath(store);
    return articles.size() == 1 ? *articles.begin() : Core::Article();
}

Core::Result<Core::Article> saveNow(FakeArticleStore &store, const Core::Article &article)
{
    return store.save(article, QStringLiteral("editor"), {}).result();
}

} // namespace

void TestImportUpdates::sameNames_getNumbersAndKeepThem()
{
    Folder folder;
    for (const char *path : {"2019/x.md", "2020/x.md", "2021/x.md", "pt-BR/x.md", "2019/x-2.md"})
        QVERIFY(folder.write(QLatin1String(path), "# X\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    auto articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("2019/x-2.md")).slug, QStringLiteral("x-2"));
    QCOMPARE(articles.value(QStringLiteral("2019/x.md")).slug, QStringLiteral("x"));
    QCOMPARE(articles.value(QStringLiteral("2020/x.md")).slug, QStringLiteral("x-3"));
    QCOMPARE(articles.value(QStringLiteral("2021/x.md")).slug, QStringLiteral("x-4"));
    QCOMPARE(articles.value(QStringLiteral("pt-BR/x.md")).slug, QStringLiteral("x"));
    QVERIFY(folder.write(QStringLiteral("2018/x.md"), "# X\n"));
    QVERIFY(folder.write(QStringLiteral("2020/x.md"), "# X is edited\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->unchanged, 4);
    articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("2020/x.md")).slug, QStringLiteral("x-3"));
    QCOMPARE(articles.value(QStringLiteral("2018/x.md")).slug, QStringLiteral("x-5"));
}

void TestImportUpdates::takenSlug_getsANumber()
{
    FakeArticleStore store;
    Core::Article there;
    there.title = QStringLiteral("There already");
    there.slug = QStringLiteral("news");
    QVERIFY(saveNow(store, there));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: news\n---\ntext\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("news-2"));
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).fields,
             (QJsonObject{{QStringLiteral("slug"), QStringLiteral("news")}}));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
}

void TestImportUpdates::changedSlugInTheFile_movesTheArticle()
{
    Folder folder;
    FakeArticleStore store;
    const auto write = [&](const char *matter, const char *text) {
        return folder.write(QStringLiteral("a.md"),
                            QByteArray("---\ntitle: A\n") + matter + "---\n" + text);
    };
    QVERIFY(write("slug: one\n", "text\n"));
    QVERIFY(importNow(store, folder.path()));
    // Even where the article was edited since: the address alone is news.
    Core::Article edited = onlyArticle(store);
    edited.body = QStringLiteral("Edited at the desk\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(write("slug: Two.5\n", "text\n"));
    auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings + report->failures), QString());
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->addresses.size(), 1);
    QCOMPARE(report->addresses.first().from.slug, QStringLiteral("one"));
    QCOMPARE(report->addresses.first().to.slug, QStringLiteral("Two.5"));
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("Two.5"));
    QCOMPARE(onlyArticle(store).body, edited.body);
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
    // With a new text, of an article that nobody edited.
    edited = onlyArticle(store);
    edited.body = QStringLiteral("text\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(write("permalink: /x/three/\n", "new text\n"));
    QCOMPARE(importNow(store, folder.path())->updated, 1);
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("three"));
    QCOMPARE(onlyArticle(store).body, QStringLiteral("new text\n"));
    // A slug taken out of the file is no other slug.
    QVERIFY(write("", "new text\n"));
    report = importNow(store, folder.path());
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("three"));
    QCOMPARE(report->addresses.size(), 0);
}

void TestImportUpdates::changedSlugThatIsTaken_isLeftAndTold()
{
    Folder folder;
    FakeArticleStore store;
    for (const char *name : {"a", "b", "c"})
        QVERIFY(folder.write(QLatin1String(name) + QStringLiteral(".md"),
                             QByteArray("---\nslug: ") + name + "\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: c\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "---\nslug: c\n---\nnew text\n"));
    for (int run = 0; run < 2; ++run) {
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QCOMPARE(report->failed, 0);
        QCOMPARE(report->updated, run == 0 ? 1 : 0);
        QCOMPARE(report->warnings.size(), 2);
        QVERIFY(report->warnings.first().reason.startsWith(
            QStringLiteral("The file asks for the slug \"c\" now")));
        QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("a"));
        QCOMPARE(articlesByPath(store).value(QStringLiteral("b.md")).slug, QStringLiteral("b"));
    }
    // Two ask for one slug that is free: the first gets it.
    for (const char *name : {"a.md", "b.md"})
        QVERIFY(folder.write(QLatin1String(name), "---\nslug: free\n---\ntext\n"));
    const auto report = importNow(store, folder.path());
    QCOMPARE(report->failed, 0);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("free"));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("b.md")).slug, QStringLiteral("b"));
}

void TestImportUpdates::slugChosenInTriptych_stays()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article moved = onlyArticle(store);
    moved.slug = QStringLiteral("chosen-here");
    QVERIFY(saveNow(store, moved));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: two\n---\ntext\n"));
    const auto asked = importNow(store, folder.path());
    QCOMPARE(asked->unchanged, 1);
    QCOMPARE(notes(asked->warnings),
             QStringLiteral("a.md:0: The file asks for the slug \"two\" now. The slug "
                            "\"chosen-here\" was chosen in Triptych and stays."));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: three\n---\nnew text\n"));
    const auto updated = importNow(store, folder.path());
    QCOMPARE(updated->updated, 1);
    QVERIFY(notes(updated->warnings).contains(QLatin1String("asks for the slug \"three\" now")));
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("chosen-here"));
    // What the file asked for before is no news.
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\nnew text\n"));
    QVERIFY(importNow(store, folder.path())->warnings.isEmpty());
}

void TestImportUpdates::digestsOfBefore_changeNothing()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article old = onlyArticle(store);
    old.slug = QStringLiteral("cut-by-an-older-version");
    old.source->digest = old.source->digest.section(QLatin1Char('/'), 0, 0);
    QCOMPARE(old.source->digest.size(), 64);
    QVERIFY(saveNow(store, old));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\nnew text\n"));
    QCOMPARE(importNow(store, folder.path())->updated, 1);
    QCOMPARE(onlyArticle(store).slug, old.slug);
    QCOMPARE(onlyArticle(store).body, QStringLiteral("new text\n"));
}

void TestImportUpdates::secondRun_changesNothing()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: A\ndate: nonsense\n---\ntext\n"));
    FakeArticleStore store;
    const auto first = importNow(store, folder.path());
    QVERIFY(first);
    const int writes = store.writes;
    const auto second = importNow(store, folder.path() + QStringLiteral("/"));
    QVERIFY(second);
    QCOMPARE(second->unchanged, 1);
    QCOMPARE(second->created + second->updated + second->failed, 0);
    QCOMPARE(second->warnings, first->warnings);
    QCOMPARE(store.writes, writes);
    MarkdownImportOptions other;
    other.sourceName = QStringLiteral("another");
    other.allowOverlap = true;
    QCOMPARE(importNow(store, folder.path(), other)->created, 1);
}

void TestImportUpdates::editedFile_updatesAnUntouchedArticle()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    const Core::Article before = onlyArticle(store);
    for (const char *text : {"# Two\n", "# Three\n"}) {
        QVERIFY(folder.write(QStringLiteral("a.md"), text));
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QCOMPARE(report->updated, 1);
    }
    const Core::Article after = onlyArticle(store);
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.slug, before.slug);
    QCOMPARE(after.version, 3);
    QCOMPARE(after.title, QStringLiteral("Three"));
}

void TestImportUpdates::editedArticle_isNotOverwritten()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# B\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article edited = articlesByPath(store).value(QStringLiteral("a.md"));
    edited.body = QStringLiteral("Edited at the desk\n");
    QVERIFY(saveNow(store, edited));
    // A file without news has nothing to overwrite with.
    QCOMPARE(importNow(store, folder.path())->unchanged, 2);
    QVERIFY(folder.write(QStringLiteral("a.md"), "# News\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# News for B\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->editedHere.size(), 1);
    QCOMPARE(report->editedHere.first().file, QStringLiteral("a.md"));
    QVERIFY(report->editedHere.first().reason.contains(QStringLiteral("edited in Triptych since")));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).body, edited.body);
}

void TestImportUpdates::deletedArticle_staysDeleted()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(store.remove(onlyArticle(store).id, 0, QStringLiteral("editor"), {}).result());
    QVERIFY(folder.write(QStringLiteral("a.md"), "# News\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(report->warnings.size(), 1);
    QVERIFY(onlyArticle(store).isDeleted());
}

void TestImportUpdates::lateTranslation_joinsTheGroup()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article edited = onlyArticle(store);
    QVERIFY(edited.translationGroup.isNull());
    edited.body = QStringLiteral("Edited\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(folder.write(QStringLiteral("de/a.md"), "# Eins\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->updated, 1);
    const auto articles = articlesByPath(store);
    const Core::Article english = articles.value(QStringLiteral("a.md"));
    QCOMPARE(english.body, edited.body);
    QVERIFY(!english.translationGroup.isNull());
    QCOMPARE(english.translationGroup, articles.value(QStringLiteral("de/a.md")).translationGroup);
    QCOMPARE(importNow(store, folder.path())->unchanged, 2);
}

void TestImportUpdates::racingSave_failsThatFileAlone()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# B\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(folder.write(QStringLiteral("a.md"), "# Two\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# BB\n"));
    // Someone saves between the importer's look and its write.
    Core::Article other = articlesByPath(store).value(QStringLiteral("a.md"));
    other.title = QStringLiteral("Someone else");
    store.beforeSaveAll = [&](QList<Core::Article> &) { QVERIFY(store.saveUnlocked(other)); };
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).title,
             QStringLiteral("Someone else"));
}

QTEST_GUILESS_MAIN(TestImportUpdates)
#include "tst_importupdates.moc"
