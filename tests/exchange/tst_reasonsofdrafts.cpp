#include "folder.h"

#include <exchange/articlefrommarkdown.h>
#include <exchange/importreport.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

MarkdownContext noon()
{
    MarkdownContext context;
    context.now = QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    return context;
}

} // namespace

/** What an article says of itself, and what the report says of that. */
class TestReasonsOfDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draft_hasAReason_data();
    void draft_hasAReason();
    void article_isPublic_data();
    void article_isPublic();
    void frontMatterOfAnotherLanguage_staysInTheText_data();
    void frontMatterOfAnotherLanguage_staysInTheText();
    void quarto_isMarkdown();
    void headerOfPelican_hasADate();
};

void TestReasonsOfDrafts::draft_hasAReason_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *matter, const char *reason) {
        QTest::newRow(matter) << QByteArray(matter) << QString::fromLatin1(reason);
    };
    row("hidden: true", "\"hidden\" keeps it from readers");
    row("unlisted: yes", "\"unlisted\" keeps it from readers");
    row("wip: true", "\"wip\" keeps it from readers");
    row("visible: false", "\"visible\" keeps it from readers");
    row("status: hidden", "\"hidden\" is a draft here");
    row("visibility: unlisted", "\"unlisted\" is a draft here");
    row("status: WIP", "\"WIP\" is a draft here");
    row("permalink: {build: false}", "its site writes no page of it");
    row("permalink: {serverless: /a/}", "its site writes no page of it");
    // What says nothing else needs none.
    row("draft: true", "");
    row("published: false", "");
    row("status: draft", "");
    row("permalink: false", "");
}

void TestReasonsOfDrafts::draft_hasAReason()
{
    QFETCH(QByteArray, matter);
    QFETCH(QString, reason);
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("posts/a.md")),
                                          "---\ntitle: A\n" + matter + "\n---\nText.\n", noon());
    QVERIFY(read);
    QCOMPARE(read->article.status, Core::Status::Draft);
    QCOMPARE(read->warnings.size(), reason.isEmpty() ? 0 : 1);
    QVERIFY2(notes(read->warnings).contains(reason), qPrintable(notes(read->warnings)));
}

void TestReasonsOfDrafts::article_isPublic_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QDate>("day");
    const auto row = [](const char *matter, const QDate &day) {
        QTest::newRow(matter) << QByteArray(matter) << day;
    };
    row("status: featured", {});
    row("permalink: {build: /a/}", {});
    // Material for MkDocs, Setting up a blog: "date: created:"
    row("date: {created: 2024-01-05}", QDate(2024, 1, 5));
    row("date:\n  created: 2024-01-05\n  updated: 2025-02-01", QDate(2024, 1, 5));
}

void TestReasonsOfDrafts::article_isPublic()
{
    QFETCH(QByteArray, matter);
    QFETCH(QDate, day);
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("posts/a.md")),
                                          "---\ntitle: A\n" + matter + "\n---\nText.\n", noon());
    QVERIFY(read);
    QVERIFY2(read->warnings.isEmpty(), qPrintable(notes(read->warnings)));
    QVERIFY(read->article.isPublic(noon().now));
    QCOMPARE(read->article.publishDay, day);
    // A day that was changed is not lost.
    QCOMPARE(read->article.fields.contains(QStringLiteral("date")), day.isValid());
}

void TestReasonsOfDrafts::frontMatterOfAnotherLanguage_staysInTheText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("js") << QByteArray("---js\n{ title: 'A', draft: true }\n---\n# B\n\nText.\n");
    QTest::newRow("with a blank") << QByteArray("--- coffee\ntitle: 'A'\n---\nText.\n");
    QTest::newRow("never closed") << QByteArray("---js\n{ title: 'A' }\n\nText.\n");
}

void TestReasonsOfDrafts::frontMatterOfAnotherLanguage_staysInTheText()
{
    QFETCH(QByteArray, text);
    const Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), text));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->failed, 0);
    QVERIFY2(notes(report->warnings).contains(QLatin1String("is not read")),
             qPrintable(notes(report->warnings)));
    const Core::Article article = articlesByPath(store).value(QStringLiteral("a.md"));
    QCOMPARE(article.status, Core::Status::Draft);
    QCOMPARE(article.body.toUtf8(), text);
    // A file that is mended is an update as others are.
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: A\n---\nText.\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(articlesByPath(store).value(QStringLiteral("a.md")).isPublic(Core::utcNow()));
}

void TestReasonsOfDrafts::quarto_isMarkdown()
{
    const Folder folder;
    QVERIFY(folder.write(QStringLiteral("posts/a.qmd"), "---\ntitle: A\n---\nText.\n"));
    QVERIFY(
        folder.write(QStringLiteral("posts/b.qmd"), "---\ntitle: B\ndraft: true\n---\nText.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QVERIFY2(report->leftOut.isEmpty(), qPrintable(notes(report->leftOut)));
    const auto articles = articlesByPath(store);
    QVERIFY(articles.value(QStringLiteral("posts/a.qmd")).isPublic(Core::utcNow()));
    QCOMPARE(articles.value(QStringLiteral("posts/a.qmd")).slug, QStringLiteral("a"));
    QCOMPARE(articles.value(QStringLiteral("posts/b.qmd")).status, Core::Status::Draft);
}

/** Pelican, Writing content: "Title: A" and its kind without fences. */
void TestReasonsOfDrafts::headerOfPelican_hasADate()
{
    const Folder folder;
    QVERIFY(folder.write(QStringLiteral("pelicanconf.py"), "AUTHOR = 'A'\n"));
    QVERIFY(folder.write(QStringLiteral("content/a.md"),
                         "Title: A\nDate: 2024-01-05 10:20\nCategory: News\n\nText.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QVERIFY(articlesByPath(store).value(QStringLiteral("content/a.md")).isPublic(Core::utcNow()));
}

QTEST_GUILESS_MAIN(TestReasonsOfDrafts)
#include "tst_reasonsofdrafts.moc"
