#include "siteoracle.h"

namespace Triptych::Tests::Oracle {

const QList<Site> &sites()
{
    static const char *const PostsDefault = "title: A site\ndefaults:\n"
                                            "  - scope: {path: '', type: posts}\n"
                                            "    values: {layout: post, published: false}\n";
    static const char *const PathDefault = "---\n# a comment\ndefaults:\n"
                                           "  - scope:\n      path: projects\n"
                                           "    values:\n      published: false\n"
                                           "  - scope: {path: 'section/*/special'}\n"
                                           "    values: {date: 2031-05-01}\n";
    static const char *const Recipes = "collections:\n  recipes:\n    output: true\n"
                                       "  staff:\n    output: false\n  bare: {}\n";
    static const char *const Cascade = "---\ntitle: Section\ncascade:\n  draft: true\n---\n";
    static const char *const Targets =
        "+++\ntitle = 'Section'\n[[cascade]]\n[cascade.build]\nrender = 'never'\n"
        "[cascade.target]\npath = '/blog/lessons/**'\n[[cascade]]\nexpiryDate = 2020-01-01\n"
        "[cascade.target]\nkind = 'section'\n+++\n";
    static const char *const Pelican = "AUTHOR = 'A'\nDEFAULT_METADATA = {\n    'status': 'draft',\n}\n";
    static const QList<Site> all{
        // "defaults: an array of scope/values pairs"; a file's own front matter overrides them.
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PostsDefault}}, "",
         "_posts/2024-01-05-a.md", "", false},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PostsDefault}}, "_posts",
         "_posts/2024-01-05-a.md", "", false},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PostsDefault}}, "", "pages/a.md", "",
         true},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PostsDefault}}, "_posts",
         "_posts/2024-01-05-a.md", "published: true", true},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PathDefault}}, "", "projects/x/a.md", "",
         false},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PathDefault}}, "projects/x",
         "projects/x/a.md", "", false},
        {"Jekyll, Front Matter Defaults", {{"_config.yml", PathDefault}}, "", "other/a.md", "",
         true},
        {"Jekyll, Front Matter Defaults: Glob patterns", {{"_config.yml", PathDefault}}, "",
         "section/one/special/a.md", "", false},
        {"Jekyll, Front Matter Defaults: Glob patterns", {{"_config.yml", PathDefault}}, "",
         "section/one/a.md", "", true},
        {"Jekyll, Front Matter Defaults (TOML)",
         {{"_config.toml",
          "[[defaults]]\n[defaults.scope]\npath = ''\n[defaults.values]\npublished = false\n"}},
         "", "a.md", "", false},
        // "output: true" renders the documents; the default is false. Of other folders with "_" none.
        {"Jekyll, Collections: Output", {{"_config.yml", Recipes}}, "", "_recipes/a.md", "", true},
        {"Jekyll, Collections: Output", {{"_config.yml", Recipes}}, "_recipes", "_recipes/a.md", "",
         true},
        {"Jekyll, Collections: Output", {{"_config.yml", Recipes}}, "", "_staff/a.md", "", false},
        {"Jekyll, Collections: Output", {{"_config.yml", Recipes}}, "_bare", "_bare/a.md", "",
         false},
        {"Jekyll, Collections: Setup", {{"_config.yml", "collections:\n  - staff\n"}}, "",
         "_staff/a.md", "", false},
        {"Jekyll, Collections: Output", {{"_config.yml",
         "collections:\n  posts:\n    output: false\n"}}, "", "_posts/2024-01-05-a.md", "", false},
        {"Jekyll, Collections: collections_dir",
         {{"_config.yml", "collections_dir: kept\ncollections: {talks: {output: true}}\n"}}, "",
          "kept/_talks/a.md", "", true},
        {"Jekyll, Collections: collections_dir",
         {{"_config.yml", "collections_dir: kept\ncollections: {talks: {output: true}}\n"}}, "",
          "_talks/a.md", "", false},
        {"Jekyll, Collections: Output", {{"_config.yml", Recipes}}, "", "deep/_recipes/a.md", "",
         false},
        {"Jekyll, Configuration Options: Site Source",
         {{"_config.yml", "source: ./src\ncollections: {talks: {output: true}}\n"}}, "src",
          "src/_talks/a.md", "", true},
        {"Jekyll, Directory Structure", {{"_config.yml", "title: A\n"}}, "", "_notes/a.md", "",
         false},
        {"Jekyll, Directory Structure", {}, "", "_internal/deep/a.md", "published: true", false},
        {"Jekyll, Directory Structure", {}, "_notes", "_notes/a.md", "", false},
        {"Jekyll, Directory Structure", {}, "", "_posts/2024-01-05-a.md", "", true},
        {"Jekyll, Configuration Options: Include", {{"_config.yml", "include: ['_pages']\n"}}, "",
         "_pages/a.md", "", true},
        {"Jekyll, Configuration Options: Exclude", {{"_config.yml",
         "exclude:\n  - vendor/\n  - '*.old.md'\n"}}, "", "vendor/x/a.md", "", false},
        {"Jekyll, Configuration Options: Exclude", {{"_config.yml",
         "exclude:\n  - vendor/\n  - '*.old.md'\n"}}, "", "x/a.old.md", "", false},
        {"Jekyll, Configuration Options: Exclude", {{"_config.yml",
         "exclude:\n  - vendor/\n  - '*.old.md'\n"}}, "", "x/a.md", "", true},
        // "ignore", "exclude": globs of files.
        {"Hexo, Configuration: Include/Exclude Files or Folders", {{"_config.yml",
         "ignore:\n  - '**/foo/*'\n"}}, "source", "source/foo/a.md", "", false},

        // Values cascade to all descendants; a page's own front matter stands before them.
        {"Hugo, Front matter: Cascade", {{"content/blog/_index.md", Cascade}}, "content",
         "content/blog/x/a.md", "", false},
        {"Hugo, Front matter: Cascade", {{"content/blog/_index.md", Cascade}}, "content/blog/x",
         "content/blog/x/a.md", "", false},
        {"Hugo, Front matter: Cascade", {{"content/blog/_index.md", Cascade}}, "content",
         "content/blog/x/a.md", "draft: false", true},
        {"Hugo, Front matter: Cascade", {{"content/blog/_index.md", Cascade}}, "content",
         "content/news/a.md", "", true},
        {"Hugo, Front matter: Cascade, target", {{"content/blog/_index.md", Targets}}, "content",
         "content/blog/lessons/x/a.md", "", false},
        {"Hugo, Front matter: Cascade, target", {{"content/blog/_index.md", Targets}}, "content",
         "content/blog/other/a.md", "", true},
        {"Hugo, Build options", {{"content/_index.md",
         "---\ncascade:\n- _build: {list: never}\n---\n"}}, "content", "content/x/a.md", "", false},
        {"Hugo, Configure: cascade", {{"hugo.toml", "[cascade]\npublishDate = 2031-05-01\n"}},
         "content/x", "content/x/a.md", "", false},
        {"Hugo, Configure: cascade", {{"hugo.yaml",
         "cascade:\n  - draft: true\n    target: {path: '{/x,/x/**}'}\n"}}, "content",
         "content/x/a.md", "", false},
        {"Hugo, Configure: cascade", {{"hugo.yaml",
         "cascade:\n  - draft: true\n    target: {path: '{/x,/x/**}'}\n"}}, "content",
         "content/y/a.md", "", true},
        {"Hugo, Configure: Configuration directory", {{"config/_default/cascade.toml",
         "draft = true\n"}}, "content", "content/y/a.md", "", false},
        {"Hugo, Configure: ignoreFiles", {{"config.toml", "ignoreFiles = ['\\.foo\\.md$']\n"}},
         "content", "content/a.foo.md", "", false},
        {"Hugo, Configure: ignoreFiles", {{"config.toml", "ignoreFiles = ['\\.foo\\.md$']\n"}},
         "content", "content/a.md", "", true},
        {"Hugo, Configure languages: disabled", {{"hugo.toml",
         "[languages.fr]\ndisabled = true\n[languages.en]\n"}}, "content", "content/fr/a.md", "",
         false},
        {"Hugo, Configure languages: disabled", {{"hugo.toml",
         "[languages.fr]\ndisabled = true\n[languages.en]\n"}}, "content", "content/en/a.md", "",
         true},
        {"Hugo, Configure: cascade of a language", {{"hugo.toml",
         "[languages.fr.cascade]\ndraft = true\n[languages.en]\n"}}, "content", "content/fr/a.md",
         "", false},
        {"Hugo, Configure: cascade of a language", {{"hugo.toml",
         "[languages.fr.cascade]\ndraft = true\n[languages.en]\n"}}, "content", "content/en/a.md",
         "", true},
        {"Hugo, Configure: disableLanguages", {{"config.toml",
         "disableLanguages = ['fr']\n[languages.fr]\n[languages.en]\n"}}, "content",
         "content/fr/a.md", "", false},

        // "A draft section is only loaded if the --drafts flag is passed"; render as in pages.
        {"Zola, Section: Front matter", {{"content/blog/_index.md", "+++\ndraft = true\n+++\n"}},
         "content", "content/blog/a.md", "", false},
        {"Zola, Section: Front matter", {{"content/blog/_index.md", "+++\nrender = false\n+++\n"}},
         "content/blog", "content/blog/a.md", "", false},
        {"Zola, Section: Front matter", {{"content/blog/_index.md",
         "+++\nsort_by = 'date'\n+++\n"}}, "content", "content/blog/a.md", "", true},
        {"Zola, Configuration: ignored_content", {{"config.toml",
         "base_url = 'x'\nignored_content = ['*/kept/*']\n"}}, "content", "content/x/kept/a.md", "",
         false},

        // Directory data files apply to the folder and all below; front matter stands before them.
        {"Eleventy, Template and Directory Data Files", {{"posts/posts.json", "{\"draft\": true}"}},
         "", "posts/x/a.md", "", false},
        {"Eleventy, Template and Directory Data Files", {{"posts/posts.json",
         "{\"permalink\": false}"}}, "posts", "posts/a.md", "", false},
        {"Eleventy, Template and Directory Data Files", {{"posts/posts.json",
         "{\"permalink\": false}"}}, "posts", "posts/a.md", "permalink: /a/", true},
        {"Eleventy, Template and Directory Data Files", {{"posts/posts.11tydata.json",
         "{\"tags\": \"x\", \"permalink\": false}"}}, "posts/x", "posts/x/a.md", "", false},
        {"Eleventy, Computed Data", {{"posts/posts.json",
         "{\"eleventyComputed\": {\"permalink\": false}}"}}, "", "posts/a.md", "", false},
        {"Eleventy, JavaScript Data Files", {{"posts/posts.11tydata.js",
         "module.exports = {\n  permalink: (data) => data.kept ? false : '/a/',\n};\n"}}, "",
         "posts/a.md", "", false},
        {"Eleventy, JavaScript Data Files", {{"posts/posts.11tydata.mjs",
         "export default { draft: true };\n"}}, "", "posts/a.md", "", false},
        {"Eleventy, JavaScript Data Files", {{"posts/posts.11tydata.js",
         "module.exports = { tags: ['post'], layout: 'x', permalink: '/b/{{ page.fileSlug }}/' };\n"}},
         "", "posts/a.md", "", true},
        {"Eleventy, Template and Directory Data Files", {{"posts/a.11tydata.json",
         "{\"permalink\": false}"}}, "", "posts/a.md", "", false},
        {"Eleventy, Template and Directory Data Files", {{"posts/a.11tydata.json",
         "{\"permalink\": false}"}}, "", "posts/b.md", "", true},
        {"Eleventy, Ignore Template Files", {{".eleventyignore", "# kept\nkept/**\n"}}, "",
         "kept/x/a.md", "", false},
        {"Eleventy, Ignore Template Files", {{".eleventyignore", "# kept\nkept/**\n"}}, "kept/x",
         "kept/x/a.md", "", false},
        {"Eleventy, Ignore Template Files", {{".eleventyignore", "# kept\nkept/**\n"}}, "",
         "x/a.md", "", true},

        {"MkDocs, Configuration: exclude_docs, draft_docs", {{"mkdocs.yml",
         "site_name: A\nmarkdown_extensions:\n  - x: !!python/name:y.z\nexclude_docs: |\n"
          "  kept/\n  *.tmp.md\n"}}, "docs", "docs/kept/a.md", "", false},
        {"MkDocs, Configuration: exclude_docs, draft_docs", {{"mkdocs.yml",
         "site_name: A\ndraft_docs: |\n  *.tmp.md\n"}}, "docs", "docs/a.tmp.md", "", false},
        {"MkDocs, Configuration: exclude_docs, draft_docs", {{"mkdocs.yml",
         "site_name: A\ndraft_docs: |\n  *.tmp.md\n"}}, "docs", "docs/a.md", "", true},

        {"Jupyter Book, Configuration reference: exclude_patterns", {{"_config.yml",
         "exclude_patterns: ['kept/*']\n"}}, "", "kept/a.md", "", false},

        {"MkDocs, Configuration: exclude_docs, draft_docs",
         {{"mkdocs.yml", "markdown_extensions:\n  - x: !!python/name:y.z\nexclude_docs: |\n  kept/\n"}},
         "docs", "docs/a.md", "", true},

        // "status: draft", "private"; the tags of the same names; a .meta file stands for the header.
        {"Nikola, Handbook: Metadata fields", {{"posts/a.meta", ".. title: A\n.. status: draft\n"}},
         "", "posts/a.md", "", false},
        {"Nikola, Handbook: Metadata fields", {{"posts/a.meta",
         ".. title: A\n.. tags: x, private\n"}}, "posts", "posts/a.md", "", false},
        {"Nikola, Handbook: Metadata fields", {{"posts/a.meta",
         ".. title: A\n.. date: 2031-05-01 10:00:00 UTC\n"}}, "posts", "posts/a.md", "", false},
        {"Nikola, Handbook: Metadata fields", {{"posts/a.meta",
         ".. title: A\n.. status: published\n.. tags: drafts of beer\n"}}, "posts", "posts/a.md",
         "", true},
        {"Nikola, Handbook: Metadata fields", {{"posts/a.meta", "no metadata at all"}}, "posts",
         "posts/a.md", "", false},

        // "DEFAULT_METADATA = {'status': 'draft'}": all are drafts that do not say otherwise.
        {"Pelican, Settings: DEFAULT_METADATA", {{"pelicanconf.py", Pelican}}, "content",
         "content/a.md", "", false},
        {"Pelican, Settings: DEFAULT_METADATA", {{"pelicanconf.py", Pelican}}, "content",
         "content/a.md", "Status: published", true},
        {"Pelican, Settings: DEFAULT_METADATA", {{"pelicanconf.py",
         "DEFAULT_METADATA = {'status': 'published'}\n"}}, "content", "content/a.md", "", true},

        // A file that cannot be read keeps what it may speak of.
        {"none: torn", {{"_config.yml", "defaults: [\n"}}, "", "a.md", "", false},
        {"none: torn", {{"_config.yml", "title: [\n"}}, "", "a.md", "", true},
        {"none: another shape", {{"_config.yml", "defaults: {published: false}\n"}}, "", "a.md", "",
         false},
        {"none: another shape", {{"hugo.toml", "cascade = 'draft'\n"}}, "content", "content/a.md",
         "", false},
        {"none: another shape", {{"_config.yml", "exclude: {kept: true}\n"}}, "", "a.md", "", false},
        {"none: torn", {{"content/x/_index.md", "---\ndraft: [\n---\n"}}, "content",
         "content/x/a.md", "", false},
        {"none: not UTF-8", {{"_config.yml", "title: \xE9\n"}}, "", "a.md", "", false},
        {"none: two documents in one file", {{"_config.yml", "title: A\n---\ndefaults: []\n"}}, "",
         "a.md", "", false},
    };
    return all;
}

} // namespace Triptych::Tests::Oracle
