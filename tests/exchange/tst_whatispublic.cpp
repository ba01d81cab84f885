#include "articlegenerator.h"
#include "folder.h"
#include "siteoracle.h"

#include <exchange/articlefrommarkdown.h>
#include <exchange/markdownexport.h>

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;
using Oracle::Form;
using Oracle::Generator;
using Oracle::Line;
using Oracle::Now;
using Oracle::Statement;
using Oracle::Value;

namespace {

bool isTimedWord(const Statement &statement)
{
    const QLatin1String word(statement.word);
    return statement.value == Value::Word &&
           (word == QLatin1String("future") || word == QLatin1String("scheduled"));
}

Text::Parsed<MarkdownArticle> readFile(const QByteArray &bytes, const QString &path)
{
    return articleFromMarkdown(ImportPath(path), bytes, {{}, Now, false});
}

QList<Statement> statements(bool shown)
{
    QList<Statement> found;
    for (const Oracle::Document &document : Oracle::documents()) {
        for (const Statement &statement : document.statements) {
            if (statement.isShown == shown)
                found << statement;
        }
    }
    return found;
}

QString complaint(const QByteArray &bytes, const MarkdownArticle &read, const char *why)
{
    QString text = QString::fromLatin1(why) + QLatin1Char('\n') + QString::fromUtf8(bytes);
    for (const ImportNote &note : read.warnings)
        text += QStringLiteral("%1: %2\n").arg(note.line).arg(note.reason);
    return text;
}

} // namespace

class TestWhatIsPublic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachStatementAlone_isHeard();
    void eachFolder_isHeard();
    void eachSite_isHeard();
    void nikolaHeader_isHeard();
    void daysToCome_areDoubted();
    void otherWords_sayNothing();
    void misspeltKeys_neverPublish();
    void generatedArticles_arePublicWhereTheSiteShowsThem();

private:
    void check(const QList<Statement> &said, Form form, const QByteArray &bytes);

    quint32 m_seed = 0;
};

void TestWhatIsPublic::initTestCase()
{
    bool isGiven = false;
    m_seed = qEnvironmentVariable("TRIPTYCH_TEST_SEED").toUInt(&isGiven);
    if (!isGiven)
        m_seed = QRandomGenerator::global()->generate();
    qInfo("TRIPTYCH_TEST_SEED=%u", m_seed);
}

/** Every row of the table by itself, in each form: so no word of it can go unheard by chance. */
void TestWhatIsPublic::eachStatementAlone_isHeard()
{
    Generator generator(m_seed);
    int heard = 0;
    for (const Oracle::Document &document : Oracle::documents()) {
        for (const Statement &statement : document.statements) {
            for (const Form form : {Form::Yaml, Form::Toml, Form::Json}) {
                if (statement.value == Value::Yaml && form != Form::Yaml)
                    continue;
                QList<Line> lines{{QStringLiteral("title"), QStringLiteral("A title")}};
                if (isTimedWord(statement))
                    lines << Line{QStringLiteral("date"), QStringLiteral("2024-01-05")};
                lines << generator.line(statement, form);
                const QByteArray bytes = generator.file(lines, form, QString());
                const auto read = readFile(bytes, QStringLiteral("posts/a.md"));
                QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
                QVERIFY2(read->article.isPublic(Now) == statement.isShown,
                         qPrintable(complaint(bytes, *read, document.source)));
                QVERIFY2(read->warnings.isEmpty() == statement.isQuiet,
                         qPrintable(complaint(bytes, *read, document.source)));
                ++heard;
            }
        }
    }
    QVERIFY(heard > 500);
}

void TestWhatIsPublic::eachFolder_isHeard()
{
    for (const Oracle::Place &place : Oracle::places()) {
        const QString path = QLatin1String(place.folder) + QStringLiteral("/2024-01-05-a.md");
        const auto read = readFile("---\ntitle: A title\n---\nText.\n", path);
        QVERIFY(read);
        QVERIFY2(read->article.isPublic(Now) == place.isShown, place.folder);
        QVERIFY2(read->warnings.isEmpty(), place.folder);
    }
}

