#include "folder.h"

#include <exchange/articlefrommarkdown.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** Posts as Nikola writes them: Handbook, Creating a Blog Post and Metadata fields. */
class TestNikolaPosts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_isFrontMatter();
    void headerThatHides_isHeard_data();
    void headerThatHides_isHeard();
    void otherComments_stayText();
    void metaFileBesideAnArticle_isItsMatter();
    void metaFile_doesNotStandBeforeTheArticle();
};

void TestNikolaPosts::header_isFrontMatter()
{
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("posts/x.md")),
                                          "<!--\n"
                                          ".. title: Budget: the talk\n"
                                          ".. slug: budget-talk\n"
                                          ".. date: 2024-01-05 19:52:05 UTC\n"
                                          ".. tags: money, city council\n"
                                          ".. category: News\n"
                                          ".. link:\n"
                                          ".. description: What it costs\n"
                                          ".. author: Ana Lima\n"
                                          ".. type: text\n"
                                          "-->\n\n"
                                          "Text {# x #}.\n");
    QVERIFY(read);
    const Core::Article &article = read->article;
    QCOMPARE(article.title, QStringLiteral("Budget: the talk"));
    QCOMPARE(article.slug, QStringLiteral("budget-talk"));
    QCOMPARE(article.publishAt, QDateTime(QDate(2024, 1, 5), QTime(19, 52, 5), Qt::UTC));
    QCOMPARE(article.tags, (QStringList{u"money"_qs, u"city council"_qs, u"News"_qs}));
    QCOMPARE(article.summary, QStringLiteral("What it costs"));
    QCOMPARE(article.authors, QStringList{u"Ana Lima"_qs});
    QCOMPARE(article.body, QStringLiteral("Text {# x #}.\n"));
    QCOMPARE(article.fields.keys(), QStringList{u"type"_qs});
    // Lines are those of the file.
    QCOMPARE(read->warnings.size(), 1);
    QCOMPARE(read->warnings.first().line, 13);
}

void TestNikolaPosts::headerThatHides_isHeard_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow(".. status: draft") << false;
    QTest::newRow(".. status: private") << false;
    QTest::newRow(".. tags: a, draft") << false;
    QTest::newRow(".. tags: private") << false;
    QTest::newRow(".. date: 2031-01-01 10:00:00 UTC") << false;
    QTest::newRow(".. date: sometime") << false;
    QTest::newRow(".. tags: draft beer") << true;
    QTest::newRow(".. status: published") << true;
    QTest::newRow(".. status:") << true;
}

void TestNikolaPosts::headerThatHides_isHeard()
{
    QFETCH(bool, isShown);
    const QByteArray line(QTest::currentDataTag());
    for (const QByteArray &file :
         QByteArrayList{"<!--\n.. title: A\n" + line + "\n-->\n\nText.\n",
                        "\n<!-- \n.. title: A\n.. slug: a\n" + line + "\n-->\nText.\n",
                        ".. title: A\n" + line + "\n\nText.\n"}) {
        const auto read = articleFromMarkdown(ImportPath(QStringLiteral("posts/x.md")), file);
        QVERIFY2(read, file.constData());
        QVERIFY2(read->article.isPublic(Core::utcNow()) == isShown, file.constData());
        QCOMPARE(read->article.title, QStringLiteral("A"));
        QVERIFY2(read->article.body == QLatin1String("Text.\n"), file.constData());
    }
}

void TestNikolaPosts::otherComments_stayText()
{
    for (const QByteArray &file : QByteArrayList{
             "<!-- A note. -->\n\n# Title\n\nText.\n", "<!--\n.. type: text\n-->\n# Title\n",
             "<!--\n.. title:\n-->\n# Title\n", "# Title\n\n<!--\n.. title: B\n-->\n"}) {
        const auto read = articleFromMarkdown(ImportPath(QStringLiteral("x.md")), file);
        QVERIFY(read);
        QCOMPARE(read->article.title, QStringLiteral("Title"));
        QCOMPARE(read->article.body, QString::fromUtf8(file));
    }
}

void TestNikolaPosts::metaFileBesideAnArticle_isItsMatter()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("posts/a.md"), "Text of a.\n"));
    QVERIFY(folder.write(QStringLiteral("posts/a.meta"),
                         ".. title: The first\n.. slug: first\n.. date: 2024-01-05 10:00 UTC\n"
                         ".. tags: x, y\n"));
    QVERIFY(folder.write(QStringLiteral("posts/b.md"), "Text of b.\n"));
    QVERIFY(folder.write(QStringLiteral("posts/b.meta"), ".. title: B\n.. status: draft\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    auto articles = articlesByPath(store);
    const Core::Article a = articles.value(QStringLiteral("posts/a.md"));
    QCOMPARE(a.title, QStringLiteral("The first"));
    QCOMPARE(a.slug, QStringLiteral("first"));
    QCOMPARE(a.tags, (QStringList{u"x"_qs, u"y"_qs}));
    QCOMPARE(a.publishAt, QDateTime(QDate(2024, 1, 5), QTime(10, 0), Qt::UTC));
    QVERIFY(a.isPublic(Core::utcNow()));
    const Core::Article b = articles.value(QStringLiteral("posts/b.md"));
    QCOMPARE(b.title, QStringLiteral("B"));
    QVERIFY(!b.isPublic(Core::utcNow()));
    // Other words there are news of the article.
    QVERIFY(folder.write(QStringLiteral("posts/a.meta"), ".. title: The second\n.. slug: first\n"));
    const auto again = importNow(store, folder.path());
    QVERIFY(again);
    QCOMPARE(again->updated, 1);
    articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("posts/a.md")).title, QStringLiteral("The second"));
}

void TestNikolaPosts::metaFile_doesNotStandBeforeTheArticle()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: Own\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("a.meta"), ".. title: Other\n.. author: Ana\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    const Core::Article a = articlesByPath(store).value(QStringLiteral("a.md"));
    QCOMPARE(a.title, QStringLiteral("Own"));
    QCOMPARE(a.authors, QStringList{u"Ana"_qs});
}

QTEST_GUILESS_MAIN(TestNikolaPosts)
#include "tst_nikolaposts.moc"
