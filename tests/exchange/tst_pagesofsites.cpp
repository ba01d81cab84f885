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

/** Configurations that say one thing in many spellings. */
template<typename Row> void spellings(const Row &row)
{
    for (const char *code :
         {"module.exports = c => ({\"dir\": {\"input\": \"src\", \"output\": \"_site\"}});\n",
          "module.exports = c => ({dir: {'input': './src/'}});\n",
          "const dir = {input: 'src', output: '_site'};\nmodule.exports = c => { return {dir}; "
          "};\n",
          "const input = `src`;\nmodule.exports = c => ({dir: {input, output: 'x'}});\n",
          "const SRC = 'src';\nmodule.exports = c => ({dir: {input: SRC}});\n",
          "const SRC = 'src';\nexport default c => { c.setInputDirectory(SRC); };\n",
          "const cfg = {};\ncfg.dir = {};\ncfg.dir.input = 'src';\nmodule.exports = c => cfg;\n",
          "const cfg = {\n  \"dir\": { \"input\": \"src\" },\n  go() { return 1; },\n};\n"
          "module.exports = c => cfg;\n"}) {
        row(code, {{"eleventy.config.js", code}, {"src/a.md", matter()}, {"notes/b.md", matter()}},
            {"src/a.md"});
    }
    for (const char *code :
         {"import dirs from './dirs.js';\nexport default c => ({dir: dirs});\n",
          "import dirs from './dirs.js';\nexport default c => ({dir: {...dirs}});\n",
          "const input = process.env.A;\nexport default c => ({dir: {input}});\n",
          "let input = 'a';\ninput = 'b';\nexport default c => ({dir: {input}});\n",
          "export default c => ({\"templateFormats\": [\"html\", \"njk\"]});\n"}) {
        row(code, {{"eleventy.config.js", code}, {"a/a.md", matter()}}, {});
    }
    row("Docusaurus, quoted keys",
        {{"docusaurus.config.js",
          "module.exports = {\"presets\": [[\"classic\", {\"docs\": {\"path\": \"handbook\"}, "
          "\"blog\": false}]]};\n"},
         {"handbook/a.md", matter()},
         {"blog/b.md", matter()}},
        {"handbook/a.md"});
    for (const char *path :
         {"path.join(__dirname, 'hand', 'book')", "require.resolve('./hand/book')",
          "resolve(__dirname, './hand/book')", "HAND"}) {
        row(path,
            {{"docusaurus.config.js", QByteArray("const HAND = 'hand/book';\nmodule.exports = "
                                                 "{presets: [['classic', {docs: {path: ") +
                                          path + "}, blog: false}]]};\n"},
             {"hand/book/a.md", matter()},
             {"notes/b.md", matter()}},
            {"hand/book/a.md"});
    }
    row("Docusaurus, only versions",
        {{"docusaurus.config.js", "module.exports = {presets: [['classic', {docs: "
                                  "{includeCurrentVersion: false}, blog: {}}]]};\n"},
         {"versions.json", "[\"1.0\"]\n"},
         {"versioned_docs/version-1.0/a.md", matter()},
         {"blog/c.md", matter()},
         {"docs/b.md", matter()}},
        {"blog/c.md", "versioned_docs/version-1.0/a.md"});
    row("VuePress, quoted keys",
        {{"docs/.vuepress/config.js",
          "module.exports = {\"patterns\": [\"**/*.md\", \"!x/**\"]};\n"},
         {"docs/x/b.md", matter()}},
        {});
    row("VitePress, a constant",
        {{".vitepress/config.ts", "const srcDir = 'src'\nexport default { srcDir }\n"},
         {"src/a.md", matter()},
         {"notes/b.md", matter()}},
        {"src/a.md"});
    row("Quartz, quoted keys",
        {{"quartz.config.ts", "const config = {\"configuration\": {}, \"plugins\": {\"filters\": "
                              "[Plugin.RemoveDrafts(), Mine()]}}\n"},
         {"content/b.md", matter()}},
        {});
    // Scripts of packages.
    for (const char *script :
         {"concurrently \\\"eleventy --input=src\\\" \\\"sass a b\\\"",
          "concurrently 'npm run css && eleventy --input src' 'sass a b'",
          "dotenv -e .env -- eleventy --input=src", "cross-env-shell A=1 'eleventy --input=src'",
          "(cd src && eleventy --input=.) && (cd src && eleventy --input=.)",
          "npx @11ty/eleventy --input=src"}) {
        row(script,
            {{"package.json", QByteArray("{\"scripts\": {\"build\": \"") + script + "\"}}\n"},
             {"src/a.md", matter()},
             {"notes/b.md", matter()}},
            {"src/a.md"});
    }
    row("VuePress by its bundler",
        {{"package.json", "{\"scripts\": {\"build\": \"vuepress-vite build docs\"}}\n"},
         {"docs/a.md", matter()},
         {"notes/b.md", matter()}},
        {"docs/a.md"});
    row("rimraf of a folder that is called so",
        {{"package.json", "{\"scripts\": {\"clean\": \"rimraf .cache/eleventy --input=src\"}}\n"},
         {"notes/b.md", matter()}},
        {"notes/b.md"});
    // YAML 1.1.
    for (const char *word : {"no", "off", "No", "OFF", "false", "!ENV [BUILD_FR, false]"}) {
        row(word,
            {{"mkdocs.yml", QByteArray("site_name: A\nplugins:\n  - i18n:\n      languages:\n      "
                                       "  - {locale: en, default: yes, build: yes}\n        - "
                                       "locale: fr\n          build: ") +
                                word + '\n'},
             {"docs/a.md", matter()},
             {"docs/a.fr.md", matter()}},
            {"docs/a.md"});
    }
    row("Jekyll, output: yes",
        {{"_config.yml", "collections:\n  notes: {output: yes}\n  more: {output: On}\n  memos: "
                         "{output: off}\n"},
         {"_notes/a.md", matter()},
         {"_more/a.md", matter()},
         {"_memos/a.md", matter()}},
        {"_more/a.md", "_notes/a.md"});
    row("Jekyll, the newest posts",
        {{"_config.yml", "limit_posts: 2\n"},
         {"_posts/2024-01-05-a.md", matter()},
         {"news/_posts/2024-2-5-b.md", matter()},
         {"_posts/2024-11-05-c.md", matter()},
         {"about.md", matter()}},
        {"_posts/2024-11-05-c.md", "about.md", "news/_posts/2024-2-5-b.md"});
    row("Jekyll, the folder of what it wrote",
        {{"_config.yml", "destination: ./public\n"},
         {"public/a.md", matter()},
         {"publications/a.md", matter()}},
        {"publications/a.md"});
    for (const char *word : {"\"true\"", "yes", "1", "true"}) {
        const QByteArray disabled =
            QByteArray("languages:\n  en: {weight: 1}\n  de: {Disabled: ") + word + "}\n";
        row(disabled.constData(),
            {{"hugo.yaml", disabled}, {"content/a.md", matter()}, {"content/a.de.md", matter()}},
            {"content/a.md"});
    }
    for (const auto &[word, isHeeded] : {std::pair("false", false), std::pair("true", true)}) {
        const QByteArray code =
            QByteArray("export default c => { c.setUseGitIgnore(") + word + "); };\n";
        const std::initializer_list<SiteFileText> files{
            {"eleventy.config.js", code}, {".gitignore", "x/\n"}, {"x/a.md", matter()}};
        if (isHeeded)
            row(code.constData(), files, {});
        else
            row(code.constData(), files, {"x/a.md"});
    }
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
    spellings(row);
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