/** Each site of the table, with articles that say other things besides. */
void TestWhatIsPublic::eachSite_isHeard()
{
    QStringList wrong;
    int kept = 0;
    for (const Oracle::Site &site : Oracle::sites()) {
        for (const char *besides : {"layout: post", "weight: 10", "expiryDate: 2020-01-01"}) {
            QTemporaryDir dir;
            const QDir root(dir.filePath(QStringLiteral("site")));
            const auto write = [&root](const char *path, const QByteArray &text) {
                const QString place = root.filePath(QLatin1String(path));
                QDir().mkpath(QFileInfo(place).path());
                QFile file(place);
                return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
            };
            for (const Oracle::SiteFile &file : site.files)
                QVERIFY(write(file.path, file.text));
            QVERIFY(write(site.article, QByteArray("---\ntitle: A title\n") + besides + '\n' +
                                            site.matter + "\n---\nText.\n"));
            FakeArticleStore store;
            const QString folder = QDir::cleanPath(root.filePath(QLatin1String(site.folder)));
            const auto report = importNow(store, folder);
            QVERIFY(report);
            const auto articles = articlesByPath(store);
            if (articles.isEmpty() && !site.isShown) {
                QVERIFY2(notes(report->leftOut).contains(QLatin1String("a.md:0: ")), site.article);
                continue;
            }
            QCOMPARE(articles.size(), 1);
            const bool isOver = QByteArray(besides).startsWith("expiry");
            const bool isShown = site.isShown && !isOver;
            // One warning, which names the file that keeps it, or the folder.
            const bool isTold = !site.isShown && !isOver;
            const QList<ImportNote> &told = report->warnings;
            bool isRight =
                articles.cbegin()->isPublic(Now) == isShown && told.size() == int(isTold);
            if (isRight && isTold) {
                const QString file = QDir::cleanPath(folder + QLatin1Char('/') + told.first().file);
                isRight = file.startsWith(root.path()) && !file.endsWith(QLatin1String("a.md")) &&
                          QFileInfo::exists(file);
            }
            if (!isRight) {
                wrong << QStringLiteral("%1: %2 (%3, %4)\n%5")
                             .arg(QLatin1String(site.source), QLatin1String(site.article),
                                  QLatin1String(besides), QLatin1String(site.matter), notes(told));
            }
            kept += isTold;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    QVERIFY(kept > 60);
}

void TestWhatIsPublic::nikolaHeader_isHeard()
{
    QString why;
    const auto shown = [&why](const QByteArray &header) {
        const auto read = readFile(header + "\nText.\n", QStringLiteral("posts/a.md"));
        if (read)
            why = notes(read->warnings);
        return read && read->article.isPublic(Now);
    };
    for (const char *line : {"status: draft", "status: private", "tags: beer, draft",
                             "tags: private", "date: 2031-01-01 10:00:00 UTC"}) {
        const QByteArray header = QByteArray(".. title: A\n.. ") + line + '\n';
        QVERIFY2(!shown("<!--\n" + header + "-->\n"), line);
        QVERIFY2(!shown("\n<!-- \n" + header + "-->\n"), line);
        QVERIFY2(!shown(header), line);
        QVERIFY2(!shown("<!--\n" + header + "-->\n---\ntitle: A\n---\n"), line);
    }
    for (const char *line : {"tags: beer on draft", "type: text", "link: x"})
        QVERIFY2(shown(QByteArray("<!--\n.. ") + line + "\n-->\n"), qPrintable(why));
}

/** Keys that nobody documents, and keys about other things. */
void TestWhatIsPublic::daysToCome_areDoubted()
{
    const auto read = [](const QByteArray &line) {
        return readFile("---\ntitle: A\n" + line + "\n---\nText.\n", QStringLiteral("a.md"));
    };
    for (const char *line :
         {"release: 2031-01-01", "going-out: 1 May 2031", "wann: 2031-01-01 10:00",
          "craft: 2031-01-01", "params: {publishDate: 2031-01-01}",
          "publication: {date: 2031-01-01}", "state: 2031-01-01", "start_publishing: 2031-01-01",
          "Freigabe: 2031-01-01T10:00:00Z"}) {
        const auto article = read(line);
        QVERIFY2(article && !article->article.isPublic(Now), line);
        QCOMPARE(article->warnings.size(), 1);
        const QString key = QString::fromLatin1(line).section(QLatin1Char(':'), 0, 0);
        QVERIFY2(article->warnings.first().reason.contains(key), line);
        QCOMPARE(article->warnings.first().line, 3);
    }
    for (const char *line :
         {"event_date: 2031-01-01", "eventDate: 2031-01-01", "start: 2031-01-01",
          "deadline: 2031-01-01", "next_review: 2031-01-01", "event: {date: 2031-01-01}",
          "release: 2021-01-01", "release: 20310101", "release: May 2031",
          "subtitle: The plan for 2031-01-01 and later", "description: 2031-01-01",
          "release_: 2031-01-01", "sessions: [2031-01-01]"}) {
        const auto article = read(line);
        QVERIFY2(article && article->article.isPublic(Now) && article->warnings.isEmpty(), line);
    }
    // It waits anyway: one reason is enough.
    QVERIFY(read("release: 2031-01-01\ndraft: true")->warnings.isEmpty());
    // What an editor published in spite of it goes out and comes back.
    Core::Article decided;
    decided.title = decided.slug = QStringLiteral("a");
    decided.body = QStringLiteral("Text.\n");
    decided.status = Core::Status::Published;
    decided.fields = {{QStringLiteral("release"), QStringLiteral("2031-01-01")},
                      {QStringLiteral("craft_"), QStringLiteral("2031-01-01")},
                      {QStringLiteral("seen"), QStringLiteral("2021-01-01")},
                      {QStringLiteral("event"), QStringLiteral("2031-01-01")}};
    const QByteArray out = articleToMarkdown(decided);
    QVERIFY2(out.contains("\nseen: ") && out.contains("\nevent: "), out.constData());
    const auto back = readFile(out, QStringLiteral("a.md"));
    QVERIFY(back);
    QVERIFY2(back->article.isPublic(Now) && back->warnings.isEmpty(), out.constData());
    QCOMPARE(back->article.fields, decided.fields);
}

void TestWhatIsPublic::otherWords_sayNothing()
{
    for (const char *word : Oracle::otherWords()) {
        for (const char *value : {"true", "false", "draft", "2021-05-01"}) {
            const QByteArray bytes = QByteArray("---\n") + word + ": " + value + "\n---\nText.\n";
            const auto read = readFile(bytes, QStringLiteral("a.md"));
            QVERIFY(read);
            QVERIFY2(read->article.isPublic(Now) && read->warnings.isEmpty(), word);
        }
    }
}

/** A key with one letter wrong keeps the article where the right key would, and says so. */
void TestWhatIsPublic::misspeltKeys_neverPublish()
{
    Generator generator(m_seed + 1);
    int misspelt = 0;
    for (const char *key : Oracle::keysToMisspell()) {
        QList<Statement> about;
        for (const Statement &statement : statements(true) + statements(false)) {
            const bool isAbout = QLatin1String(statement.key) == QLatin1String(key);
            if (isAbout && statement.value != Value::Yaml)
                about << statement;
        }
        // The names that the documents give in another spelling.
        if (QLatin1String(key) == QLatin1String("isDraft"))
            about = {{key, Value::True}, {key, Value::False, "", true}};
        if (QLatin1String(key) == QLatin1String("publishedAt"))
            about = {{key, Value::Future}, {key, Value::Past, "", true}};
        QVERIFY2(about.size() >= 2, key);
        for (int round = 0; round < 40; ++round) {
            const Statement statement = generator.pick(about);
            const Form form = generator.pick(QList<Form>{Form::Yaml, Form::Toml, Form::Json});
            Line line = generator.line(statement, form);
            line.key = generator.misspelt(line.key);
            if (line.key.isEmpty())
                continue;
            const QByteArray bytes = generator.file(
                {{QStringLiteral("date"), QStringLiteral("2024-01-05")}, line}, form, QString());
            const auto read = readFile(bytes, QStringLiteral("a.md"));
            QVERIFY2(read, bytes.constData());
            QVERIFY2(read->article.isPublic(Now) == statement.isShown,
                     qPrintable(complaint(bytes, *read, key)));
            QVERIFY2(read->warnings.isEmpty() == statement.isShown,
                     qPrintable(complaint(bytes, *read, key)));
            ++misspelt;
        }
    }
    QVERIFY(misspelt > 300);
}

/** Several statements, respelt keys, displaced front matter, folders: public is what none of them
 * keeps. */
void TestWhatIsPublic::generatedArticles_arePublicWhereTheSiteShowsThem()
{
    constexpr int Articles = 4'000;
    Generator generator(m_seed + 2);
    const QList<Statement> shown = statements(true);
    const QList<Statement> kept = statements(false);
    int areShown = 0;
    for (int i = 0; i < Articles; ++i) {
        const Form form = generator.pick(QList<Form>{Form::Yaml, Form::Toml, Form::Json});
        const bool mayKeep = generator.upTo(10) < 4;
        bool isShown = true;
        bool isQuiet = true;
        QSet<QString> keys{QStringLiteral("title")};
        QList<Line> lines{{QStringLiteral("title"), QStringLiteral("A title")}};
        const int count = generator.upTo(5);
        for (int n = 0; n < count; ++n) {
            const bool keeps = mayKeep && generator.oneIn(2);
            const Statement statement = generator.pick(keeps ? kept : shown);
            Line line = generator.line(statement, form);
            line.key = generator.respelt(line.key);
            const QString plain = QString(line.key).remove(u'_').remove(u'-').toLower();
            if (keys.contains(plain) || (statement.value == Value::Yaml && form != Form::Yaml) ||
                (isTimedWord(statement) && !keys.contains(QStringLiteral("date"))))
                continue;
            keys.insert(plain);
            lines << line;
            isShown = isShown && statement.isShown;
            isQuiet = isQuiet && statement.isQuiet;
        }
        QString path = QStringLiteral("posts/a.md");
        if (generator.oneIn(4)) {
            const Oracle::Place place = generator.pick(Oracle::places());
            if (place.isShown || mayKeep) {
                path = QLatin1String(place.folder) + QStringLiteral("/a.md");
                isShown = isShown && place.isShown;
            }
        }
        const bool isDisplaced = generator.oneIn(3);
        const QString ahead = isDisplaced ? generator.before() : QString();
        const QByteArray bytes = generator.file(lines, form, ahead);
        const auto read = readFile(bytes, path);
        QVERIFY2(read,
                 qPrintable(QString::fromUtf8(bytes) + (read ? QString() : read.error().reason)));
        QVERIFY2(read->article.isPublic(Now) == isShown,
                 qPrintable(path + QLatin1Char(' ') +
                            complaint(bytes, *read, isShown ? "must be public" : "must not be")));
        QCOMPARE(read->article.title, QStringLiteral("A title"));
        QVERIFY2(!isShown || !isQuiet || read->warnings.isEmpty(),
                 qPrintable(complaint(bytes, *read, "no warning is due")));
        areShown += isShown;
    }
    QVERIFY2(areShown >= Articles / 2, qPrintable(QString::number(areShown)));
    QVERIFY2(areShown <= Articles * 9 / 10, qPrintable(QString::number(areShown)));
}

QTEST_GUILESS_MAIN(TestWhatIsPublic)
#include "tst_whatispublic.moc"
