#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** Files beside the pages of a site that a program makes; more of it stands in
 * siteoracleplaces.cpp. */
class TestPageFolders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void filesBesidePages_areSaidOnce();
    void frontMatterAlone_publishesThem();
    void siteFarBelow_saysNothingOfOthers();
    void siteInARepository_saysWhatLiesBesideIt_data();
    void siteInARepository_saysWhatLiesBesideIt();
    void plainStarters_areWhollyPublic_data();
    void plainStarters_areWhollyPublic();

private:
    bool write(const char *file) const
    {
        return m_folder->write(QString::fromLatin1(file),
                               QByteArray("---\ntitle: ") + file + "\n---\nText.\n");
    }
    static QStringList pathsOf(FakeArticleStore &store, bool isShown)
    {
        QStringList paths;
        const auto articles = articlesByPath(store);
        for (auto it = articles.begin(); it != articles.end(); ++it) {
            if (it->isPublic(Core::utcNow()) == isShown)
                paths << it.key();
        }
        paths.sort();
        return paths;
    }

    std::unique_ptr<Folder> m_folder;
};

void TestPageFolders::filesBesidePages_areSaidOnce()
{
    QVERIFY(m_folder->write(QStringLiteral("docs/.vitepress/config.ts"), "export default {}\n"));
    for (const char *file : {"docs/a.md", "notes/b.md", "notes/c.md", "d.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(pathsOf(store, true), QStringList{QStringLiteral("docs/a.md")});
    QCOMPARE(report->heldByPrograms, 3);
    QCOMPARE(report->warnings.size(), 1);
    QVERIFY2(notes(report->warnings)
                 .startsWith(QLatin1String("docs/.vitepress/config.ts:0: By this program, which "
                                           "Triptych does not run, the pages of the site seem to "
                                           "lie in these folders: docs.")),
             qPrintable(notes(report->warnings)));
}

void TestPageFolders::frontMatterAlone_publishesThem()
{
    QVERIFY(m_folder->write(QStringLiteral("astro.config.mjs"), "export default {}\n"));
    QVERIFY(write("src/content/blog/a.md"));
    QVERIFY(write("notes/b.md"));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(pathsOf(store, false), QStringList{QStringLiteral("notes/b.md")});
    MarkdownImportOptions options;
    options.trustsFrontMatter = true;
    QVERIFY(importNow(store, m_folder->path(), options));
    QCOMPARE(pathsOf(store, true).size(), 2);
    // What readers see stays, whatever the next import trusts.
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(pathsOf(store, true).size(), 2);
}

void TestPageFolders::siteFarBelow_saysNothingOfOthers()
{
    QVERIFY(m_folder->write(QStringLiteral("work/tool/docs/.vitepress/config.ts"),
                            "export default {}\n"));
    for (const char *file : {"work/tool/docs/a.md", "posts/b.md", "work/c.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(pathsOf(store, true).size(), 3);
    // With its package.json the folder is a project.
    QVERIFY(m_folder->write(QStringLiteral("work/tool/package.json"), "{}\n"));
    QVERIFY(write("work/tool/plans/d.md"));
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(pathsOf(store, false), QStringList{QStringLiteral("work/tool/plans/d.md")});
}

void TestPageFolders::siteInARepository_saysWhatLiesBesideIt_data()
{
    using List = QByteArrayList;
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<QByteArrayList>("shown");
    QTest::addColumn<QByteArrayList>("hidden");
    const QByteArray docusaurus =
        "docusaurus.config.js=module.exports = {presets: [['classic', {docs: {path: '../docs'}, "
        "blog: {}}]]};\n";
    const QByteArray vitepress = "docs/.vitepress/config.ts=export default {title: 'A'}\n";
    QTest::newRow("Docusaurus") << List{"website/" + docusaurus, "website/package.json={}\n"}
                                << List{"docs/a.md", "website/blog/b.md"}
                                << List{"rfcs/x.md", "y.md"};
    QTest::newRow("Docusaurus in a repository of packages")
        << List{"package.json={}\n", "packages/website/package.json={}\n",
                "packages/website/" + docusaurus}
        << List{"packages/docs/a.md", "packages/website/blog/b.md"}
        << List{"packages/tool/x.md", "rfcs/x.md"};
    QTest::newRow("VitePress") << List{vitepress, "docs/package.json={}\n"} << List{"docs/a.md"}
                               << List{"internal/x.md"};
    QTest::newRow("Astro") << List{"web/astro.config.mjs=export default {}\n",
                                   "web/package.json={}\n"}
                           << List{"web/src/content/blog/a.md"} << List{"internal/x.md"};
    QTest::newRow("Jekyll") << List{"docs/_config.yml=title: A\n"}
                            << List{"docs/_posts/2024-01-05-a.md", "docs/about.md"}
                            << List{"internal/x.md"};
    QTest::newRow("Hugo") << List{"site/hugo.toml=title = 'A'\n"} << List{"site/content/a.md"}
                          << List{"internal/x.md", "site/docs/y.md"};
    QTest::newRow("Hugo beside its texts")
        << List{"site/hugo.toml=contentDir = '../texts'\n"} << List{"texts/a.md"}
        << List{"internal/x.md", "site/texts/y.md"};
    QTest::newRow("Zola") << List{"blog/config.toml=base_url = 'https://example.org'\n"}
                          << List{"blog/content/a.md"} << List{"internal/x.md"};
    QTest::newRow("MkDocs") << List{"docs/mkdocs.yml=site_name: A\ndocs_dir: src\n"}
                            << List{"docs/src/a.md"} << List{"internal/x.md", "docs/y.md"};
    QTest::newRow("Eleventy beside its texts")
        << List{"web/eleventy.config.js=export default c => ({dir: {input: '../texts'}})\n"}
        << List{"texts/a.md"} << List{"internal/x.md", "web/y.md"};
    QTest::newRow("Eleventy by its scripts")
        << List{"web/package.json={\"scripts\": {\"build\": \"eleventy\"}}\n"} << List{"web/a.md"}
        << List{"internal/x.md"};
    QTest::newRow("Pelican") << List{"site/pelicanconf.py=AUTHOR = 'A'\n"}
                             << List{"site/content/2024-01-05-a.md"} << List{"internal/x.md"};
    QTest::newRow("two of them") << List{vitepress, "blog/hugo.toml=title = 'A'\n"}
                                 << List{"docs/a.md", "blog/content/a.md"} << List{"internal/x.md"};
    QTest::newRow("two packages of a repository")
        << List{".git/HEAD=ref: refs/heads/main\n", "apps/docs/mkdocs.yml=site_name: A\n"}
        << List{"apps/docs/docs/a.md"} << List{"apps/tool/x.md", "rfcs/x.md"};
    QTest::newRow("Eleventy around another")
        << List{vitepress, "eleventy.config.js=export default c => {}\n"}
        << List{"docs/a.md", "posts/b.md"} << List{};
    QTest::newRow("a site to try a program")
        << List{"example/hugo.toml=title = 'A'\n", "package.json={}\n"}
        << List{"example/content/a.md", "posts/b.md"} << List{};
    QTest::newRow("far below") << List{"work/tool/docs/mkdocs.yml=site_name: A\n"}
                               << List{"work/tool/docs/docs/a.md", "posts/b.md"} << List{};
    QTest::newRow("none") << List{"web/package.json={}\n", "docs/other.yml=a: 1\n"}
                          << List{"docs/a.md", "internal/x.md"} << List{};
}

void TestPageFolders::siteInARepository_saysWhatLiesBesideIt()
{
    QFETCH(QByteArrayList, files);
    QFETCH(QByteArrayList, shown);
    QFETCH(QByteArrayList, hidden);
    for (const QByteArray &file : std::as_const(files)) {
        const qsizetype at = file.indexOf('=');
        QVERIFY(m_folder->write(QString::fromLatin1(file.first(at)), file.sliced(at + 1)));
    }
    QStringList expected;
    for (const QByteArray &article : std::as_const(shown)) {
        QVERIFY(write(article.constData()));
        expected << QString::fromLatin1(article);
    }
    for (const QByteArray &article : std::as_const(hidden))
        QVERIFY(write(article.constData()));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    expected.sort();
    QCOMPARE(pathsOf(store, true), expected);
    QCOMPARE(pathsOf(store, false).size(), hidden.size());
    QCOMPARE(notes(report->warnings).contains(QLatin1String("kept as drafts")), !hidden.isEmpty());
}

void TestPageFolders::plainStarters_areWhollyPublic_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<QByteArrayList>("articles");
    using List = QByteArrayList;
    const QByteArray package("package.json={\"private\": true}\n");
    QTest::newRow("VitePress")
        << List{package, ".vitepress/config.mts=import { defineConfig } from 'vitepress'\nexport "
                         "default defineConfig({\n  title: 'A',\n  themeConfig: { nav: [{ text: "
                         "'Home', link: '/' }] }\n})\n"}
        << List{"index.md", "api-examples.md", "markdown-examples.md", "guide/start.md"};
    QTest::newRow("Docusaurus")
        << List{package,
                "docusaurus.config.ts=const config: Config = {\n  presets: [['classic', {\n    "
                "docs: { sidebarPath: './sidebars.ts' },\n    blog: { showReadingTime: true }\n  "
                "}]],\n};\nexport default config;\n",
                "docs/tutorial-basics/_category_.json={\"label\": \"Basics\"}\n"}
        << List{"docs/intro.md", "docs/tutorial-basics/create-a-page.md", "blog/2021-08-01-a.md",
                "src/pages/markdown-page.md"};
    QTest::newRow("Astro, blog")
        << List{package,
                "astro.config.mjs=import { defineConfig } from 'astro/config';\nexport default "
                "defineConfig({ site: 'https://example.com', integrations: [mdx(), sitemap()] "
                "});\n",
                "src/content.config.ts=const blog = defineCollection({ loader: glob({ base: "
                "'./src/content/blog', pattern: '**/*.{md,mdx}' }) });\n"}
        << List{"src/content/blog/first-post.md", "src/content/blog/second-post.md"};
    QTest::newRow("Astro, blog with its pages")
        << List{package,
                "astro.config.mjs=import { defineConfig } from 'astro/config';\nexport default "
                "defineConfig({ site: 'https://example.com', integrations: [mdx(), sitemap()] "
                "});\n",
                "src/content.config.ts=import { defineCollection, z } from "
                "'astro:content';\nimport "
                "{ glob } from 'astro/loaders';\nconst blog = defineCollection({\n\tloader: glob({ "
                "base: './src/content/blog', pattern: '**/*.{md,mdx}' }),\n\tschema: ({ image }) "
                "=> "
                "z.object({ title: z.string(), pubDate: z.coerce.date() }),\n});\nexport const "
                "collections = { blog };\n",
                "src/pages/blog/index.astro=---\nconst posts = (await "
                "getCollection('blog')).sort(\n\t(a, b) => b.data.pubDate.valueOf() - "
                "a.data.pubDate.valueOf(),\n);\n---\n",
                "src/pages/blog/[...slug].astro=---\nexport async function getStaticPaths() "
                "{\n\tconst posts = await getCollection('blog');\n\treturn posts.map((post) => ({ "
                "params: { slug: post.id }, props: post }));\n}\n---\n",
                "src/pages/rss.xml.js=const posts = await getCollection('blog');\n"}
        << List{"src/content/blog/first-post.md", "src/content/blog/using-mdx.mdx",
                "src/pages/about.md"};
    QTest::newRow("Astro, docs by Starlight")
        << List{package,
                "astro.config.mjs=import starlight from '@astrojs/starlight';\nexport default "
                "defineConfig({ integrations: [starlight({ title: 'A' })] });\n",
                "src/content.config.ts=export const collections = {\n\tdocs: defineCollection({ "
                "loader: docsLoader(), schema: docsSchema() }),\n};\n"}
        << List{"src/content/docs/index.mdx", "src/content/docs/guides/example.md"};
    QTest::newRow("Docusaurus with a version and a language")
        << List{package,
                "docusaurus.config.js=module.exports = { i18n: { defaultLocale: 'en', locales: "
                "['en', 'fr'] },\n  presets: [['classic', { docs: {}, blog: {} }]] };\n",
                "versions.json=[\"1.0.0\"]\n"}
        << List{"docs/intro.md", "versioned_docs/version-1.0.0/before.md",
                "i18n/fr/docusaurus-plugin-content-docs/current/accueil.md",
                "i18n/fr/docusaurus-plugin-content-docs/version-1.0.0/avant.md",
                "i18n/fr/docusaurus-plugin-content-pages/a.md"};
    QTest::newRow("VuePress") << List{package,
                                      "docs/.vuepress/config.js=import { defaultTheme } from "
                                      "'@vuepress/theme-default'\nexport default { theme: "
                                      "defaultTheme({ navbar: ['/', '/get-started'] }) }\n"}
                              << List{"docs/index.md", "docs/get-started.md"};
    QTest::newRow("VitePress without a configuration")
        << List{"package.json={\"scripts\": {\"docs:dev\": \"vitepress dev docs\", \"docs:build\": "
                "\"vitepress build docs\", \"docs:preview\": \"vitepress preview docs\"}}\n"}
        << List{"docs/index.md", "docs/guide/a.md"};
    QTest::newRow("Eleventy by its scripts")
        << List{"package.json={\"scripts\": {\"build\": \"npx @11ty/eleventy\", \"start\": \"npx "
                "@11ty/eleventy --serve --quiet\"}}\n"}
        << List{"about.md", "posts/a.md"};
    QTest::newRow("Pelican") << List{"pelicanconf.py=AUTHOR = 'A'\nPATH = 'content'\n"}
                             << List{"content/2024-01-05-a.md", "content/pages/about.md"};
    QTest::newRow("Quartz")
        << List{package, "quartz.config.ts=export default { configuration: { ignorePatterns: "
                         "['private', 'templates', '.obsidian'] }, plugins: { filters: "
                         "[Plugin.RemoveDrafts()] } }\n"}
        << List{"content/index.md", "content/notes/a.md"};
    QTest::newRow("Eleventy, base blog")
        << List{package,
                "eleventy.config.js=export default async function (eleventyConfig) {\n  "
                "eleventyConfig.addPreprocessor(\"drafts\", \"*\", (data) => {\n    if (data.draft "
                "&& process.env.ELEVENTY_RUN_MODE === \"build\") return false;\n  });\n};\nexport "
                "const config = { dir: { input: \"content\", includes: \"../_includes\", data: "
                "\"../_data\" } };\n",
                "content/content.11tydata.js=export default { layout: \"layouts/home.njk\" };\n",
                "content/blog/blog.11tydata.js=export default { tags: [\"posts\"], layout: "
                "\"layouts/post.njk\" };\n",
                "_data/metadata.js=export default { title: \"A\", url: \"https://example.com/\" "
                "};\n"}
        << List{"content/about.md", "content/blog/firstpost.md", "content/blog/secondpost.md"};
    QTest::newRow("Hugo") << List{"hugo.toml=baseURL = 'https://example.org/'\nlanguageCode = "
                                  "'en-us'\ntitle = 'A'\ntheme = 'ananke'\n"}
                          << List{"content/posts/a.md", "content/about.md"};
    QTest::newRow("Jekyll") << List{"_config.yml=title: A\ntheme: minima\nplugins:\n  - "
                                    "jekyll-feed\n",
                                    "Gemfile=gem \"jekyll\"\n"}
                            << List{"_posts/2024-01-05-welcome.md", "about.markdown", "index.md"};
}

void TestPageFolders::plainStarters_areWhollyPublic()
{
    QFETCH(QByteArrayList, files);
    QFETCH(QByteArrayList, articles);
    for (const QByteArray &file : std::as_const(files)) {
        const qsizetype at = file.indexOf('=');
        QVERIFY(m_folder->write(QString::fromLatin1(file.first(at)), file.sliced(at + 1)));
    }
    for (const QByteArray &article : std::as_const(articles))
        QVERIFY(write(article.constData()));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(pathsOf(store, true).size(), articles.size());
}

QTEST_GUILESS_MAIN(TestPageFolders)
#include "tst_pagefolders.moc"
