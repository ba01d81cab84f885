#include "folder.h"

#include <core/articlejson.h>
#include <exchange/markdownexport.h>

#include <QJsonArray>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <support/corpora.h>
#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Tests;

class TestImportCorpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carpentries_allComeIn();
    void opensourceGuide_allLanguagesComeIn();
    void exports_comeBackAlike_data();
    void exports_comeBackAlike();
    void manyFiles_reportProgress();
};

void TestImportCorpora::carpentries_allComeIn()
{
    QTemporaryDir folder;
    TRIPTYCH_UNPACK_OR_SKIP("articles-carpentries.tar.gz", folder);
    const QString posts = folder.filePath(QStringLiteral("content/posts"));
    FakeArticleStore store;
    const auto report = importNow(store, posts);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QCOMPARE(notes(report->failures), QString());
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->created, 1285);
    QCOMPARE(notes(report->leftOut),
             QStringLiteral("_index.md:0: It is the page of a section, not an article."));
    QStringList others;
    // Five posts have a placeholder for a time, and eleven name two or three different dates, of
    // which the last counts.
    // Some months have posts of the same name: weekly-review.md, ...
    int times = 0, dates = 0, rivals = 0;
    for (const Exchange::ImportNote &note : report->warnings) {
        if (note.reason.startsWith(QLatin1String("The time was left out: \"hh:mm:")))
            ++times;
        else if (note.reason.startsWith(QLatin1String("\"date\" stands again in line")))
            ++dates;
        else if (note.reason.startsWith(QLatin1String("Its slug is that of ")))
            ++rivals;
        else
            others << notes({note});
    }
    QCOMPARE(others.join(QLatin1Char('\n')), QString());
    QCOMPARE(report->addresses.size(), rivals);
    QCOMPARE(times, 5);
    QCOMPARE(dates, 12);
    QVERIFY(report->warnings.contains(
        {QStringLiteral("2017/11/apply-mentoring-cochair.md"), 6,
         QStringLiteral("The time was left out: \"hh:mm:00\" is not a time of day.")}));

    const auto articles = articlesByPath(store);
    QCOMPARE(articles.size(), 1285);
    const auto dateOf = [&](const char *path) {
        return articles.value(QString::fromLatin1(path)).publishAt.toString(Qt::ISODate);
    };
    QCOMPARE(dateOf("2024/12/the-carpentries-handbooks-relaunched.md"),
             QStringLiteral("2024-12-09T09:00:00Z"));
    QCOMPARE(dateOf("2017/06/SWC-Blog-summary.md"), QStringLiteral("2017-06-19T22:00:00Z"));
    QCOMPARE(dateOf("2017/07/NASA-2.md"), QStringLiteral("2017-07-11T06:00:00Z"));
    QCOMPARE(dateOf("2017/11/apply-mentoring-cochair.md"), QStringLiteral("2017-11-21T00:00:00Z"));
    QCOMPARE(dateOf("2018/08/2018-08-29-geospatial-launch.md"),
             QStringLiteral("2018-08-29T00:00:00Z"));
    QCOMPARE(dateOf("2017/11/online-meetings.md").mid(10), QStringLiteral("T00:00:13Z"));

    const Core::Article nasa = articles.value(QStringLiteral("2017/07/NASA-2.md"));
    QCOMPARE(nasa.authors.join(QLatin1Char('|')),
             QStringLiteral("Ryan Avery|Kunal Marwaha|Katie Moore|Kelly Meehan"));
    QCOMPARE(nasa.tags.join(QLatin1Char('|')),
             QStringLiteral("Debriefs|Workshops|Software Carpentry"));
    QCOMPARE(nasa.title, QStringLiteral("Two Workshops at NASA DEVELOP (or, Python De-Fanged)"));
    QCOMPARE(nasa.status, Core::Status::Published);
    // A permalink keeps its capitals, and so is another than "2022-executive-council-elections".
    QCOMPARE(articles.value(QStringLiteral("2024/04/Elections.md")).slug,
             QStringLiteral("2022-Executive-Council-Elections"));
    QCOMPARE(nasa.fields.value(QStringLiteral("layout")), QJsonValue(QStringLiteral("page")));

    const Core::Article ocean = articles.value(QStringLiteral("2018/09/atmos-ocean-launch.md"));
    QCOMPARE(ocean.title, QStringLiteral("Data Carpentry for Atmosphere and Ocean Scientists"));
    QCOMPARE(ocean.tags.join(QLatin1Char('|')), QStringLiteral("Workshops|Data Carpentry|blog"));
    QCOMPARE(ocean.fields.value(QStringLiteral("comments")), QJsonValue(true));
    const Core::Article capital =
        articles.value(QStringLiteral("2018/02/library-carpentry-repost.md"));
    QVERIFY(capital.tags.contains(QStringLiteral("blog")));
    QCOMPARE(capital.fields.value(QStringLiteral("header"))
                 .toObject()
                 .value(QStringLiteral("image_fullwidth")),
             QJsonValue(QStringLiteral("light-blue-wood-texture.jpg")));
    const Core::Article block =
        articles.value(QStringLiteral("2026/02/calling-community-pilots-open-science-lessons.md"));
    QVERIFY(!block.authors.isEmpty());

    QSet<QString> slugs;
    int withoutDate = 0, withoutAuthor = 0, withReturns = 0;
    for (const Core::Article &article : articles) {
        slugs.insert(article.slug);
        withoutDate += article.publishAt.isValid() ? 0 : 1;
        withoutAuthor += article.authors.isEmpty() ? 1 : 0;
        withReturns += article.body.contains(QLatin1Char('\r')) ? 1 : 0;
        QCOMPARE(article.status, Core::Status::Published);
        QCOMPARE(article.language, QStringLiteral("en"));
        QVERIFY(!article.title.isEmpty());
        QVERIFY(article.translationGroup.isNull());
    }
    QCOMPARE(slugs.size(), 1285);
    QCOMPARE(withoutDate, 0);
    QCOMPARE(withoutAuthor, 0);
    QCOMPARE(withReturns, 0);

    const int writes = store.writes;
    const auto again = importNow(store, posts);
    QVERIFY(again);
    QCOMPARE(again->unchanged, 1285);
    QCOMPARE(again->created + again->updated + again->failed, 0);
    QCOMPARE(store.writes, writes);
}

