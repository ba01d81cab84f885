#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

struct SiteFileText
{
    const char *path;
    QByteArray text;
};

using Files = QList<std::pair<QString, QByteArray>>;

/** Its title is its path. */
SiteFileText page(const char *path)
{
    return {path, QByteArray("---\ntitle: ") + path + "\n---\nThe text of " + path + ".\n"};
}

} // namespace

/** Hugo, Multilingual mode: "Translation by content directory". */
class TestLanguageFolders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderOfALanguage_givesIt_data();
    void folderOfALanguage_givesIt();
};

void TestLanguageFolders::folderOfALanguage_givesIt_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("source"); // inside the folder
    // The first two are translations of each other.
    QTest::addColumn<QStringList>("addresses");
    const auto row = [](const char *name, std::initializer_list<SiteFileText> files,
                        const char *source, std::initializer_list<const char *> addresses) {
        Files all;
        for (const SiteFileText &file : files)
            all.append({QString::fromLatin1(file.path), file.text});
        QStringList texts;
        for (const char *address : addresses)
            texts << QString::fromLatin1(address);
        QTest::newRow(name) << all << QString::fromLatin1(source) << texts;
    };
    row("a table of its own",
        {{"hugo.toml", "title = 'A'\n"},
         {"config/_default/languages.toml", "[en]\ncontentDir = \"content/english\"\nweight = 1\n"
                                            "[fr]\ncontentDir = \"content/french\"\n"},
         page("content/english/blog/post-1.md"),
         page("content/french/blog/post-1.md"),
         page("content/french/only.md")},
        "",
        {"content/english/blog/post-1.md en/post-1", "content/french/blog/post-1.md fr/post-1",
         "content/french/only.md fr/only"});
    row("in the configuration, in another case",
        {{"hugo.yaml", "title: A\nlanguages:\n  de: {contentdir: ./inhalt/}\n"
                       "  en: {contentdir: content}\n"},
         page("content/a.md"),
         page("inhalt/a.md")},
        "", {"content/a.md en/a", "inhalt/a.md de/a"});
    row("one of two",
        {{"hugo.toml", "defaultContentLanguage = 'en'\n[languages.en]\nweight = 1\n"
                       "[languages.de]\ncontentDir = 'inhalt'\n"},
         page("content/a.md"),
         page("inhalt/a.md"),
         page("content/b.md")},
        "", {"content/a.md en/a", "inhalt/a.md de/a", "content/b.md en/b"});
    row("beside its own folder, in a table",
        {{"hugo.toml", "title = 'A'\n"},
         {"config/_default/languages.toml",
          "[en]\ncontentDir = 'content'\n[fr]\ncontentDir = 'content.fr'\n"},
         page("content/a.md"),
         page("content.fr/a.md")},
        "", {"content/a.md en/a", "content.fr/a.md fr/a"});
    row("one in another",
        {{"hugo.toml", "defaultContentLanguage = 'en'\n[languages.en]\ncontentDir = 'content'\n"
                       "[languages.fr]\ncontentDir = 'content/francais'\n"},
         page("content/blog/a.md"),
         page("content/francais/blog/a.md")},
        "", {"content/blog/a.md en/a", "content/francais/blog/a.md fr/a"});
    row("mounts",
        {{"hugo.toml", "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
                       "[[module.mounts]]\nsource = 'texts/english'\ntarget = 'content'\n"
                       "lang = 'en'\n[[module.mounts]]\nsource = 'texts/french/blog'\n"
                       "target = 'content/blog'\nlang = 'fr'\n"},
         page("texts/english/blog/a.md"),
         page("texts/french/blog/a.md")},
        "", {"texts/english/blog/a.md en/a", "texts/french/blog/a.md fr/a"});
    row("mounts by the matrix of sites",
        {{"hugo.toml", "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
                       "[[module.mounts]]\nsource = 'one'\ntarget = 'content'\n"
                       "[module.mounts.sites.matrix]\nlanguages = ['en']\n"
                       "[[module.mounts]]\nsource = 'two'\ntarget = 'content'\n"
                       "[module.mounts.sites.matrix]\nlanguages = ['fr']\n"},
         page("one/a.md"),
         page("two/a.md")},
        "", {"one/a.md en/a", "two/a.md fr/a"});
    row("a key that is a word",
        {{"hugo.toml", "[languages.en]\ncontentDir = 'content/en'\n[languages.jp]\n"
                       "languageCode = 'ja-jp'\ncontentDir = 'content/jp'\n"},
         page("content/en/a.md"),
         page("content/jp/a.md")},
        "", {"content/en/a.md en/a", "content/jp/a.md ja-jp/a"});
    row("the folder of the content is the source",
        {{"hugo.toml", "[languages.en]\ncontentDir = 'content/english'\n[languages.fr]\n"
                       "contentDir = 'content/french'\n"},
         page("content/english/a.md"),
         page("content/french/a.md")},
        "content", {"english/a.md en/a", "french/a.md fr/a"});
    row("a part of one language is the source",
        {{"hugo.toml", "[languages.en]\ncontentDir = 'content/english'\n[languages.fr]\n"
                       "contentDir = 'content/french'\n"},
         page("content/french/blog/a.md"),
         page("content/english/blog/b.md")},
        "content/french/blog", {"a.md fr/a"});
}

void TestLanguageFolders::folderOfALanguage_givesIt()
{
    QFETCH(Files, files);
    QFETCH(QString, source);
    QFETCH(QStringList, addresses);
    Folder folder;
    for (const auto &[path, text] : files)
        QVERIFY(folder.write(path, text));
    FakeArticleStore store;
    const auto report = importNow(store, QDir(folder.path()).filePath(source));
    QVERIFY(report);
    QCOMPARE(report->failed, 0);
    QStringList found;
    const auto articles = articlesByPath(store);
    for (auto it = articles.begin(); it != articles.end(); ++it) {
        QVERIFY2(it->isPublic(Core::utcNow()), qPrintable(it.key()));
        found << it.key() + u' ' + it->language + u'/' + it->slug;
    }
    QStringList sorted = addresses;
    sorted.sort();
    found.sort();
    QCOMPARE(found, sorted);
    if (addresses.size() < 2)
        return;
    const QUuid group = articles.value(addresses.at(0).section(u' ', 0, 0)).translationGroup;
    QVERIFY(!group.isNull());
    QCOMPARE(articles.value(addresses.at(1).section(u' ', 0, 0)).translationGroup, group);
    if (addresses.size() > 2)
        QVERIFY(articles.value(addresses.at(2).section(u' ', 0, 0)).translationGroup.isNull());
}

QTEST_GUILESS_MAIN(TestLanguageFolders)
#include "tst_languagefolders.moc"
