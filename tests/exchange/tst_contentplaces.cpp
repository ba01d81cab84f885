#include "folder.h"

#include <exchange/contentplaces.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What a site shows, or not, by where a file lies; more of it stands in siteoracle.cpp. */
class TestContentPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void leafBundle_isOnePage();
    void pagesBesideIndex_withoutHugo_areArticles();
    void resources_comeInAsDraftsWhereAskedFor();
    void templatesWithoutAConfiguration_areDrafts();
    void programsFolders_areLeftOut();
    void templatesInCode_runInJekyll_data();
    void templatesInCode_runInJekyll();
    void templatesInCode_runBeforeMarkdown_data();
    void templatesInCode_runBeforeMarkdown();
    void scaffolds_areLeftOut();
    void tagsOfDrafts_areNikolas_data();
    void tagsOfDrafts_areNikolas();

private:
    bool write(const char *file, const QByteArray &more = {}) const
    {
        return m_folder->write(QString::fromLatin1(file),
                               "---\ntitle: A\n" + more + "---\nText.\n");
    }
    QStringList pathsOf(FakeArticleStore &store, bool isShown) const
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

void TestContentPlaces::leafBundle_isOnePage()
{
    QVERIFY(m_folder->write(QStringLiteral("hugo.toml"), "title = 'A'\n"));
    for (const char *file :
         {"content/a/index.md", "content/a/index.fr.md", "content/a/resource.md",
          "content/a/deep/more.md", "content/a/deep/index.md", "content/b/_index.md",
          "content/b/post.md", "content/b/c/index.markdown", "content/b/c/note.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(pathsOf(store, true), (QStringList{QStringLiteral("content/a/index.fr.md"),
                                                QStringLiteral("content/a/index.md"),
                                                QStringLiteral("content/b/c/index.markdown"),
                                                QStringLiteral("content/b/post.md")}));
    QCOMPARE(pathsOf(store, false), QStringList());
    const QString told = notes(report->leftOut);
    for (const char *file :
         {"content/a/resource.md", "content/a/deep/more.md", "content/a/deep/index.md"}) {
        QVERIFY2(told.contains(
                     QLatin1String(file) +
                     QStringLiteral(
                         ":0: Its site does not show it as a page: it belongs to content/a/index")),
                 qPrintable(told));
    }
    QVERIFY(told.contains(QLatin1String("content/b/c/note.md")));
    // The same from inside.
    FakeArticleStore inside;
    QVERIFY(importNow(inside, m_folder->path() + QStringLiteral("/content/a")));
    QCOMPARE(pathsOf(inside, true),
             (QStringList{QStringLiteral("index.fr.md"), QStringLiteral("index.md")}));
}

