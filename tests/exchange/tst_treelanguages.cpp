#include <exchange/languagetags.h>
#include <exchange/treelanguages.h>

#include <QTemporaryDir>
#include <QTest>

using namespace Triptych::Exchange;

class TestTreeLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_lookLikeLanguages_data();
    void names_lookLikeLanguages();
    void languages_areNamedByPeople_data();
    void languages_areNamedByPeople();
    void wordsAsFolders_areFolders_data();
    void wordsAsFolders_areFolders();
    void foldersWithCompany_areLanguages_data();
    void foldersWithCompany_areLanguages();
    void fileEndings_areLanguagesInPairs();
    void configuration_isRead_data();
    void configuration_isRead();
    void configuration_decides();
    void configurationOfTheFolderAbove_counts();
    void linesOfAConfiguration_areThoseOfItsFile_data();
    void linesOfAConfiguration_areThoseOfItsFile();
    void manyFiles_areDecidedAtOnce();
};

namespace {

/** "language:neutral" of each path, in their order. */
QStringList placesOf(const QStringList &paths, const SiteLanguages &site = {})
{
    const TreeLanguages tree(paths, site);
    QStringList places;
    for (const QString &path : paths) {
        const LanguageOfPath place = tree.of(path);
        places << place.language + QLatin1Char(':') + place.neutral;
    }
    return places;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void TestTreeLanguages::names_lookLikeLanguages_data()
{
    QTest::addColumn<LanguageLooks>("looks");
    using enum LanguageLooks;
    for (const char *name :
         {"mar", "may",  "cat",  "run",   "sun",   "mon",   "tel",   "art", "go", "bar", "jp",
          "cn",  "cz",   "ua",   "kr",    "se",    "gr",    "dk",    "qa",  "tv", "pro", "x",
          "xq",  "blog", "2024", "my-go", "it-is", "no-go", "do-it", "en-", ""})
        QTest::newRow(name) << None;
    for (const char *name : {"it", "my", "no", "or", "be", "os", "rn", "sg", "pcm", "hr"})
        QTest::newRow(name) << Word;
    for (const char *name : {"de", "fr", "ja", "pt", "zh", "en", "AR"})
        QTest::newRow(name) << Code;
    for (const char *name : {"pt-BR", "pt_BR", "zh-hans", "zh-tw", "zh_Hant_TW", "es-PR", "en-us",
                             "no-NO", "se-SE", "es-419", "sr-latn"})
        QTest::newRow(name) << WithRegion;
}

void TestTreeLanguages::names_lookLikeLanguages()
{
    QTEST(languageLooks(QString::fromLatin1(QTest::currentDataTag())), "looks");
}

void TestTreeLanguages::languages_areNamedByPeople_data()
{
    QTest::addColumn<QString>("tag");
    const auto row = [](const char *text, const char *tag) {
        QTest::newRow(text) << QString::fromLatin1(tag);
    };
    row("English", "en");
    row("german", "de");
    row("Deutsch", "de");
    row("Français", "fr");
    row("español", "es");
    row("日本語", "ja");
    row("de", "de");
    row("pt_BR", "pt-BR");
    row("es-PR", "es-PR");
    row("en_US.UTF-8", "en-US");
    row("de_DE@euro", "de-DE");
    row("zh-hans", "zh-hans");
    row("tlh", "tlh");
    row("jp", "");
    row("cn", "");
    row("prose", "");
    row("!!", "");
    row("", "");
}

void TestTreeLanguages::languages_areNamedByPeople()
{
    QTEST(languageNamed(QString::fromUtf8(QTest::currentDataTag())).value_or(QString()), "tag");
}

void TestTreeLanguages::wordsAsFolders_areFolders_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("alone") << words("fr/legal.md");
    QTest::newRow("months") << words("blog/2024/mar/spring.md blog/2024/may/spring.md");
    QTest::newRow("departments") << words("it/team.md hr/team.md pr/team.md it/index.md index.md");
    QTest::newRow("a word below its like") << words("about.md it/about.md no/about.md");
    QTest::newRow("sections of one page") << words("index.md ar/index.md blog/index.md");
    QTest::newRow("many folders of one file")
        << words("bar/x.md be/x.md go/x.md mon/x.md or/x.md os/x.md pro/x.md qa/x.md rn/x.md "
                 "sg/x.md sun/x.md tel/x.md tv/x.md art/art.md");
    QTest::newRow("countries") << words("cn/welcome.md gr/welcome.md jp/welcome.md kr/welcome.md "
                                        "ua/welcome.md se/welcome.md");
    QTest::newRow("projects") << words("alpha/notes.md beta/notes.md de/notes.md");
    QTest::newRow("nothing in common") << words("de/berlin.md fr/paris.md");
}

void TestTreeLanguages::wordsAsFolders_areFolders()
{
    QFETCH(QStringList, paths);
    const TreeLanguages tree(paths);
    for (const QString &path : paths) {
        QCOMPARE(tree.of(path).language, QString());
        QCOMPARE(tree.of(path).neutral, path);
        QVERIFY(!tree.isTranslated(path));
    }
}

void TestTreeLanguages::foldersWithCompany_areLanguages_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("side by side") << words("en/a.md fr/a.md it/a.md fr/b.md")
                                  << words("en:a.md fr:a.md it:a.md fr:b.md");
    QTest::newRow("below the original")
        << words("a.md de/a.md de/c.md") << words(":a.md de:a.md de:c.md");
    QTest::newRow("inside") << words("docs/en/x/a.md docs/ja/x/a.md docs/img/b.md")
                            << words("en:docs/x/a.md ja:docs/x/a.md :docs/img/b.md");
    QTest::newRow("one page each")
        << words("en/index.md de/index.md") << words("en:index.md de:index.md");
    QTest::newRow("region") << words("posts/pt_BR/x.md zh-hans/x.md")
                            << words("pt-BR:posts/x.md zh-hans:x.md");
    QTest::newRow("a third with files of its own")
        << words("en/a.md fr/a.md ja/z.md") << words("en:a.md fr:a.md ja:z.md");
    QTest::newRow("a country beside")
        << words("en/a.md fr/a.md jp/a.md") << words("en:a.md fr:a.md :jp/a.md");
}

