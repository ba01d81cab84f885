#include "../articles/storefixture.h"
#include "siteimporttest.h"
#include "withdrawal.h"

#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

/** Sentences that no other word has. */
QByteArray story(const QByteArray &word, int paragraphs = 5)
{
    QByteArray text;
    for (int i = 0; i < paragraphs; ++i) {
        text += "The " + word + " council of quarter " + QByteArray::number(i) + " hears what " +
                word + " people say of the " + word + " road.\n\n";
    }
    return text;
}

QByteArray file(const QByteArray &title, const QByteArray &text,
                const QByteArray &date = "2024-01-05")
{
    return "---\ntitle: " + title + "\ndate: " + date + "\n---\n" + text;
}

} // namespace

/** What a person took from readers does not come back as a part of another text, as a few words, at
 * its address, or since the file of a draft that waits was changed. */
class TestWholeTexts final : public SiteImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void textInsideAnother_isNotTaken_data();
    void textInsideAnother_isNotTaken();
    void textInsideANewFile_waits_data();
    void textInsideANewFile_waits();
    void partThatWasThere_isTaken();
    void fewWords_wait_data();
    void fewWords_wait();
    void waitingDraft_waitsForAPerson_data() { addStates(); }
    void waitingDraft_waitsForAPerson();
    void draftOfItsFile_isPublishedByIt();
    void addressOfAnother_waits_data();
    void addressOfAnother_waits();
    void addressOfOneMadeHere_waits();

private:
    static void addStates()
    {
        QTest::addColumn<QString>("state");
        for (const char *state : {"draft", "archived", "put off", "deleted"})
            QTest::newRow(state) << state;
    }
    void renew() { m_folder = std::make_unique<Folder>(); }
    bool write(const char *path, const QByteArray &bytes) const
    {
        return m_folder->write(QString::fromLatin1(path), bytes);
    }
    bool remove(const char *path) const
    {
        return QFile::remove(m_folder->path() + u'/' + QString::fromLatin1(path));
    }
    Core::Result<ImportReport> import(StoreFixture &fixture, bool takes = false)
    {
        MarkdownImportOptions options = m_options;
        options.takesAllFiles = takes;
        return importNow(fixture.store, m_folder->path(), options);
    }
    static Core::Article stored(StoreFixture &fixture, const char *path)
    {
        return articlesByPath(fixture.store).value(QString::fromLatin1(path));
    }
};

void TestWholeTexts::textInsideAnother_isNotTaken_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QByteArray>("withdrawn");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<bool>("isGone");
    const QByteArray one = "The lamps of the harbour go out at six on each day of the winter.\n\n";
    for (const char *state : {"draft", "archived", "put off", "deleted"}) {
        for (const bool isGone : {false, true}) {
            const auto row = [&](const char *name, const QByteArray &withdrawn,
                                 const QByteArray &before, const QByteArray &behind) {
                const QByteArray whole =
                    QByteArray(state) + (isGone ? ", its file is gone: " : ": ") + name;
                QTest::newRow(whole.constData())
                    << state << withdrawn << before << behind << isGone;
            };
            row("behind it", story("alpha"), story("gamma"), {});
            row("before it", story("alpha"), {}, story("gamma"));
            row("behind a longer one", story("alpha"), story("gamma", 60), {});
            row("within", story("alpha"), story("gamma", 6), story("gamma", 12));
            row("a short one", one, story("gamma"), {});
        }
    }
}

void TestWholeTexts::textInsideAnother_isNotTaken()
{
    QFETCH(QString, state);
    QFETCH(QByteArray, withdrawn);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    QFETCH(bool, isGone);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file("Alpha", withdrawn)));
    QVERIFY(write("c.md", file("Gamma", before + behind)));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
    if (isGone)
        QVERIFY(remove("a.md"));
    QVERIFY(write("c.md", file("Gamma", before + withdrawn + behind)));
    for (const bool takes : {false, true}) {
        const auto report = import(fixture, takes);
        VERIFY_RESULT(report);
        QCOMPARE(report->failed, 1);
        QVERIFY2(notes(report->failures).contains(QLatin1String("The file was not taken over.")),
                 qPrintable(notes(report->failures)));
        const Core::Article other = stored(fixture, "c.md");
        QCOMPARE(other.body.toUtf8(), before + behind);
        QVERIFY(other.isPublic(Core::utcNow()));
    }
}

void TestWholeTexts::textInsideANewFile_waits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("behind two") << story("sigma") + story("kappa") << QByteArray();
    QTest::newRow("behind a long one") << story("sigma", 80) << QByteArray();
    QTest::newRow("within") << story("sigma", 40) << story("kappa", 40);
}