void TestContentPlaces::pagesBesideIndex_withoutHugo_areArticles()
{
    QVERIFY(m_folder->write(QStringLiteral("mkdocs.yml"), "site_name: A\n"));
    for (const char *file : {"docs/index.md", "docs/a/index.md", "docs/a/other.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(pathsOf(store, true).size(), 3);
}

void TestContentPlaces::resources_comeInAsDraftsWhereAskedFor()
{
    QVERIFY(m_folder->write(QStringLiteral("hugo.toml"), "title = 'A'\n"));
    QVERIFY(write("content/a/index.md"));
    QVERIFY(write("content/a/resource.md", "draft: false\n"));
    FakeArticleStore store;
    MarkdownImportOptions options;
    options.everything = true;
    QVERIFY(importNow(store, m_folder->path(), options));
    QCOMPARE(pathsOf(store, false), QStringList{QStringLiteral("content/a/resource.md")});
}

void TestContentPlaces::templatesWithoutAConfiguration_areDrafts()
{
    for (const char *file :
         {"site/archetypes/default.md", "site/content/a.md", "site/content/archetypes/b.md",
          "blog/scaffolds/post.md", "blog/source/_posts/c.md", "psyche/archetypes/d.md",
          "theme/layouts/e.md", "theme/content/f.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(pathsOf(store, false), QStringList{QStringLiteral("theme/layouts/e.md")});
    QVERIFY2(notes(report->warnings)
                 .contains(QLatin1String("theme/layouts:0: The site reads its articles from")),
             qPrintable(notes(report->warnings)));
    QCOMPARE(notes(report->leftOut).count(QLatin1String("holds templates for new articles")), 2);
}

void TestContentPlaces::programsFolders_areLeftOut()
{
    for (const char *file :
         {"vendor/bundle/ruby/a.md", "x/vendor/cache/b.md", "themes/y/exampleSite/content/c.md",
          "node_modules/x/f.md", "vendor/d.md", "vendors/bundle/e.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(pathsOf(store, true),
             (QStringList{QStringLiteral("vendor/d.md"), QStringLiteral("vendors/bundle/e.md")}));
    QCOMPARE(report->leftOut.size(), 4);
    // Where they are asked for, they wait.
    FakeArticleStore everything;
    MarkdownImportOptions options;
    options.everything = true;
    QVERIFY(importNow(everything, m_folder->path(), options));
    QCOMPARE(pathsOf(everything, true), pathsOf(store, true));
    QCOMPARE(pathsOf(everything, false).size(), 4);
}

/** Jekyll, Liquid: it runs before Markdown is read. */
void TestContentPlaces::templatesInCode_runInJekyll_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRun");
    QTest::newRow("a block") << QByteArray("---\n```\n{% if x %}b{% endif %}\n```\n") << true;
    QTest::newRow("a line") << QByteArray("---\na `{% comment %}b{% endcomment %}`\n") << true;
    QTest::newRow("by its indent") << QByteArray("---\na\n\n    {%- for x in y %}b\n") << true;
    QTest::newRow("raw") << QByteArray("---\n```\n{% raw %}{% if x %}{% endraw %}\n```\n") << false;
    QTest::newRow("without Liquid")
        << QByteArray("render_with_liquid: false\n---\n```\n{% if x %}\n```\n") << false;
    QTest::newRow("other tags") << QByteArray("---\n`{% include a.html %}`\n") << false;
}

void TestContentPlaces::templatesInCode_runInJekyll()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isRun);
    const QString file = QStringLiteral("_posts/2024-01-05-a.md");
    for (const bool isJekyll : {false, true}) {
        m_folder = std::make_unique<Folder>();
        QVERIFY(m_folder->write(file, "---\ntitle: A\n" + text));
        if (isJekyll)
            QVERIFY(m_folder->write(QStringLiteral("_config.yml"), "title: A\n"));
        FakeArticleStore store;
        QVERIFY(importNow(store, m_folder->path()));
        QCOMPARE(pathsOf(store, false).size(), int(isRun && isJekyll));
        QCOMPARE(pathsOf(store, true).size(), int(!isRun || !isJekyll));
    }
}

/** Eleventy, Markdown: "preprocessed by a template engine"; mkdocs-macros. */
void TestContentPlaces::templatesInCode_runBeforeMarkdown_data()
{
    QTest::addColumn<QString>("configuration");
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRun");
    const QString eleventy = QStringLiteral("eleventy.config.js");
    const QString mkdocs = QStringLiteral("mkdocs.yml");
    const QByteArray usual("export default function (c) {}\n");
    const QByteArray nunjucks("export default () => ({ markdownTemplateEngine: \"njk\" });\n");
    const QByteArray off("export default () => ({ markdownTemplateEngine: false });\n");
    const QByteArray macros("site_name: A\nplugins:\n  - search\n  - macros\n");
    const QByteArray block("---\n```\n{% if x %}b{% endif %}\n```\n");
    const QByteArray comment("---\n```\na {# b #}\n```\n");
    QTest::newRow("Eleventy") << eleventy << usual << block << true;
    QTest::newRow("Eleventy, a comment of Nunjucks") << eleventy << usual << comment << false;
    QTest::newRow("Eleventy, raw")
        << eleventy << usual << QByteArray("---\n```\n{% raw %}{% if x %}{% endraw %}\n```\n")
        << false;
    QTest::newRow("Eleventy, Nunjucks") << eleventy << nunjucks << comment << true;
    QTest::newRow("Eleventy, Nunjucks, a line")
        << eleventy << nunjucks << QByteArray("---\na `{% if x %}`\n") << true;
    QTest::newRow("Eleventy, without a template engine") << eleventy << off << block << false;
    QTest::newRow("Eleventy, the page without one")
        << eleventy << usual << "templateEngineOverride: md\n" + block << false;
    QTest::newRow("mkdocs-macros") << mkdocs << macros << block << true;
    QTest::newRow("mkdocs-macros, a comment") << mkdocs << macros << comment << true;
    QTest::newRow("mkdocs-macros, with options")
        << mkdocs << QByteArray("plugins:\n  - macros:\n      module_name: m\n") << block << true;
    QTest::newRow("mkdocs-macros, where a page asks for it")
        << mkdocs << QByteArray("plugins:\n  - macros:\n      render_by_default: false\n") << block
        << false;
    QTest::newRow("mkdocs-macros, not of this page")
        << mkdocs << macros << "render_macros: false\n" + block << false;
    QTest::newRow("MkDocs") << mkdocs << QByteArray("site_name: A\n") << block << false;
}

void TestContentPlaces::templatesInCode_runBeforeMarkdown()
{
    QFETCH(QString, configuration);
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, text);
    QFETCH(bool, isRun);
    QVERIFY(m_folder->write(configuration, settings));
    QVERIFY(m_folder->write(QStringLiteral("docs/a.md"), "---\ntitle: A\n" + text));
    for (const char *folder : {"", "/docs"}) {
        FakeArticleStore store;
        QVERIFY(importNow(store, m_folder->path() + QLatin1String(folder)));
        QCOMPARE(pathsOf(store, false).size(), int(isRun));
        QCOMPARE(pathsOf(store, true).size(), int(!isRun));
    }
}

/** Templates for new articles of Hugo and Hexo, with what is no front matter yet. */
void TestContentPlaces::scaffolds_areLeftOut()
{
    QVERIFY(m_folder->write(QStringLiteral("hugo/hugo.toml"), "title = 'A'\n"));
    QVERIFY(m_folder->write(QStringLiteral("hexo/_config.yml"), "source_dir: source\n"));
    for (const char *file : {"hugo/archetypes/default.md", "hugo/archetypes/post/index.md",
                             "hugo/themes/x/archetypes/post.md", "hexo/scaffolds/draft.md",
                             "hexo/themes/y/scaffolds/post.md"}) {
        QVERIFY(m_folder->write(QString::fromLatin1(file),
                                "---\ntitle: {{ title }}\ndate: {{ .Date }}\ntags: [\n---\n"));
    }
    for (const char *file : {"hugo/content/archetypes/a.md", "hugo/content/scaffolds/b.md",
                             "hexo/source/_posts/scaffolds/c.md"})
        QVERIFY(write(file));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QVERIFY2(report->failures.isEmpty(), qPrintable(notes(report->failures)));
    QCOMPARE(pathsOf(store, true).size(), 3);
    QCOMPARE(pathsOf(store, false), QStringList());
    QCOMPARE(notes(report->leftOut).count(QLatin1String("holds templates for new articles")), 5);
}

void TestContentPlaces::tagsOfDrafts_areNikolas_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<bool>("isNikola");
    QTest::newRow("Nikola")
        << QByteArray("BLOG_TITLE = 'A'\nPOSTS = ((\"posts/*.md\", \"posts\", \"post.tmpl\"),)\n")
        << true;
    QTest::newRow("Sphinx") << QByteArray("project = 'A'\nextensions = ['myst_parser']\n") << false;
}

void TestContentPlaces::tagsOfDrafts_areNikolas()
{
    QFETCH(QByteArray, settings);
    QFETCH(bool, isNikola);
    QVERIFY(m_folder->write(QStringLiteral("conf.py"), settings));
    QVERIFY(write("posts/a.md", "tags: draft\n"));
    QVERIFY(write("posts/b.md", "tags: [beer, Private]\n"));
    QVERIFY(write("posts/c.md", "Tags:\n- x\n- draft\n"));
    QVERIFY(write("posts/d.md", "tags: beer, draft\n"));
    QVERIFY(write("posts/e.md", "tags: [beer on draft, private life]\n"));
    QVERIFY(write("posts/f.md", "categories: [draft]\ntags: drafts of beer\n"));
    for (const char *folder : {"", "/posts"}) {
        FakeArticleStore store;
        const auto report = importNow(store, m_folder->path() + QLatin1String(folder));
        QVERIFY(report);
        QCOMPARE(pathsOf(store, true).size(), isNikola ? 2 : 6);
        QCOMPARE(report->warnings.size(), isNikola ? 4 : 0);
    }
}

QTEST_GUILESS_MAIN(TestContentPlaces)
#include "tst_contentplaces.moc"
