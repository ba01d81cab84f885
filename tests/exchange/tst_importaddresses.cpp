#include "disk.h"

#include <core/oldaddress.h>
#include <exchange/importdigest.h>
#include <exchange/redirects.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What a later import does about addresses, redirects and who may publish. */
class TestImportAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newLanguage_leavesTheAddress();
    void takenAddressInTheNewLanguage_keepsTheArticle_data();
    void takenAddressInTheNewLanguage_keepsTheArticle();
    void oldSlugOfAPublicArticle_isKept_data();
    void oldSlugOfAPublicArticle_isKept();
    void keptRedirects_areNoEdit_data();
    void keptRedirects_areNoEdit();
    void redirectsOfTheFile_areItsOwn();
    void whoMayNotPublish_keepsDrafts();
    void editorWhoPublishedIt_isNotUndone();

private:
    bool write(const char *file, const QByteArray &matter, const QByteArray &text) const
    {
        return m_disk->write(QStringLiteral("s/site/") + QLatin1String(file),
                             "---\n" + matter + "\n---\n" + text);
    }
    Core::Result<ImportReport> import(MarkdownImportOptions options = {})
    {
        return importNow(*m_store, m_disk->path(QStringLiteral("s/site")), options);
    }
    Core::Article at(const char *file)
    {
        return articlesByPath(*m_store).value(QLatin1String(file));
    }
    bool save(const Core::Article &article)
    {
        return m_store->save(article, QStringLiteral("a person"), {}).result().has_value();
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<FakeArticleStore> m_store;

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<Disk>();
        m_store = std::make_unique<FakeArticleStore>();
    }
};

void TestImportAddresses::newLanguage_leavesTheAddress()
{
    QVERIFY(write("a.md", "slug: news\nlang: en", "One.\n"));
    QCOMPARE(import()->created, 1);
    QVERIFY(write("a.md", "slug: news\nlang: de", "One.\n"));
    QVERIFY(write("b.md", "slug: news\nlang: en", "One.\n"));
    const auto report = import();
    QVERIFY2(report && report->updated == 1 && report->created == 1, qPrintable(said(report)));
    QCOMPARE(at("b.md").slug, QStringLiteral("news"));
    QCOMPARE(at("a.md").language, QStringLiteral("de"));
    const QString news = QStringLiteral("news");
    QCOMPARE(report->addresses, (QList<AddressChange>{{QStringLiteral("a.md"),
                                                       {QStringLiteral("en"), news},
                                                       {QStringLiteral("de"), news}}}));
    QStringList told;
    for (const ReportRow &row : importReportRows(*report)) {
        if (row.kind == ReportRow::Kind::Address)
            told << row.text;
    }
    QCOMPARE(told, QStringList{QStringLiteral("en/news → de/news")});
    QCOMPARE(import()->unchanged, 2);
}

void TestImportAddresses::takenAddressInTheNewLanguage_keepsTheArticle_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("later");
    QTest::newRow("given slug") << QByteArray("slug: news\n") << QByteArray("slug: news\n");
    QTest::newRow("by its name") << QByteArray() << QByteArray();
    QTest::newRow("slug changed, too") << QByteArray("slug: old\n") << QByteArray("slug: news\n");
}

void TestImportAddresses::takenAddressInTheNewLanguage_keepsTheArticle()
{
    QFETCH(QByteArray, matter);
    QFETCH(QByteArray, later);
    QVERIFY(write("x/news.md", matter + "lang: en", "One.\n"));
    QVERIFY(write("y/other.md", "slug: news\nlang: de", "One.\n"));
    QCOMPARE(import()->created, 2);
    const QString slug = at("x/news.md").slug;
    QVERIFY(write("x/news.md", later + "lang: de", "One.\n"));
    const auto warning = [](const Core::Result<ImportReport> &report) {
        return report && report->failed == 0 && report->warnings.size() == 1 &&
               report->warnings.first().reason.contains(QStringLiteral("\"de\"")) &&
               report->warnings.first().reason.contains(QStringLiteral("\"news\""));
    };
    MarkdownImportOptions look;
    look.dryRun = true;
    // The look says what the run does, again and again.
    for (const bool isDry : {true, false, true, false}) {
        const auto report = import(isDry ? look : MarkdownImportOptions());
        QVERIFY2(warning(report), qPrintable(said(report) + notes(report->warnings)));
        QCOMPARE(report->unchanged, 2);
        QCOMPARE(at("x/news.md").language, QStringLiteral("en"));
        QCOMPARE(at("x/news.md").slug, slug);
        QCOMPARE(at("x/news.md").version, 1);
    }
    // A text that is news is taken over all the same, and the file is not taken for edited here.
    for (const char *text : {"Two.\n", "Three.\n"}) {
        QVERIFY(write("x/news.md", later + "lang: de", text));
        for (const bool isDry : {true, false}) {
            const auto report = import(isDry ? look : MarkdownImportOptions());
            QVERIFY2(warning(report), qPrintable(said(report) + notes(report->warnings)));
            QCOMPARE(report->updated, 1);
        }
        QCOMPARE(at("x/news.md").body, QString::fromLatin1(text));
        QCOMPARE(at("x/news.md").language, QStringLiteral("en"));
    }
    // The other one leaves in the same run, behind it.
    QVERIFY(write("y/other.md", "slug: elsewhere\nlang: de", "One.\n"));
    for (const bool isDry : {true, false}) {
        const auto report = import(isDry ? look : MarkdownImportOptions());
        QVERIFY2(report && report->updated == 2, qPrintable(said(report)));
    }
    QCOMPARE(at("x/news.md").language, QStringLiteral("de"));
    QCOMPARE(at("x/news.md").slug, QStringLiteral("news"));
    QCOMPARE(import()->unchanged, 2);
}