void TestWholeTexts::textInsideANewFile_waits()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    for (const bool isGone : {false, true}) {
        StoreFixture fixture(Sql::Dialect::Sqlite);
        renew();
        QVERIFY(write("a.md", file("Alpha", story("alpha"))));
        QVERIFY(write("b.md", file("Beta", story("beta"))));
        VERIFY_RESULT(import(fixture));
        QVERIFY(withdraw(fixture, stored(fixture, "a.md"), QStringLiteral("draft")));
        if (isGone)
            QVERIFY(remove("a.md"));
        QVERIFY(write("n.md", file("Roundup", before + story("alpha") + behind)));
        QVERIFY(write("o.md", file("Others", before + behind)));
        VERIFY_RESULT(import(fixture));
        QCOMPARE(stored(fixture, "n.md").status, Core::Status::Draft);
        QCOMPARE(stored(fixture, "o.md").status, Core::Status::Published);
    }
}

void TestWholeTexts::partThatWasThere_isTaken()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    QVERIFY(write("c.md", file("Gamma", story("gamma", 8) + story("alpha"))));
    QVERIFY(write("d.md", file("Delta", story("delta"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), QStringLiteral("draft")));
    QVERIFY(write("c.md", file("Gamma", story("gamma", 8) + story("alpha") + "A correction.\n")));
    QVERIFY(write("d.md", file("Delta", story("delta") + story("alpha", 1))));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QVERIFY(stored(fixture, "c.md").body.contains(QLatin1String("A correction.")));
    QVERIFY(stored(fixture, "d.md").body.contains(QLatin1String("alpha")));
}

void TestWholeTexts::fewWords_wait_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("waits");
    for (const char *text :
         {"{{< youtube abc123 >}}", "{% youtube abc123 %}", "{{< youtube id=\"abc\" >}}",
          "{{< gallery dir=\"2020\" >}}", "![](photo.jpg)", "![](photo)", "[PDF](a.pdf)",
          "<Video id=\"abc\" />", "<img src=\"photo.jpg\">", "🎉🎉🎉", "2024", "Mayor quits.",
          "https://youtu.be/abc", "辞职"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char *text : {"Resigned.", "{{< gallery >}}", "**Soon!**"})
        QTest::newRow(text) << QByteArray(text) << false;
}

void TestWholeTexts::fewWords_wait()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, waits);
    for (const bool isGone : {false, true}) {
        for (const QString &state : {QStringLiteral("draft"), QStringLiteral("deleted")}) {
            StoreFixture fixture(Sql::Dialect::Sqlite);
            renew();
            QVERIFY(write("a.md", file("Alpha", text + '\n')));
            QVERIFY(write("b.md", file("Beta", story("beta"))));
            VERIFY_RESULT(import(fixture));
            QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
            if (isGone)
                QVERIFY(remove("a.md"));
            QVERIFY(write("v.md", file("Watch this", text + '\n', "2025-03-04")));
            QVERIFY(
                write("w.md", file("Watch that", text + "\n\n" + story("zebra"), "2025-03-04")));
            const auto report = import(fixture);
            VERIFY_RESULT(report);
            QCOMPARE(stored(fixture, "v.md").status,
                     waits ? Core::Status::Draft : Core::Status::Published);
            QCOMPARE(notes(report->warnings).contains(QLatin1String("v.md:0:")), waits);
            QCOMPARE(stored(fixture, "w.md").status, Core::Status::Published);
        }
    }
}