void TestTreeLanguages::foldersWithCompany_areLanguages()
{
    QFETCH(QStringList, paths);
    QTEST(placesOf(paths), "places");
    QFETCH(QStringList, places);
    const TreeLanguages tree(paths);
    for (const QString &place : places) {
        const QString neutral = place.section(QLatin1Char(':'), 1);
        const auto sharing =
            std::count_if(places.cbegin(), places.cend(), [&](const QString &each) {
                return each.section(QLatin1Char(':'), 1) == neutral;
            });
        QCOMPARE(tree.isTranslated(neutral), sharing > 1);
    }
}

void TestTreeLanguages::fileEndings_areLanguagesInPairs()
{
    QCOMPARE(placesOf(words("hello.md hello.fr.md b/index.md b/index.fr.md c.fr.md")),
             words(":hello.md fr:hello.md :b/index.md fr:b/index.md fr:c.md"));
    QCOMPARE(placesOf(words("hello.de.md hello.pt-br.md")), words("de:hello.md pt-br:hello.md"));
    QCOMPARE(placesOf(words("v1.2.md v1.md notes.fr.md a.min.md a.md .fr.md")),
             words(":v1.2.md :v1.md :notes.fr.md :a.min.md :a.md :.fr.md"));
    QVERIFY(TreeLanguages(words("hello.md hello.fr.md")).isTranslated(QStringLiteral("hello.md")));
}

void TestTreeLanguages::configuration_isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("usual");
    QTest::newRow("hugo.toml") << "defaultContentLanguage = 'de'\n[languages]\n[languages.de]\n"
                                  "weight = 1\n[languages.it]\ntitle = 'x'\n"
                               << words("de it") << "de";
    QTest::newRow("config.yaml") << "languages:\n  en:\n    weight: 1\n  no: {weight: 2}\n"
                                 << words("en no") << "";
    QTest::newRow("_config.yml") << "languages: [en, \"fr\"]\ndefault_lang: fr\n"
                                 << words("en fr") << "fr";
    QTest::newRow("_config.yaml") << "title: x\nlocale: de_DE.UTF-8\n" << QStringList() << "de-DE";
    QTest::newRow("hugo.json") << R"({"languages": {"pt-br": {}}})" << words("pt-br") << "";
    QTest::newRow("config.toml") << "default_language = \"ja\"\n" << QStringList() << "ja";
    QTest::newRow("config/_default/languages.toml") << "[en]\nweight = 1\n[my]\nweight = 2\n"
                                                    << words("en my") << "";
    QTest::newRow("torn.yml") << "languages: [en\n" << QStringList() << "";
    QTest::newRow("fenced.yml") << "# a site\n---\nlang: de\n" << QStringList() << "de";
    QTest::newRow("nothing.yml") << "" << QStringList() << "";
    QTest::newRow("words.yml") << "languages: [Ruby, Go]\nlang: prose\n" << QStringList() << "";
}

void TestTreeLanguages::configuration_isRead()
{
    QFETCH(QString, text);
    const SiteLanguages site = siteLanguagesIn(QString::fromLatin1(QTest::currentDataTag()), text);
    QTEST(site.languages, "languages");
    QTEST(site.usual, "usual");
}

