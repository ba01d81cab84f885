#include "folder.h"

#include <exchange/articlefrommarkdown.h>
#include <exchange/programspelling.h>
#include <exchange/programtext.h>

#include <QTest>

#include <support/fakearticlestore.h>

#ifndef Q_OS_WIN
#include <sys/stat.h>
#endif

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** Sites whose rules stand in a program; more of them stand in siteoracleprograms.cpp. */
class TestProgramRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void heldByAProgram_isSaidOnceAndCounted();
    void frontMatterDecides_whereAsked();
    void laterDecision_isTakenOver();
    void keysOfAnotherName_count_data();
    void keysOfAnotherName_count();
    void configurationThatIsNoFile_holdsAll_data();
    void configurationThatIsNoFile_holdsAll();
    void comments_areLeftOut_data();
    void comments_areLeftOut();
    void plainTexts_areTexts_data();
    void plainTexts_areTexts();
    void spellings_areOne_data();
    void spellings_areOne();
    void listsOfOtherPrograms_areADoubt_data();
    void listsOfOtherPrograms_areADoubt();
    void manyRules_holdAll();
    void manyWords_takeNoSquareOfTime();

private:
    bool article(const char *file, const QByteArray &more = {}) const
    {
        return m_folder->write(QString::fromLatin1(file),
                               "---\ntitle: A\n" + more + "---\nText.\n");
    }

    std::unique_ptr<Folder> m_folder;
};

void TestProgramRules::heldByAProgram_isSaidOnceAndCounted()
{
    QVERIFY(m_folder->write(QStringLiteral("eleventy.config.js"),
                            "const a = 1;\nexport default (c) => {\n  c.ignores.add(rest());\n"
                            "  c.addPreprocessor('mine', '*', () => false);\n}\n"));
    QVERIFY(article("a.md") && article("b.md") && article("c.md", "draft: true\n"));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    for (const Core::Article &one : articlesByPath(store))
        QVERIFY(!one.isPublic(Core::utcNow()));
    QCOMPARE(report->heldByPrograms, 2);
    QCOMPARE(report->warnings.size(), 1);
    const ImportNote &note = report->warnings.first();
    QCOMPARE(note.file, QStringLiteral("eleventy.config.js"));
    QCOMPARE(note.line, 3);
    QVERIFY2(note.reason.contains(QLatin1String("ignores.add")) &&
                 note.reason.contains(QLatin1String("does not run")),
             qPrintable(note.reason));
    QCOMPARE(importReportToJson(*report).value(QLatin1String("held_by_programs")).toInt(), 2);
}

void TestProgramRules::frontMatterDecides_whereAsked()
{
    QVERIFY(m_folder->write(QStringLiteral("docusaurus.config.ts"),
                            "export default { docs: { exclude: rest() },\n"
                            "  blog: { exclude: ['kept/**'] } };\n"));
    QVERIFY(article("a.md") && article("b.md", "draft: true\n") && article("kept/c.md"));
    MarkdownImportOptions options;
    options.trustsFrontMatter = true;
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path(), options);
    QVERIFY(report);
    QCOMPARE(report->heldByPrograms, 0);
    const auto articles = articlesByPath(store);
    QVERIFY(articles.value(QStringLiteral("a.md")).isPublic(Core::utcNow()));
    QVERIFY(!articles.value(QStringLiteral("b.md")).isPublic(Core::utcNow()));
    // What can be read in the program counts all the same.
    QVERIFY(!articles.value(QStringLiteral("kept/c.md")).isPublic(Core::utcNow()));
}

void TestProgramRules::laterDecision_isTakenOver()
{
    QVERIFY(m_folder->write(QStringLiteral("quartz.config.ts"), "ignorePatterns: rest()\n"));
    QVERIFY(article("a.md"));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    QVERIFY(!articlesByPath(store).cbegin()->isPublic(Core::utcNow()));
    // A run without news says again what waits, so that a person can decide.
    QCOMPARE(importNow(store, m_folder->path())->heldByPrograms, 1);
    MarkdownImportOptions options;
    options.trustsFrontMatter = true;
    const auto report = importNow(store, m_folder->path(), options);
    QVERIFY(report);
    QCOMPARE(report->updated, 1);
    QVERIFY(articlesByPath(store).cbegin()->isPublic(Core::utcNow()));
}