void TestImportCorpora::opensourceGuide_allLanguagesComeIn()
{
    QTemporaryDir folder;
    TRIPTYCH_UNPACK_OR_SKIP("articles-opensource-guide.tar.gz", folder);
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->failures), QString());
    QCOMPARE(notes(report->warnings), QString());
    QCOMPARE(report->created, 349);
    QStringList leftOut;
    for (const Exchange::ImportNote &note : report->leftOut) {
        if (!note.file.endsWith(QLatin1String(".html")))
            leftOut << note.file;
    }
    leftOut.sort();
    QCOMPARE(report->leftOut.size() - leftOut.size(), 28); // the home page of each language
    QCOMPARE(leftOut.join(QLatin1Char(' ')), QStringLiteral("LICENSE zh-hant/README.md"));
    const auto articles = articlesByPath(store);
    QSet<QString> languages, addresses;
    for (const Core::Article &article : articles) {
        languages.insert(article.language);
        addresses.insert(article.language + QLatin1Char('/') + article.slug);
    }
    QCOMPARE(languages.size(), 29);
    QCOMPARE(addresses.size(), 349);
    const Core::Article english = articles.value(QStringLiteral("best-practices.md"));
    const Core::Article chinese = articles.value(QStringLiteral("zh-hans/best-practices.md"));
    const Core::Article french = articles.value(QStringLiteral("fr/best-practices.md"));
    QCOMPARE(english.language, QStringLiteral("en"));
    QCOMPARE(chinese.language, QStringLiteral("zh-hans"));
    QVERIFY(!english.translationGroup.isNull());
    QCOMPARE(english.translationGroup, chinese.translationGroup);
    QCOMPARE(english.translationGroup, french.translationGroup);
    QCOMPARE(english.slug, chinese.slug);
    QVERIFY(english.translationGroup !=
            articles.value(QStringLiteral("legal.md")).translationGroup);
    QVERIFY(french.summary.startsWith(QStringLiteral("Facilitez-vous la vie")));
    QCOMPARE(french.fields.value(QStringLiteral("related")).toArray().size(), 2);
    QCOMPARE(french.fields.value(QStringLiteral("order")), QJsonValue(5));
    const auto again = importNow(store, folder.path());
    QVERIFY(again);
    QCOMPARE(again->unchanged, 349);
}

void TestImportCorpora::exports_comeBackAlike_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<QString>("inside");
    QTest::newRow("carpentries") << "articles-carpentries.tar.gz"
                                 << "/content/posts";
    QTest::newRow("opensource-guide") << "articles-opensource-guide.tar.gz"
                                      << "";
}

void TestImportCorpora::exports_comeBackAlike()
{
    QFETCH(QString, archive);
    QFETCH(QString, inside);
    QTemporaryDir folder;
    if (!unpackCorpus(archive, folder))
        QSKIP("../shared/corpora is not here");
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path() + inside));
    const auto before = articlesByPath(store);
    Folder exported;
    for (const Core::Article &article : before)
        QVERIFY(
            exported.write(Exchange::exportPath(article), Exchange::articleToMarkdown(article)));
    FakeArticleStore second;
    const auto report = importNow(second, exported.path());
    QVERIFY(report);
    QCOMPARE(notes(report->failures), QString());
    QCOMPARE(report->created, int(before.size()));
    const auto after = articlesByPath(second);
    for (Core::Article expected : before) {
        const Core::Article back = after.value(Exchange::exportPath(expected));
        expected.source = back.source;
        QCOMPARE(Core::articleToJson(back).value(QStringLiteral("fields")),
                 Core::articleToJson(expected).value(QStringLiteral("fields")));
        QCOMPARE(back.body, expected.body);
        QVERIFY2(back.sameContent(expected), qPrintable(expected.title));
    }
}

void TestImportCorpora::manyFiles_reportProgress()
{
    Folder folder;
    for (int i = 0; i < 450; ++i)
        QVERIFY(folder.write(QStringLiteral("a%1.md").arg(i), "# Title\n\ntext\n"));
    FakeArticleStore store;
    Exchange::MarkdownImporter importer(store);
    QSignalSpy spy(&importer, &Exchange::MarkdownImporter::progressed);
    auto future =
        importer.importFolder(folder.path(), {}, Core::Call::within(std::chrono::minutes(1)));
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
    QTRY_COMPARE(spy.size(), 450);
    QCOMPARE(spy.last().at(0).toInt(), 450);
    QCOMPARE(spy.last().at(1).toInt(), 450);
    QCOMPARE(future.result()->created, 450);
}

QTEST_GUILESS_MAIN(TestImportCorpora)
#include "tst_importcorpora.moc"