void TestImportAddresses::oldSlugOfAPublicArticle_isKept_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QJsonValue>("kept"); ///< of "one", "two" and "three", then back to "one"
    const QJsonArray both{QStringLiteral("two"), QStringLiteral("three")};
    QTest::newRow("public") << QByteArray("title: A") << QJsonValue(both);
    QTest::newRow("with others") << QByteArray("title: A\nredirect_from: [/x/]")
                                 << QJsonValue(QJsonArray{QStringLiteral("/x/")} + both[0] +
                                               both[1]);
    QTest::newRow("with one") << QByteArray("title: A\nredirect_from: /x/")
                              << QJsonValue(QJsonArray{QStringLiteral("/x/")} + both[0] + both[1]);
    QTest::newRow("a draft") << QByteArray("title: A\ndraft: true")
                             << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("to come") << QByteArray("title: A\ndate: 2999-01-01")
                             << QJsonValue(QJsonValue::Undefined);
}

void TestImportAddresses::oldSlugOfAPublicArticle_isKept()
{
    QFETCH(QByteArray, matter);
    QFETCH(QJsonValue, kept);
    QVERIFY(write("a.md", matter + "\nslug: one", "One.\n"));
    QCOMPARE(import()->created, 1);
    int text = 0;
    // Each slug twice: alone, and with a text that is news.
    for (const char *slug : {"two", "three", "one"}) {
        const QByteArray both = matter + "\nslug: " + slug;
        if (QByteArray(slug) != "three")
            ++text;
        QVERIFY(write("a.md", both, QByteArray::number(text)));
        const auto moved = import();
        QVERIFY2(moved && moved->updated == 1 && moved->failed == 0, qPrintable(said(moved)));
        QCOMPARE(at("a.md").slug, QString::fromLatin1(slug));
        QCOMPARE(import()->unchanged, 1);
    }
    QCOMPARE(at("a.md").fields.value(QLatin1String("redirect_from")), kept);
    QStringList from;
    for (const Redirect &redirect : redirectsOf(at("a.md")))
        from << redirect.from;
    QCOMPARE(from.contains(QStringLiteral("two")), !kept.isUndefined());
    QCOMPARE(from.contains(QStringLiteral("three")), !kept.isUndefined());
}

void TestImportAddresses::keptRedirects_areNoEdit_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::newRow("none in the file") << QByteArray("slug: one");
    QTest::newRow("a text in the file") << QByteArray("slug: one\nredirect_from: /x/");
    QTest::newRow("a list in the file") << QByteArray("slug: one\nredirect_from: [/x/, /y/]");
    QTest::newRow("a map in the file") << QByteArray("slug: one\nredirect_from: {a: b}");
}

void TestImportAddresses::keptRedirects_areNoEdit()
{
    QFETCH(QByteArray, matter);
    QVERIFY(write("a.md", matter, "One.\n"));
    QCOMPARE(import()->created, 1);
    // As the desk does where a person changes the slug.
    Core::Article chosen = at("a.md");
    chosen.slug = QStringLiteral("chosen");
    QVERIFY(Core::keepOldSlug(at("a.md"), &chosen));
    QVERIFY(save(chosen));
    const QJsonValue redirects = at("a.md").fields.value(QLatin1String("redirect_from"));
    for (const char *text : {"Two.\n", "Three.\n"}) {
        QVERIFY(write("a.md", matter, text));
        const auto report = import();
        QVERIFY2(report && report->updated == 1, qPrintable(said(report)));
        QCOMPARE(at("a.md").body, QString::fromLatin1(text));
        QCOMPARE(at("a.md").slug, QStringLiteral("chosen"));
        QCOMPARE(at("a.md").fields.value(QLatin1String("redirect_from")), redirects);
    }
    // The same edit in both is one all the same.
    Core::Article edited = at("a.md");
    edited.body = QStringLiteral("Four.\n");
    QVERIFY(save(edited));
    QVERIFY(write("a.md", matter, "Four.\n"));
    QCOMPARE(import()->unchanged, 1);
    QCOMPARE(at("a.md").fields.value(QLatin1String("redirect_from")), redirects);
    // What a person writes is an edit.
    edited = at("a.md");
    edited.fields.insert(QStringLiteral("redirect_from"), QJsonArray{1, QStringLiteral("z")});
    QVERIFY(save(edited));
    QVERIFY(write("a.md", matter, "Five.\n"));
    QCOMPARE(import()->editedHere.size(), 1);
}