/** Hugo, Configure front matter: a site may take other keys for its dates. */
void TestProgramRules::keysOfAnotherName_count_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("one file") << QStringLiteral("hugo.toml") << QByteArray("[frontmatter]\n");
    QTest::newRow("a table apart")
        << QStringLiteral("config/_default/frontmatter.toml") << QByteArray();
    QTest::newRow("of readers") << QStringLiteral("config/production/frontmatter.toml")
                                << QByteArray();
}

void TestProgramRules::keysOfAnotherName_count()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    QVERIFY(m_folder->write(QStringLiteral("hugo.toml"), "title = 'A'\n"));
    QVERIFY(m_folder->write(file, before + "expiryDate = ['goneBy', ':default']\n"
                                           "publishDate = ['goesOut']\n"));
    QVERIFY(article("content/a.md", "goneBy: 2020-01-01\n") &&
            article("content/b.md", "goesOut: 2031-01-01\n") &&
            article("content/c.md", "goesOut: 2020-01-01\n") &&
            article("content/d.md", "goneBy: soon\n"));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    const auto articles = articlesByPath(store);
    for (auto it = articles.begin(); it != articles.end(); ++it) {
        QVERIFY2(it->isPublic(Core::utcNow()) == it.key().endsWith(QLatin1String("c.md")),
                 qPrintable(it.key()));
    }
    QVERIFY2(notes(report->warnings).contains(QLatin1String("takes \"goneBy\" for \"expiryDate\"")),
             qPrintable(notes(report->warnings)));
}

/** A dead link, a pipe or a folder's link in the place of a configuration: nobody knows its rules,
 * and nothing waits for the pipe. */
void TestProgramRules::configurationThatIsNoFile_holdsAll_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"_config.yml", "hugo.toml", "quartz.config.ts", ".eleventyignore",
                             "pelicanconf.py", "_quarto.yml"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestProgramRules::configurationThatIsNoFile_holdsAll()
{
#ifdef Q_OS_WIN
    QSKIP("Neither is there");
#else
    QFETCH(QString, name);
    for (const bool isPipe : {false, true}) {
        for (const bool isAbove : {false, true}) {
            m_folder = std::make_unique<Folder>();
            QVERIFY(article("content/a.md"));
            const QString place = m_folder->path() + QLatin1Char('/') + name;
            if (isPipe)
                QCOMPARE(mkfifo(QFile::encodeName(place).constData(), 0600), 0);
            else
                QVERIFY(QFile::link(QStringLiteral("nowhere"), place));
            FakeArticleStore store;
            const auto report = importNow(
                store, m_folder->path() + (isAbove ? QStringLiteral("/content") : QString()));
            QVERIFY(report);
            QVERIFY(!articlesByPath(store).cbegin()->isPublic(Core::utcNow()));
            QVERIFY2(notes(report->warnings).contains(name), qPrintable(notes(report->warnings)));
        }
    }
#endif
}

void TestProgramRules::comments_areLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isHash");
    QTest::newRow("to the end") << "a // b\nc" << "a \nc" << false;
    QTest::newRow("over lines") << "a /* b\nb */ c" << "a \n c" << false;
    QTest::newRow("never closed") << "a /* b\nb" << "a /* b\nb" << false;
    QTest::newRow("an address") << "'https://x' // b" << "'https://x' " << false;
    QTest::newRow("a pattern") << "['**/*.md', '/*'] /* b */" << "['**/*.md', '/*'] " << false;
    QTest::newRow("a quote in quotes") << "'\\'// a' // b" << "'\\'// a' " << false;
    QTest::newRow("back ticks over lines") << "`a\n// a` // b" << "`a\n// a` " << false;
    QTest::newRow("a quote that is open") << "it's // b\n// c" << "it's // b\n" << false;
    QTest::newRow("regular expression") << "/x:\\/\\// , c" << "/x:\\/\\// , c" << false;
    for (const char *expression : {"/\\/*$/", "/[/*]/", "/[*/]/", "/\\/*/", "/[\"'`]/"}) {
        const QString text = QStringLiteral("a.replace(%1, '') ; b").arg(QLatin1String(expression));
        QTest::newRow(expression) << text + QLatin1String(" // c\n/* d */")
                                  << text + QLatin1String(" \n") << false;
    }
    QTest::newRow("behind a word") << "return /[/*]/ // b" << "return /[/*]/ " << false;
    QTest::newRow("divided") << "a / b /* c */ / d" << "a / b  / d" << false;
    QTest::newRow("an expression that is open") << "a = /b\n// c" << "a = /b\n" << false;
    QTest::newRow("Python") << "a # b's\nc = '#c' # d" << "a \nc = '#c' " << true;
}

