#include "../articles/storefixture.h"
#include "siteimporttest.h"
#include "withdrawal.h"

#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QString Ann = QStringLiteral("ann");

/** Sentences that no other word has. */
QByteArray story(const QByteArray &word)
{
    QByteArray text;
    for (int i = 0; i < 5; ++i) {
        text += "The " + word + " council of quarter " + QByteArray::number(i) + " hears what " +
                word + " people say of the " + word + " road.\n\n";
    }
    return text;
}

QByteArray file(const QByteArray &title, const QByteArray &text, const QByteArray &more = {})
{
    return "---\ntitle: " + title + '\n' + more + "---\n" + text;
}

} // namespace

/** The texts that an article had while readers saw it, after a person took it from them. */
class TestFormerTexts final : public SiteImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void textBeforeTheTake_waits_data() { addStates(); }
    void textBeforeTheTake_waits();
    void textBeforeATakeOfADraft_waits();
    void exchangedFiles_stayHidden_data() { addStates(); }
    void exchangedFiles_stayHidden();
    void olderText_waits_data() { addStates(); }
    void olderText_waits();
    void textOfAnArticleMadeHere_waits_data() { addStates(); }
    void textOfAnArticleMadeHere_waits();
    void draftMadeHere_holdsNothing_data();
    void draftMadeHere_holdsNothing();
    void takenOffByItsFile_holdsNothing();
    void publishedTexts_areTheNewestOfEach_data();
    void publishedTexts_areTheNewestOfEach();

private:
    static void addDialects()
    {
        QTest::addColumn<Sql::Dialect>("dialect");
        QTest::newRow("SQLite") << Sql::Dialect::Sqlite;
        QTest::newRow("PostgreSQL") << Sql::Dialect::PostgreSql;
    }
    static void addStates()
    {
        QTest::addColumn<Sql::Dialect>("dialect");
        QTest::addColumn<QString>("state");
        for (const Sql::Dialect dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
            const QByteArray where = dialect == Sql::Dialect::Sqlite ? "SQLite: " : "PostgreSQL: ";
            for (const char *state : {"draft", "archived", "put off", "deleted"})
                QTest::newRow(QByteArray(where + state).constData()) << dialect << state;
        }
    }
    bool write(const char *path, const QByteArray &bytes) const
    {
        return m_folder->write(QString::fromLatin1(path), bytes);
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
    /** A new file waits, also at the next import, and under another source. */
    void waits(StoreFixture &fixture, const char *path, const QString &said);
};

void TestFormerTexts::waits(StoreFixture &fixture, const char *path, const QString &said)
{
    for (int i = 0; i < 3; ++i) {
        if (i == 2) {
            m_options.sourceName = QStringLiteral("other");
            m_options.allowOverlap = true;
        }
        const auto report = import(fixture);
        VERIFY_RESULT(report);
        const QString warnings = notes(report->warnings);
        QVERIFY2(warnings.contains(QString::fromLatin1(path) + QLatin1String(":0: ") + said),
                 qPrintable(warnings));
        const auto known =
            fixture.store.bySource(m_options.sourceName, {QString::fromLatin1(path)}, {}).result();
        VERIFY_RESULT(known);
        QCOMPARE(known->constFirst().status, Core::Status::Draft);
    }
}

void TestFormerTexts::textBeforeTheTake_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    StoreFixture fixture(dialect);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
    QVERIFY(write("a.md", file("Alpha", story("omega"))));
    VERIFY_RESULT(import(fixture, true));
    if (state != QLatin1String("deleted"))
        QVERIFY(stored(fixture, "a.md").body.contains(QLatin1String("omega")));
    QVERIFY(write("new.md", file("Other", story("alpha"))));
    waits(fixture, "new.md",
          state == QLatin1String("deleted")
              ? QStringLiteral("Its text is that of a.md")
              : QStringLiteral("It has a text that the article \"Alpha\" (en/a) had, which "));
}

/** The new file keeps its article from readers, too, and so tells nothing of the person. */
void TestFormerTexts::textBeforeATakeOfADraft_waits()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), QStringLiteral("draft")));
    QVERIFY(write("a.md", file("Alpha", story("omega"), "draft: true\n")));
    VERIFY_RESULT(import(fixture, true));
    QVERIFY(write("a.md", file("Alpha", story("omega"))));
    QVERIFY(write("new.md", file("Other", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture, "a.md").status, Core::Status::Draft);
    waits(fixture, "new.md", QStringLiteral("It has a text that the article \"Alpha\""));
}

