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

QByteArray matter(const QByteArray &more = {})
{
    return "---\ntitle: A\n" + more + "---\nText.\n";
}

} // namespace

/** Which files of a site are pages for its readers, by keys of one program each. */
class TestPagesOfSites final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void site_hasThesePages_data();
    void site_hasThesePages();
};

void TestPagesOfSites::site_hasThesePages_data()
{
    QTest::addColumn<QList<std::pair<QString, QByteArray>>>("files");
    QTest::addColumn<QStringList>("shown");
    const auto row = [](const char *name, std::initializer_list<SiteFileText> files,
                        std::initializer_list<const char *> shown) {
        QList<std::pair<QString, QByteArray>> all;
        for (const SiteFileText &file : files)
            all.append({QString::fromLatin1(file.path), file.text});
        QStringList paths;
        for (const char *path : shown)
            paths << QString::fromLatin1(path);
        QTest::newRow(name) << all << paths;
    };
    for (const char *program : {"next", "gatsby"}) {
        row(program,
            {{"package.json", QByteArray("{\"dependencies\": {\"") + program + "\": \"1\"}}"},
             {"_posts/hello-world.md", matter()}},
            {"_posts/hello-world.md"});
    }
    row("_posts of another package",
        {{"package.json", "{\"devDependencies\": {\"prettier\": \"1\"}}"},
         {"_posts/hello-world.md", matter()}},
        {});
    row("Jekyll beside Gatsby",
        {{"package.json", "{\"dependencies\": {\"gatsby\": \"1\"}}"},
         {"_config.yml", "title: A\n"},
         {"_posts/hello-world.md", matter()}},
        {});
    row("Zola, section without a page of its own",
        {{"config.toml", "base_url = 'https://example.org'\n"},
         {"content/blog/_index.md", "+++\ntitle = 'Blog'\nrender = false\n+++\n"},
         {"content/blog/a.md", "+++\ntitle = 'A'\n+++\nText.\n"},
         {"content/blog/b.md", "+++\ntitle = 'B'\nrender = false\n+++\nText.\n"}},
        {"content/blog/a.md"});
    row("MkDocs, taken back",
        {{"mkdocs.yml", "site_name: A\nexclude_docs: |\n  *.x.md\n  !keep.x.md\n  /private/\n"
                        "  !private/kept.md\n  late.md\n  [a-c].y.md\n  !k[a-c].x.md\n"},
         {"docs/a.md", matter()},
         {"docs/a.x.md", matter()},
         {"docs/ka.x.md", matter()},
         {"docs/Keep.x.md", matter()},
         {"docs/keep.x.md", matter()},
         {"docs/deep/keep.x.md", matter()},
         {"docs/folder.x.md/keep.x.md", matter()},
         {"docs/private/kept.md", matter()},
         {"docs/late.md", matter()}},
        {"docs/a.md", "docs/deep/keep.x.md", "docs/keep.x.md"});
    row("MkDocs, taken back and left out again",
        {{"mkdocs.yml", "site_name: A\nexclude_docs: |\n  *.x.md\n  !keep.x.md\n  deep/*.x.md\n"},
         {"docs/keep.x.md", matter()},
         {"docs/deep/keep.x.md", matter()}},
        {"docs/keep.x.md"});
    row("MkDocs, templates",
        {{"mkdocs.yml", "site_name: A\n"},
         {"docs/templates/a.md", matter()},
         {"docs/b/templates/a.md", matter()}},
        {"docs/b/templates/a.md"});
    row("MkDocs, templates that are pages",
        {{"mkdocs.yml", "site_name: A\nexclude_docs: |\n  !/templates/\n"},
         {"docs/templates/a.md", matter()}},
        {"docs/templates/a.md"});
    row("MkDocs, language by suffix that is not built",
        {{"mkdocs.yml",
          "site_name: A\nplugins:\n  - i18n:\n      languages:\n      - {locale: en, default: "
          "true}\n      - {locale: fr, build: false}\n      - {locale: de, build: true}\n"},
         {"docs/a.md", matter()},
         {"docs/a.de.md", matter()},
         {"docs/a.fr.md", matter()},
         {"docs/fr/b.md", matter()}},
        {"docs/a.de.md", "docs/a.md", "docs/fr/b.md"});
    row("MkDocs, language by folder that is not built",
        {{"mkdocs.yml",
          "site_name: A\nplugins:\n  i18n:\n    docs_structure: folder\n    languages:\n    - "
          "{locale: en, default: true}\n    - {locale: fr, build: false}\n"},
         {"docs/en/a.md", matter()},
         {"docs/fr/a.md", matter()}},
        {"docs/en/a.md"});
    row("Hugo, a folder for each language",
        {{"hugo.toml", "[languages.en]\ncontentDir = 'content/en'\n[languages.de]\ncontentDir = "
                       "'content/de'\n"},
         {"content/en/a.md", matter()},
         {"content/de/a.md", matter()},
         {"content/fr/a.md", matter()},
         {"content/c.md", matter()}},
        {"content/de/a.md", "content/en/a.md"});
    row("Hugo, the same in a table of its own",
        {{"config/_default/hugo.toml", "title = 'A'\n"},
         {"config/_default/languages.toml", "[en]\ncontentDir = 'content/en'\n"},
         {"content/en/a.md", matter()},
         {"content/c.md", matter()}},
        {"content/en/a.md"});
    row("Hugo, a folder for one language of two",
        {{"hugo.toml", "[languages.en]\nweight = 1\n[languages.de]\ncontentDir = 'inhalt'\n"},
         {"content/a.md", matter()},
         {"inhalt/a.md", matter()}},
        {"content/a.md", "inhalt/a.md"});
    row("Hugo, a text that its reader unlocks",
        {{"hugo.toml", "title = 'A'\n"},
         {"content/a.md", matter() + "\n{{% hugo-encryptor \"word\" %}}\nMore.\n"
                                     "{{% /hugo-encryptor %}}\n"},
         {"content/b.md", matter() + "\nThe {{< encryption-note >}} is short.\n"}},
        {"content/b.md"});
    row("VitePress, dynamic routes",
        {{".vitepress/config.mts", "export default {title: 'A'}\n"},
         {"a.md", matter()},
         {"posts/[id].md", matter()},
         {"[lang]/b.md", matter()}},
        {"a.md"});
    row("Jekyll, what begins so",
        {{"_config.yml", "exclude: [_posts/2019, docs/*.md, '*.wip.md', n*, '[ab].md', ./x/]\n"},
         {"_posts/2019-01-05-a.md", matter()},
         {"_posts/2020-01-05-a.md", matter()},
         {"docs/deep/a.md", matter()},
         {"more/docs/a.md", matter()},
         {"more/x.wip.md", matter()},
         {"more/n.md", matter()},
         {"news/n.md", matter()},
         {"a.md", matter()},
         {"c.md", matter()},
         {"more/b.md", matter()},
         {"x/x.md", matter()},
         {"xx/x.md", matter()},
         {"More.md", matter()}},
        {"More.md", "_posts/2020-01-05-a.md", "c.md", "more/b.md", "more/docs/a.md", "more/n.md",
         "xx/x.md"});
    row("Jekyll, included all the same",
        {{"_config.yml", "source: src\nexclude: [_secret, hidden, '*.x.md', docs]\n"
                         "include: [_secret, kept.x.md, a.md]\n"},
         {"src/_secret/a.md", matter()},
         {"src/hidden/a.md", matter()},
         {"src/b.x.md", matter()},
         {"src/kept.x.md", matter()},
         {"src/more/kept.x.md", matter()},
         {"src/docs/a.md", matter()},
         {"src/b/docs/a.md", matter()}},
        {"src/_secret/a.md", "src/b/docs/a.md", "src/kept.x.md", "src/more/kept.x.md"});
    row("MkDocs, sets of letters",
        {{"mkdocs.yml", "site_name: A\nexclude_docs: |\n  [ab]x.md\n  [!c]y.md\n"},
         {"docs/ax.md", matter()},
         {"docs/cx.md", matter()},
         {"docs/ay.md", matter()},
         {"docs/cy.md", matter()}},
        {"docs/cx.md", "docs/cy.md"});
    row("Jekyll, a page that leads elsewhere",
        {{"_config.yml", "title: A\n"},
         {"a.md", matter("redirect_to: https://example.org/\n")},
         {"b.md", matter("redirect_to:\n")},
         {"c.md", matter("redirect_from: /old/\n")}},
        {"b.md", "c.md"});
    row("Hexo, a tag with a password",
        {{"_config.yml", "source_dir: source\nencrypt:\n  tags:\n  - {name: secret, password: "
                         "word}\n"},
         {"source/_posts/a.md", matter()},
         {"source/_posts/b.md", matter("tags: [news, Secret]\n")},
         {"source/_posts/c.md", matter("tags: secrets\n")}},
        {"source/_posts/a.md", "source/_posts/c.md"});
    row("Hexo, copied as it is",
        {{"_config.yml", "source_dir: source\nskip_render:\n- 'raw/**'\n"},
         {"source/_posts/a.md", matter()},
         {"source/raw/r.md", matter()}},
        {"source/_posts/a.md"});
    for (const char *word :
         {"markdown: {parseFrontMatter: read}", "blog: {processBlogPosts: all}"}) {
        row(word,
            {{"docusaurus.config.js", QByteArray("module.exports = {") + word + "}\n"},
             {"docs/a.md", matter()}},
            {});
    }
}

void TestPagesOfSites::site_hasThesePages()
{
    using Files = QList<std::pair<QString, QByteArray>>;
    QFETCH(Files, files);
    QFETCH(QStringList, shown);
    Folder folder;
    for (const auto &[path, text] : files)
        QVERIFY(folder.write(path, text));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->failed, 0);
    QStringList paths;
    const auto articles = articlesByPath(store);
    for (auto it = articles.begin(); it != articles.end(); ++it) {
        if (it->isPublic(Core::utcNow()))
            paths << it.key();
    }
    paths.sort();
    QVERIFY2(paths == shown, qPrintable(paths.join(QLatin1Char(' ')) + QLatin1Char('\n') +
                                        notes(report->warnings)));
    // What waits has a reason.
    QCOMPARE(notes(report->warnings).contains(QLatin1String(" kept as ")),
             articles.size() > shown.size());
}

QTEST_GUILESS_MAIN(TestPagesOfSites)
#include "tst_pagesofsites.moc"