void TestProgramRules::comments_areLeftOut()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(bool, isHash);
    QCOMPARE(withoutComments(text, isHash ? CommentMark::Hash : CommentMark::Slashes), code);
}

void TestProgramRules::plainTexts_areTexts_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isPlain");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("none") << "[]" << true << QStringList();
    QTest::newRow("three kinds") << "['a', \"b\",\n `c`,]" << true
                                 << QStringList{u"a"_qs, u"b"_qs, u"c"_qs};
    QTest::newRow("a call") << "('a')" << true << QStringList{u"a"_qs};
    QTest::newRow("Python's") << "[r'a', u\"b\"]" << true << QStringList{u"a"_qs, u"b"_qs};
    QTest::newRow("a dot") << "[`**/\\.*`, '\\.x']" << true << QStringList{u"**/.*"_qs, u".x"_qs};
    QTest::newRow("a variable") << "['a', b]" << false << QStringList();
    QTest::newRow("a template") << "[`${a}/b`]" << false << QStringList();
    QTest::newRow("a sum") << "['a' + 'b']" << false << QStringList();
    QTest::newRow("an escape") << "['a\\x62']" << false << QStringList();
}

void TestProgramRules::plainTexts_areTexts()
{
    QFETCH(QString, code);
    QFETCH(bool, isPlain);
    QFETCH(QStringList, texts);
    const auto found = plainTexts(code);
    QCOMPARE(found.has_value(), isPlain);
    QCOMPARE(found.value_or(QStringList()), texts);
}

void TestProgramRules::spellings_areOne_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *code, const char *plain) {
        QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(plain);
    };
    row("x = {\"a\": 1, 'b-c': 2}", "x = {a: 1, 'b-c': 2}");
    row("x = [\"a\", {\"b\": [\"c\"]}]", "x = [\"a\", {b: [\"c\"]}]");
    row("const a = 'b'; f({a, c})", "const a = 'b'; f({a: 'b', c: c})");
    row("const a = 'b'; f(a); x.a = a; a(1)", "const a = 'b'; f('b'); x.a = 'b'; a(1)");
    row("const a = ['b']; const c = {a}; return {c}",
        "const a = ['b']; const c = {a: ['b']}; return {c: {a: ['b']}}");
    row("f(`a`, `${b}`, `c'd`)", "f('a', `${b}`, `c'd`)");
    row("const a = `x${b}`; f({a})", "const a = `x${b}`; f({a: a})");
    row("let a = 'b'; a = 'c'; f({a})", "let a = 'b'; a = 'c'; f({a: a})");
    row("const a = 'b' + c; f({a})", "const a = 'b' + c; f({a: a})");
    row("const a = 'b'; const f = (a) => { if (a) {a, c} }",
        "const a = 'b'; const f = (a) => { if (a) {a, c} }");
    row("x = {...a, b() { return {\"c\": d}; }, e}", "x = {...a, b() { return {c: d}; }, e: e}");
    row("const {a} = b; import {c} from 'd'", "const {a} = b; import {c} from 'd'");
    row("path.join(__dirname, 'a', 'b')", "'a/b'");
    row("require.resolve('./a'); require.resolve('a')", "'./a'; require.resolve('a')");
    row("fileURLToPath(new URL('./a', import.meta.url))", "'./a'");
    row("const a: B = {\n  \"c\": 'd'\n}\nf({a})",
        "const a: B = {\n  c: 'd'\n}\nf({a: {   c: 'd' }})");
}

void TestProgramRules::spellings_areOne()
{
    QFETCH(QString, code);
    QTEST(plainSpelling(code), "plain");
}