void TestFormerTexts::exchangedFiles_stayHidden()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    StoreFixture fixture(dialect);
    const QByteArray alpha = file("Alpha", story("alpha"));
    const QByteArray beta = file("Beta", story("beta"));
    QVERIFY(write("a.md", alpha) && write("b.md", beta));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
    QVERIFY(write("a.md", beta) && write("b.md", alpha));
    for (int i = 0; i < 3; ++i) {
        const auto report = import(fixture, true);
        VERIFY_RESULT(report);
        QVERIFY2(notes(report->failures).contains(QLatin1String("b.md:0: This file has")),
                 qPrintable(notes(report->failures)));
        QVERIFY(stored(fixture, "b.md").body.contains(QLatin1String("beta")));
    }
}

void TestFormerTexts::olderText_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    StoreFixture fixture(dialect);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(write("a.md", file("Alpha", story("omega"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(withdraw(fixture, stored(fixture, "a.md"), state));
    QVERIFY(write("old.md", file("Old", story("alpha"))));
    waits(fixture, "old.md", QStringLiteral("It has a text that the article \"Alpha\" (en/a) had"));
}

void TestFormerTexts::textOfAnArticleMadeHere_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    StoreFixture fixture(dialect);
    Core::Article made;
    made.title = QStringLiteral("Zed");
    made.language = QStringLiteral("en");
    made.status = Core::Status::Published;
    made.body = QStringLiteral("The lamps of the harbour go out at six.\n");
    const auto saved = fixture.save(made);
    VERIFY_RESULT(saved);
    QVERIFY(withdraw(fixture, *saved, state));
    QVERIFY(write("zed.md", file("Zed", made.body.toUtf8(), "slug: zed\n")));
    waits(fixture, "zed.md", QStringLiteral("It has a text that the article \"Zed\" (en/zed) had"));
}

void TestFormerTexts::draftMadeHere_holdsNothing_data()
{
    addDialects();
}

/** Nobody took it from readers. */
void TestFormerTexts::draftMadeHere_holdsNothing()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (const char *title : {"Kept", "Deleted"}) {
        Core::Article made;
        made.title = QString::fromLatin1(title);
        made.language = QStringLiteral("en");
        made.body = QString::fromUtf8(story("alpha"));
        const auto saved = fixture.save(made);
        VERIFY_RESULT(saved);
        if (made.title == QLatin1String("Deleted"))
            VERIFY_RESULT(fixture.store.remove(saved->id, 0, Ann, {}).result());
    }
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(stored(fixture, "a.md").status, Core::Status::Published);
}

void TestFormerTexts::takenOffByItsFile_holdsNothing()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", file("Alpha", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QVERIFY(write("a.md", file("Alpha", story("omega"), "draft: true\n")));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture, "a.md").status, Core::Status::Draft);
    QVERIFY(write("a.md", file("Alpha", story("omega"))));
    QVERIFY(write("b.md", file("Beta", story("alpha"))));
    VERIFY_RESULT(import(fixture));
    QCOMPARE(stored(fixture, "a.md").status, Core::Status::Published);
    QCOMPARE(stored(fixture, "b.md").status, Core::Status::Published);
}

void TestFormerTexts::publishedTexts_areTheNewestOfEach_data()
{
    addDialects();
}

void TestFormerTexts::publishedTexts_areTheNewestOfEach()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Core::Article article;
    article.title = QStringLiteral("Plan");
    article.language = QStringLiteral("en");
    const auto save = [&](Core::Status status, const char *body, const char *section) {
        article.status = status;
        article.body = QString::fromLatin1(body);
        article.section = QString::fromLatin1(section);
        const auto saved = fixture.save(article);
        if (saved)
            article = *saved;
        return bool(saved);
    };
    using enum Core::Status;
    QVERIFY(save(Draft, "First.", "a") && save(Published, "Second.", "a") &&
            save(Published, "Second.", "b") && save(Published, "Third.", "b") &&
            save(Draft, "Fourth.", "b"));
    const auto read = fixture.store.publishedTexts({article.id}, {}).result();
    VERIFY_RESULT(read);
    QMap<qint64, QString> texts;
    for (const Core::Article &version : *read) {
        QCOMPARE(version.id, article.id);
        texts.insert(version.version, version.body);
    }
    QCOMPARE(texts, (QMap<qint64, QString>{{3, QStringLiteral("Second.")},
                                           {4, QStringLiteral("Third.")}}));
    for (int i = 0; i < 60; ++i)
        QVERIFY(save(Published, QByteArray::number(i).constData(), "b"));
    const auto many = fixture.store.publishedTexts({article.id}, {}).result();
    VERIFY_RESULT(many);
    QCOMPARE(many->size(), 50);
    QVERIFY(std::none_of(many->cbegin(), many->cend(),
                         [](const Core::Article &version) { return version.version < 15; }));
    const auto none = fixture.store.publishedTexts({}, {}).result();
    VERIFY_RESULT(none);
    QVERIFY(none->isEmpty());
}

QTEST_GUILESS_MAIN(TestFormerTexts)
#include "tst_formertexts.moc"