void TestWholeTexts::waitingDraft_waitsForAPerson()
{
    QFETCH(QString, state);
    for (const bool isGone : {false, true}) {
        StoreFixture fixture(Sql::Dialect::Sqlite);
        renew();
        QVERIFY(write("a.md", file("Alpha", story("alpha"))));
        QVERIFY(write("b.md", file("Beta", story("beta"))));
        VERIFY_RESULT(import(fixture));
        QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
        if (isGone)
            QVERIFY(remove("a.md"));
        QVERIFY(write("n.md", file("News of the road", story("alpha"))));
        VERIFY_RESULT(import(fixture));
        const auto waiting = [&] { return stored(fixture, "n.md"); };
        if (waiting().id.isNull())
            continue; // the file is the old one under another name
        QCOMPARE(waiting().status, Core::Status::Draft);
        const QByteArray other = story("omega");
        const QByteArrayList texts{file("Another title", story("alpha"), "2025-03-04"),
                                   file("Another title", other),
                                   "---\ntitle: Third\ndraft: true\n---\n" + other,
                                   file("Third", other), file("Third", other)};
        for (const QByteArray &text : texts) {
            QVERIFY(write("n.md", text));
            const auto report = import(fixture);
            VERIFY_RESULT(report);
            QCOMPARE(report->failed, 0);
            QCOMPARE(waiting().status, Core::Status::Draft);
            const bool isSaid = notes(report->warnings).contains(QLatin1String("n.md:0: "));
            QCOMPARE(isSaid, !text.contains("draft: true"));
        }
        QCOMPARE(waiting().title, QStringLiteral("Third"));
        // A person frees it.
        Core::Article freed = waiting();
        freed.status = Core::Status::Published;
        VERIFY_RESULT(fixture.save(freed));
        VERIFY_RESULT(import(fixture));
        QVERIFY(write("n.md", file("Fourth", other)));
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        QCOMPARE(waiting().title, QStringLiteral("Fourth"));
        QCOMPARE(waiting().status, Core::Status::Published);
        QVERIFY2(!notes(report->warnings).contains(QLatin1String("n.md")),
                 qPrintable(notes(report->warnings)));
    }
}

void TestWholeTexts::draftOfItsFile_isPublishedByIt()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    QVERIFY(write("n.md", "---\ntitle: News\ndraft: true\n---\n" + story("omega")));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), QStringLiteral("draft")));
    QVERIFY(write("n.md", file("News", story("omega"))));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture, "n.md").status, Core::Status::Published);
}

void TestWholeTexts::addressOfAnother_waits_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("waits");
    for (const char *state : {"draft", "archived", "put off", "deleted"}) {
        const auto row = [state](const char *name, const char *path, const char *source,
                                 const QByteArray &text, bool waits) {
            const QByteArray whole = QByteArray(state) + ": " + name;
            QTest::newRow(whole.constData()) << state << path << source << text << waits;
        };
        row("another folder", "news/alpha.md", "site", file("Alpha", story("omega")), true);
        row("another source", "alpha.md", "other", file("Alpha", story("omega")), true);
        row("another title", "news/alpha.md", "other", file("Omega", story("omega")), true);
        row("another address", "news/omega.md", "site", file("Alpha news", story("omega")), false);
        // Many a column has one name each week.
        if (QByteArray(state) != "put off") {
            row("another day", "news/alpha.md", "site", file("Alpha", story("omega"), "2024-01-12"),
                false);
        }
    }
}

void TestWholeTexts::addressOfAnother_waits()
{
    QFETCH(QString, state);
    QFETCH(QString, path);
    QFETCH(QString, source);
    QFETCH(QByteArray, text);
    QFETCH(bool, waits);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("posts/alpha.md", file("Alpha", story("alpha"))));
    QVERIFY(write("posts/b.md", file("Beta", story("beta"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "posts/alpha.md"), state));
    if (source != m_options.sourceName) {
        renew();
        m_options.sourceName = source;
    }
    QVERIFY(write(path.toLatin1().constData(), text));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    const Core::Article article = stored(fixture, path.toLatin1().constData());
    QCOMPARE(article.status, waits ? Core::Status::Draft : Core::Status::Published);
    QVERIFY2(notes(report->warnings)
                     .contains(path + QLatin1String(":0: It asks for the address of the article "
                                                    "\"Alpha\" (en/alpha)")) == waits,
             qPrintable(notes(report->warnings)));
}

void TestWholeTexts::addressOfOneMadeHere_waits()
{
    for (const auto &[state, isShown] :
         {std::pair("deleted", true), std::pair("draft", true), std::pair("deleted", false)}) {
        StoreFixture fixture(Sql::Dialect::Sqlite);
        renew();
        Core::Article made;
        made.title = QStringLiteral("Mayor resigns");
        made.language = QStringLiteral("en");
        made.status = isShown ? Core::Status::Published : Core::Status::Draft;
        made.body = QString::fromUtf8(story("zed"));
        const auto saved = fixture.save(made);
        VERIFY_RESULT(saved);
        QVERIFY(withdraw(fixture, *saved, QString::fromLatin1(state)));
        QVERIFY(write("mayor-resigns.md", "---\ntitle: Mayor resigns\n---\n" + story("omega")));
        VERIFY_RESULT(import(fixture));
        QCOMPARE(stored(fixture, "mayor-resigns.md").status,
                 isShown ? Core::Status::Draft : Core::Status::Published);
    }
}

QTEST_GUILESS_MAIN(TestWholeTexts)
#include "tst_wholetexts.moc"