/** Each rule is asked about each article, so there is a bound, and beyond it nothing is public. */
void TestProgramRules::listsOfOtherPrograms_areADoubt_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isShown");
    const QString cobalt = QStringLiteral("_cobalt.yml");
    const QString statamic = QStringLiteral("content/collections/blog.yaml");
    QTest::newRow("Cobalt") << cobalt << QByteArray("ignore:\n  - secret/*\n") << false;
    QTest::newRow("Cobalt, none") << cobalt << QByteArray("site:\n  title: x\n") << true;
    QTest::newRow("Statamic, future")
        << statamic << QByteArray("date_behavior:\n  future: private\n") << false;
    QTest::newRow("Statamic, past")
        << statamic << QByteArray("date_behavior: {past: 'unlisted'}\n") << false;
    QTest::newRow("Statamic, protected")
        << statamic << QByteArray("inject:\n  protect: logged_in\n") << false;
    QTest::newRow("Statamic, public")
        << statamic << QByteArray("date_behavior:\n  past: public\n  future: public\n") << true;
}

void TestProgramRules::listsOfOtherPrograms_areADoubt()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isShown);
    QVERIFY(m_folder->write(file, text));
    QVERIFY(article("content/collections/blog/2024-01-01.a.md"));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    QCOMPARE(articlesByPath(store).cbegin()->isPublic(Core::utcNow()), isShown);
}

void TestProgramRules::manyRules_holdAll()
{
    for (const auto &[count, isShown] : {std::pair(400, true), std::pair(20'000, false)}) {
        m_folder = std::make_unique<Folder>();
        QByteArray rules("exclude:\n");
        for (int i = 0; i < count; ++i)
            rules += "  - kept" + QByteArray::number(i) + '\n';
        QVERIFY(m_folder->write(QStringLiteral("_config.yml"), rules));
        QVERIFY(article("a.md") && article("kept399/b.md"));
        FakeArticleStore store;
        const auto report = importNow(store, m_folder->path());
        QVERIFY(report);
        const auto articles = articlesByPath(store);
        QCOMPARE(articles.value(QStringLiteral("a.md")).isPublic(Core::utcNow()), isShown);
        QVERIFY(!articles.value(QStringLiteral("kept399/b.md")).isPublic(Core::utcNow()));
        const QString told = notes(report->warnings);
        QVERIFY2(told.contains(QLatin1String("more than 500 rules")) != isShown, qPrintable(told));
    }
}

/** Near a megabyte of one word: where time were its square, this would end at the runner's limit.
 */
void TestProgramRules::manyWords_takeNoSquareOfTime()
{
    for (const auto &[file, word] :
         {std::pair("quartz.config.ts", "ignorePatterns: x\n"),
          std::pair("quartz.config.ts", "ignorePatterns: [\n"),
          std::pair("quartz.config.ts", "ignorePatterns: `\n"),
          std::pair("pelicanconf.py", "DEFAULT_METADATA\n"),
          std::pair("pelicanconf.py", "DEFAULT_METADATA = {'status': 'x'}\n"),
          std::pair("a/a.11tydata.js", "draft: x,\n"),
          std::pair("docusaurus.config.ts", "exclude: null,\n"),
          std::pair("quartz.config.ts", "(/["), std::pair("quartz.config.ts", "= /*"),
          std::pair("gatsby-node.js", "filter: { frontmatter\n"),
          std::pair(".eleventy.js", "dir: { x, \n"), std::pair(".eleventy.js", "const a = {\n"),
          std::pair(".eleventy.js", "const a = 'b', c = {a};\n"),
          std::pair(".eleventy.js", "path.join(__dirname, 'a',\n"),
          std::pair("astro.config.mjs", "srcDir: x\n"),
          std::pair("docusaurus.config.js", "id: 'a', locales: ['b'],\n"),
          std::pair("src/content.config.ts", "glob({ base: 'a' \n")}) {
        m_folder = std::make_unique<Folder>();
        const QByteArray one(word);
        QVERIFY(m_folder->write(QString::fromLatin1(file), one.repeated(900'000 / one.size())));
        QVERIFY(article("a/b.md"));
        FakeArticleStore store;
        QVERIFY(importNow(store, m_folder->path()));
        QCOMPARE(articlesByPath(store).size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestProgramRules)
#include "tst_programrules.moc"