void TestTreeLanguages::configuration_decides()
{
    const SiteLanguages site{words("de it pt_br se"), QStringLiteral("de")};
    QCOMPARE(placesOf(words("it/a.md se/b.md pt-br/c.md d.md it/e.se.md no/f.md f.it.md"), site),
             words("it:a.md se:b.md pt-br:c.md de:d.md it:e.md de:no/f.md it:f.md"));
}

void TestTreeLanguages::configurationOfTheFolderAbove_counts()
{
    QTemporaryDir site;
    const auto write = [&site](const char *name, const QByteArray &text) {
        QFile file(site.filePath(QLatin1String(name)));
        QDir().mkpath(QFileInfo(file).path());
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("hugo.toml", "defaultContentLanguage = \"it\"\n"));
    QVERIFY(write("config/_default/languages.yaml", "it: {weight: 1}\nno: {weight: 2}\n"));
    QVERIFY(write("content/posts/2024/05/a.md", ""));
    QVERIFY(write("content/posts/1/2/3/4/a.md", ""));
    for (const char *folder : {"", "content", "content/posts", "content/posts/2024/05"}) {
        const SiteLanguages read = siteLanguages(site.filePath(QLatin1String(folder)));
        QCOMPARE(read.languages, words("it no"));
        QCOMPARE(read.usual, QStringLiteral("it"));
    }
    QCOMPARE(siteLanguages(site.filePath(QStringLiteral("content/posts/1/2/3/4"))).usual,
             QString());
    QVERIFY(write("content/_config.yml", "lang: de\n"));
    QCOMPARE(siteLanguages(site.filePath(QStringLiteral("content"))).usual, QStringLiteral("de"));
    QCOMPARE(siteLanguages(site.filePath(QStringLiteral("content/posts"))).usual,
             QStringLiteral("de"));
    // Of two in one folder Zola's own name counts before that of many programs.
    QVERIFY(write("content/config.toml", "default_language = \"fr\"\n"));
    QVERIFY(write("content/zola.toml", "default_language = \"pt\"\n[languages.es]\n"));
    QCOMPARE(siteLanguages(site.filePath(QStringLiteral("content"))).usual, QStringLiteral("pt"));
    QCOMPARE(siteLanguages(site.filePath(QStringLiteral("content"))).languages, words("es"));
}

void TestTreeLanguages::linesOfAConfiguration_areThoseOfItsFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line"); ///< of the key "exclude", or of the Problem
    QTest::newRow("plain") << "_config.yml" << QByteArray("title: A\nexclude: []\n") << 2;
    QTest::newRow("behind a fence")
        << "_config.yml" << QByteArray("---\ntitle: A\nexclude: []\n") << 3;
    QTest::newRow("behind comments and a fence")
        << "_config.yml" << QByteArray("# a\n\n# b\n---\ntitle: A\nexclude: []\n") << 6;
    QTest::newRow("TOML") << "hugo.toml" << QByteArray("# a\ntitle = 'A'\nexclude = []\n") << 3;
    QTest::newRow("JSON") << "hugo.json" << QByteArray("{\n\"title\": \"A\",\n\"exclude\": []\n}\n")
                          << 3;
    QTest::newRow("torn") << "_config.yml" << QByteArray("title: A\nx: 'a\nexclude: a\n") << -2;
    QTest::newRow("torn TOML") << "hugo.toml" << QByteArray("title = 'A'\nb = = c\n") << -2;
    QTest::newRow("torn behind comments")
        << "_config.yml" << QByteArray("# a\n# b\n---\ntitle: A\nx: ]\n") << -5;
    QTest::newRow("torn JSON") << "hugo.json" << QByteArray("{\n\"title\": A\n}\n") << -2;
    QTest::newRow("two documents") << "_config.yml" << QByteArray("title: A\n---\nb: c\n") << -3;
}

void TestTreeLanguages::linesOfAConfiguration_areThoseOfItsFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto read = configIn(name, QString::fromUtf8(text));
    if (line < 0) {
        QVERIFY(!read);
        QVERIFY2(
            read.error().line == -line,
            qPrintable(QStringLiteral("%1: %2").arg(read.error().line).arg(read.error().reason)));
        return;
    }
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    const auto *field = read->find(u"exclude");
    QVERIFY(field);
    QCOMPARE(field->line, line);
}

void TestTreeLanguages::manyFiles_areDecidedAtOnce()
{
    QStringList paths;
    for (int i = 0; i < 5'000; ++i) {
        for (const char *language : {"en", "fr", "ja", "it"})
            paths << QStringLiteral("docs/%1/part/%2.md").arg(QLatin1String(language)).arg(i);
    }
    const TreeLanguages tree(paths);
    QCOMPARE(tree.of(paths.last()).language, QStringLiteral("it"));
    QVERIFY(tree.isTranslated(QStringLiteral("docs/part/4999.md")));
}

QTEST_GUILESS_MAIN(TestTreeLanguages)
#include "tst_treelanguages.moc"