void TestImportAddresses::redirectsOfTheFile_areItsOwn()
{
    QVERIFY(write("a.md", "slug: one\nredirect_from: [/x/, /y/]", "One.\n"));
    QCOMPARE(import()->created, 1);
    QVERIFY(write("a.md", "slug: two\nredirect_from: [/x/, /y/]", "One.\n"));
    QCOMPARE(import()->updated, 1);
    // What the file takes back is gone, what the import kept stays.
    QVERIFY(write("a.md", "slug: two\nredirect_from: [/x/]", "One.\n"));
    QCOMPARE(import()->updated, 1);
    QCOMPARE(at("a.md").fields.value(QLatin1String("redirect_from")).toArray(),
             (QJsonArray{QStringLiteral("/x/"), QStringLiteral("one")}));
    QVERIFY(write("a.md", "slug: two\nredirect_from: [one]", "One.\n"));
    QCOMPARE(import()->updated, 1);
    QCOMPARE(at("a.md").fields.value(QLatin1String("redirect_from")).toArray(),
             (QJsonArray{QStringLiteral("one")}));
    QCOMPARE(import()->unchanged, 1);
}

void TestImportAddresses::whoMayNotPublish_keepsDrafts()
{
    m_store->publishes = false;
    QVERIFY(write("public.md", "title: P\ndate: 2019-03-13", "One.\n"));
    QVERIFY(write("later.md", "title: L\ndate: 2999-03-13", "One.\n"));
    QVERIFY(write("draft.md", "title: D\ndraft: true", "One.\n"));
    QVERIFY(write("old.md", "title: O\ndate: 2019-03-13\nexpiryDate: 2020-01-01", "One.\n"));
    for (const bool dry : {true, false}) {
        MarkdownImportOptions options;
        options.dryRun = dry;
        const auto report = import(options);
        QVERIFY2(report && report->created == 4, qPrintable(said(report)));
        QCOMPARE(report->drafts, 4);
        QCOMPARE(report->scheduled, 0);
        QCOMPARE(report->warnings.size(), 3);
        for (const ImportNote &note : report->warnings) {
            QVERIFY(note.file != QLatin1String("draft.md"));
            QVERIFY2(note.reason.contains(QStringLiteral("does not allow you to publish")),
                     qPrintable(note.reason));
        }
    }
    for (const char *file : {"public.md", "later.md", "draft.md", "old.md"})
        QCOMPARE(at(file).status, Core::Status::Draft);
    QCOMPARE(at("public.md").publishDay, QDate(2019, 3, 13));
    const auto again = import();
    QCOMPARE(again->unchanged, 4);
    QCOMPARE(again->warnings.size(), 3);
    QVERIFY(write("public.md", "title: P\ndate: 2019-03-13", "Two.\n"));
    QCOMPARE(import()->updated, 1);
    QCOMPARE(at("public.md").status, Core::Status::Draft);
}

void TestImportAddresses::editorWhoPublishedIt_isNotUndone()
{
    m_store->publishes = false;
    QVERIFY(write("a.md", "title: A\ndate: 2019-03-13", "One.\n"));
    QCOMPARE(import()->created, 1);
    Core::Article published = at("a.md");
    published.status = Core::Status::Published;
    QVERIFY(save(published));
    for (int run = 0; run < 2; ++run) {
        const auto report = import();
        QCOMPARE(report->unchanged, 1);
        QCOMPARE(notes(report->warnings), QString());
    }
    QVERIFY(write("a.md", "title: A\ndate: 2019-03-13", "Two.\n"));
    QCOMPARE(import()->editedHere.size(), 1);
    QCOMPARE(at("a.md").status, Core::Status::Published);
    // By an editor's import the file is known as it is; the author's next one finds no news in it.
    QVERIFY(write("a.md", "title: A\ndate: 2019-03-13", "One.\n"));
    m_store->publishes = true;
    QCOMPARE(import()->unchanged, 1);
    m_store->publishes = false;
    QCOMPARE(import()->unchanged, 1);
    QCOMPARE(at("a.md").status, Core::Status::Published);
}

QTEST_GUILESS_MAIN(TestImportAddresses)
#include "tst_importaddresses.moc"
