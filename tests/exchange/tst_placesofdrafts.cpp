#include "folder.h"

#include <exchange/articlefrommarkdown.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What the name and the place of a file say of who reads it. */
class TestPlacesOfDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameOfACopy_isADraft();
    void emptyMoment_isNoPublication();
    void root_isADraftsFolderByItsOwnName();
};

void TestPlacesOfDrafts::nameOfACopy_isADraft()
{
    const auto read = [](const char *path) {
        return articleFromMarkdown(ImportPath(QLatin1String(path)), "---\ntitle: A\n---\nText.\n");
    };
    for (const char *path : {"posts/x.draft.md", "x.bak.md", "x.old.markdown", "x.ORIG.md",
                             "2024-01-05-x.wip.md", "x.tmp.mdx", "x.backup.md", "x.Drafts.md"}) {
        const auto article = read(path);
        QVERIFY2(article && !article->article.isPublic(Core::utcNow()), path);
        QCOMPARE(article->warnings.size(), 1);
    }
    for (const char *path :
         {"draft.md", "x-draft.md", "old.md", "bak.en.md", "v1.2.old-town.md", "x.fr.md"}) {
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

void TestPlacesOfDrafts::root_isADraftsFolderByItsOwnName()
{
    for (const auto &[folder, isShown] :
         {std::pair("drafts-2024", false), std::pair("wip", false),
          std::pair("drafts-2024/site", true), std::pair("trash/content", true)}) {
        QTemporaryDir dir;
        const QString root = dir.filePath(QLatin1String(folder));
        QVERIFY(QDir().mkpath(root));
        QFile file(root + QStringLiteral("/a.md"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("---\ntitle: A\n---\nText.\n") > 0);
        file.close();
        FakeArticleStore store;
        QVERIFY(importNow(store, root));
        QVERIFY2(articlesByPath(store).cbegin()->isPublic(Core::utcNow()) == isShown, folder);
    }
}

QTEST_GUILESS_MAIN(TestPlacesOfDrafts)
#include "tst_placesofdrafts.moc"
