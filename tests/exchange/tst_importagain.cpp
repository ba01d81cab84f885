#include "disk.h"

#include <core/oldaddress.h>
#include <exchange/importdigest.h>
#include <exchange/redirects.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What a later import changes of an article, and what it leaves to the person who edited it. */
class TestImportAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameEditInBoth_isKnownFromThenOn_data();
    void sameEditInBoth_isKnownFromThenOn();
    void renewalThatFails_isTold();
    void renewalOfOthersArticles_isLeft();
    void laterZone_movesNoMomentOfAChangedFile_data();
    void laterZone_movesNoMomentOfAChangedFile();
    void zoneInWhichTheTimeIsDoubtful_movesNothing();
    void chosenSlugLikeANumberedOne_stays_data();
    void chosenSlugLikeANumberedOne_stays();
    void numberedByTheImport_movesWithItsFile();
    void leftAddress_isFreeForTheSameRun_data();
    void leftAddress_isFreeForTheSameRun();
    void leftAddressOfALaterBatch_isFree();
    void chainOfMoves_goesInItsOrder();
    void articlesThatChangePlaces_stay();
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
    Core::Article at(const char *file) { return articlesByPath(*m_store).value(QLatin1String(file)); }
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

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate);
}

MarkdownImportOptions inZone(const char *name)
{
    MarkdownImportOptions options;
    options.zone = *Core::SiteZone::fromName(QLatin1String(name));
    return options;
}

} // namespace

void TestImportAgain::sameEditInBoth_isKnownFromThenOn_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("changedMatter");
    QTest::newRow("text") << QByteArray("title: A") << QByteArray("title: A");
    QTest::newRow("title") << QByteArray("title: A") << QByteArray("title: B");
    QTest::newRow("with a slug") << QByteArray("title: A\nslug: one") << QByteArray("title: B\nslug: one");
    QTest::newRow("with a time") << QByteArray("title: A\ndate: 2024-03-02 09:00")
                                 << QByteArray("title: A\ndate: 2024-03-02 10:00");
}

void TestImportAgain::sameEditInBoth_isKnownFromThenOn()
{
    QFETCH(QByteArray, matter);
    QFETCH(QByteArray, changedMatter);
    const MarkdownImportOptions options = inZone("Europe/Berlin");
    QVERIFY(write("a.md", matter, "One.\n"));
    QCOMPARE(import(options)->created, 1);
    Core::Article edited = at("a.md");
    edited.body = QStringLiteral("Two.\n");
    edited.title = changedMatter.contains("B") ? QStringLiteral("B") : edited.title;
    if (changedMatter.contains("10:00"))
        edited.setPublishMoment(utc("2024-03-02T09:00:00Z"));
    QVERIFY(save(edited));
    QVERIFY(write("a.md", changedMatter, "Two.\n"));
    for (int run = 0; run < 3; ++run) {
        const auto same = import(options);
        QVERIFY2(same && same->unchanged == 1, qPrintable(said(same)));
        QCOMPARE(notes(same->warnings), QString());
        QCOMPARE(at("a.md").version, 3); // one version that only notes it
        QVERIFY(at("a.md").slug == edited.slug);
    }
    QVERIFY(write("a.md", changedMatter, "Three.\n"));
    const auto changed = import(options);
    QVERIFY2(changed && changed->updated == 1, qPrintable(said(changed)));
    QCOMPARE(at("a.md").body, QStringLiteral("Three.\n"));
}

void TestImportAgain::renewalThatFails_isTold()
{
    QVERIFY(write("a.md", "title: A", "One.\n"));
    QCOMPARE(import()->created, 1);
    Core::Article edited = at("a.md");
    edited.body = QStringLiteral("Two.\n");
    QVERIFY(save(edited));
    QVERIFY(write("a.md", "title: A", "Two.\n"));
    m_store->beforeSaveAll = [this](QList<Core::Article> &articles) {
        Core::Article meanwhile = articles.first();
        meanwhile.title = QStringLiteral("Saved meanwhile");
        QVERIFY(m_store->saveUnlocked(meanwhile));
    };
    const auto report = import();
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(at("a.md").title, QStringLiteral("Saved meanwhile"));
}

void TestImportAgain::renewalOfOthersArticles_isLeft()
{
    MarkdownImportOptions ann;
    ann.actor = QStringLiteral("ann");
    QVERIFY(write("a.md", "title: A", "One.\n"));
    QCOMPARE(import(ann)->created, 1);
    Core::Article edited = at("a.md");
    edited.body = QStringLiteral("Two.\n");
    QVERIFY(save(edited));
    QVERIFY(write("a.md", "title: A", "Two.\n"));
    QCOMPARE(import()->unchanged, 1);
    QCOMPARE(at("a.md").version, 2);
}

void TestImportAgain::laterZone_movesNoMomentOfAChangedFile_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("laterDate");
    QTest::addColumn<QString>("later");
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QDateTime>("laterAt");
    const QByteArray time = "2024-03-02 09:00";
    const QDateTime berlin = utc("2024-03-02T08:00:00Z");
    for (const char *zone : {"America/New_York", "Asia/Kathmandu", "UTC"})
        QTest::newRow(zone) << time << time << QString::fromLatin1(zone) << berlin << berlin;
    QTest::newRow("spelt otherwise") << time << QByteArray("2024-03-02T09:00:00") << "UTC" << berlin << berlin;
    QTest::newRow("a day") << QByteArray("2024-03-02") << QByteArray("2024-03-02") << "America/New_York"
                           << utc("2024-03-01T23:00:00Z") << utc("2024-03-01T23:00:00Z");
    QTest::newRow("still to come") << QByteArray("2999-03-02 09:00") << QByteArray("2999-03-02 09:00")
                                   << "America/New_York" << utc("2999-03-02T08:00:00Z")
                                   << utc("2999-03-02T08:00:00Z");
    QTest::newRow("a zone in the file") << QByteArray("2024-03-02T09:00:00+05:00")
                                        << QByteArray("2024-03-02T09:00:00+05:00") << "UTC"
                                        << utc("2024-03-02T04:00:00Z") << utc("2024-03-02T04:00:00Z");
    // A date that changed is read for the site as it is now.
    QTest::newRow("another time") << time << QByteArray("2024-03-02 10:00") << "UTC" << berlin
                                  << utc("2024-03-02T10:00:00Z");
    QTest::newRow("another day") << QByteArray("2024-03-02") << QByteArray("2024-03-03") << "UTC"
                                 << utc("2024-03-01T23:00:00Z") << utc("2024-03-03T00:00:00Z");
}

void TestImportAgain::laterZone_movesNoMomentOfAChangedFile()
{
    QFETCH(QByteArray, date);
    QFETCH(QByteArray, laterDate);
    QFETCH(QString, later);
    QFETCH(QDateTime, at);
    QFETCH(QDateTime, laterAt);
    QVERIFY(write("a.md", "date: " + date, "One.\n"));
    QCOMPARE(import(inZone("Europe/Berlin"))->created, 1);
    QCOMPARE(this->at("a.md").publishAt, at);
    const QByteArray zone = later.toLatin1();
    // Again and again, not only once.
    for (const char *text : {"Two.\n", "Three.\n"}) {
        QVERIFY(write("a.md", "date: " + laterDate, text));
        const auto changed = import(inZone(zone.constData()));
        QVERIFY2(changed && changed->updated == 1, qPrintable(said(changed)));
        QCOMPARE(this->at("a.md").publishAt, laterAt);
        QCOMPARE(this->at("a.md").body, QString::fromLatin1(text));
        QCOMPARE(this->at("a.md").status, Core::Status::Published);
        QCOMPARE(import(inZone(zone.constData()))->unchanged, 1);
    }
}

void TestImportAgain::zoneInWhichTheTimeIsDoubtful_movesNothing()
{
    // 02:30 of that day is none in New York.
    QVERIFY(write("a.md", "date: 2024-03-10 02:30", "One.\n"));
    QCOMPARE(import(inZone("Europe/Berlin"))->created, 1);
    const Core::Article before = at("a.md");
    QVERIFY(write("a.md", "date: 2024-03-10 02:30", "Two.\n"));
    const auto changed = import(inZone("America/New_York"));
    QCOMPARE(changed->updated, 1);
    QCOMPARE(notes(changed->warnings), QString());
    QCOMPARE(at("a.md").status, Core::Status::Published);
    QCOMPARE(at("a.md").publishAt, before.publishAt);
    // A new one is doubtful, and says so.
    QVERIFY(write("b.md", "date: 2024-03-10 02:30", "One.\n"));
    QCOMPARE(import(inZone("America/New_York"))->warnings.size(), 1);
    QCOMPARE(at("b.md").status, Core::Status::Draft);
}

void TestImportAgain::chosenSlugLikeANumberedOne_stays_data()
{
    QTest::addColumn<QString>("chosen");
    for (const char *slug : {"news-2024", "news-2", "news-99", "news-3"})
        QTest::newRow(slug) << QString::fromLatin1(slug);
}

void TestImportAgain::chosenSlugLikeANumberedOne_stays()
{
    QFETCH(QString, chosen);
    QVERIFY(write("a.md", "slug: news", "One.\n"));
    QCOMPARE(import()->created, 1);
    Core::Article article = at("a.md");
    article.slug = chosen;
    QVERIFY(save(article));
    QVERIFY(write("a.md", "slug: other", "One.\n"));
    QCOMPARE(import()->unchanged, 1);
    QCOMPARE(at("a.md").slug, chosen);
    QVERIFY(write("a.md", "slug: other", "Two.\n"));
    QCOMPARE(import()->updated, 1);
    QCOMPARE(at("a.md").slug, chosen);
}

void TestImportAgain::numberedByTheImport_movesWithItsFile()
{
    QVERIFY(write("a.md", "slug: news", "One.\n"));
    QVERIFY(write("b.md", "slug: news", "One.\n"));
    QVERIFY(write("c/post.md", "title: C", "One.\n"));
    QVERIFY(write("d/post.md", "title: D", "One.\n"));
    QCOMPARE(import()->created, 4);
    QCOMPARE(at("b.md").slug, QStringLiteral("news-2"));
    QCOMPARE(at("d/post.md").slug, QStringLiteral("post-2"));
    // What was given is known also after a text was taken over.
    QVERIFY(write("b.md", "slug: news", "Two.\n"));
    QCOMPARE(import()->updated, 1);
    QVERIFY(write("b.md", "slug: other", "Two.\n"));
    QVERIFY(write("d/post.md", "title: D\nslug: fourth", "One.\n"));
    QCOMPARE(import()->updated, 2);
    QCOMPARE(at("b.md").slug, QStringLiteral("other"));
    QCOMPARE(at("d/post.md").slug, QStringLiteral("fourth"));
    QCOMPARE(import()->unchanged, 4);
}

void TestImportAgain::leftAddress_isFreeForTheSameRun_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("before the one that leaves") << QByteArray("0.md");
    QTest::newRow("behind it") << QByteArray("z.md");
}

void TestImportAgain::leftAddress_isFreeForTheSameRun()
{
    QFETCH(QByteArray, file);
    QVERIFY(write("m.md", "slug: news", "One.\n"));
    QCOMPARE(import()->created, 1);
    QVERIFY(write("m.md", "slug: older-news", "One.\n"));
    QVERIFY(write(file.constData(), "slug: news", "New.\n"));
    for (const bool dry : {true, false}) {
        MarkdownImportOptions options;
        options.dryRun = dry;
        const auto report = import(options);
        QVERIFY2(report && report->updated == 1 && report->created == 1, qPrintable(said(report)));
        QCOMPARE(report->addresses, (QList<AddressChange>{{QStringLiteral("m.md"), QStringLiteral("news"),
                                                           QStringLiteral("older-news")}}));
        QCOMPARE(notes(report->warnings),
                 QString::fromLatin1(file) + QStringLiteral(":0: Its slug \"news\" was that of m.md until "
                                                            "now: old links to that article lead here."));
    }
    QCOMPARE(at(file.constData()).slug, QStringLiteral("news"));
    QCOMPARE(at("m.md").slug, QStringLiteral("older-news"));
    const auto again = import();
    QCOMPARE(again->unchanged, 2);
    QCOMPARE(notes(again->warnings), QString());
}

void TestImportAgain::leftAddressOfALaterBatch_isFree()
{
    const auto name = [](int number) -> QByteArray {
        return QByteArray::number(number).rightJustified(3, '0') + QByteArray(".md");
    };
    // More files than are read at once, and a chain through all of them.
    constexpr int Files = 650;
    for (int i = 1; i < Files; ++i)
        QVERIFY(write(name(i).constData(), QByteArray("slug: s") + QByteArray::number(i), "T\n"));
    QCOMPARE(import()->created, Files - 1);
    QVERIFY(write("300.md", "slug: s640", "T\n"));
    QVERIFY(write("640.md", "slug: last", "T\n"));
    QVERIFY(write("000.md", "slug: s300", "T\n"));
    for (const bool dry : {true, false}) {
        MarkdownImportOptions options;
        options.dryRun = dry;
        const auto report = import(options);
        QVERIFY2(report && report->updated == 2 && report->created == 1, qPrintable(said(report)));
        QCOMPARE(report->unchanged, Files - 3);
        QCOMPARE(report->addresses.size(), 2);
        QCOMPARE(report->warnings.size(), 2);
    }
    QCOMPARE(at("000.md").slug, QStringLiteral("s300"));
    QCOMPARE(at("300.md").slug, QStringLiteral("s640"));
    QCOMPARE(at("640.md").slug, QStringLiteral("last"));
    QCOMPARE(import()->unchanged, Files);
}

void TestImportAgain::chainOfMoves_goesInItsOrder()
{
    for (const char *name : {"a", "b", "c"})
        QVERIFY(write(QByteArray(QByteArray(name) + ".md").constData(), QByteArray("slug: ") + name, "One.\n"));
    QCOMPARE(import()->created, 3);
    QVERIFY(write("a.md", "slug: b", "One.\n"));
    QVERIFY(write("b.md", "slug: c", "One.\n"));
    QVERIFY(write("c.md", "slug: d", "One.\n"));
    const auto report = import();
    QVERIFY2(report && report->updated == 3, qPrintable(said(report)));
    QCOMPARE(report->addresses.size(), 3);
    QCOMPARE(report->warnings.size(), 2);
    QCOMPARE(at("a.md").slug, QStringLiteral("b"));
    QCOMPARE(at("b.md").slug, QStringLiteral("c"));
    QCOMPARE(at("c.md").slug, QStringLiteral("d"));
    QCOMPARE(import()->unchanged, 3);
}

void TestImportAgain::articlesThatChangePlaces_stay()
{
    QVERIFY(write("a.md", "slug: a", "One.\n"));
    QVERIFY(write("b.md", "slug: b", "One.\n"));
    QCOMPARE(import()->created, 2);
    QVERIFY(write("a.md", "slug: b", "One.\n"));
    QVERIFY(write("b.md", "slug: a", "One.\n"));
    for (int run = 0; run < 2; ++run) {
        const auto report = import();
        QCOMPARE(report->unchanged, 2);
        QCOMPARE(report->warnings.size(), 2);
        QCOMPARE(at("a.md").slug, QStringLiteral("a"));
        QCOMPARE(at("b.md").slug, QStringLiteral("b"));
    }
}

void TestImportAgain::newLanguage_leavesTheAddress()
{
    QVERIFY(write("a.md", "slug: news\nlang: en", "One.\n"));
    QCOMPARE(import()->created, 1);
    QVERIFY(write("a.md", "slug: news\nlang: de", "One.\n"));
    QVERIFY(write("b.md", "slug: news\nlang: en", "One.\n"));
    const auto report = import();
    QVERIFY2(report && report->updated == 1 && report->created == 1, qPrintable(said(report)));
    QCOMPARE(at("b.md").slug, QStringLiteral("news"));
    QCOMPARE(at("a.md").language, QStringLiteral("de"));
    QCOMPARE(import()->unchanged, 2);
}

void TestImportAgain::takenAddressInTheNewLanguage_keepsTheArticle_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("later");
    QTest::newRow("given slug") << QByteArray("slug: news\n") << QByteArray("slug: news\n");
    QTest::newRow("by its name") << QByteArray() << QByteArray();
    QTest::newRow("slug changed, too") << QByteArray("slug: old\n") << QByteArray("slug: news\n");
}

void TestImportAgain::takenAddressInTheNewLanguage_keepsTheArticle()
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

void TestImportAgain::oldSlugOfAPublicArticle_isKept_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QJsonValue>("kept"); ///< of "one", "two" and "three", then back to "one"
    const QJsonArray both{QStringLiteral("two"), QStringLiteral("three")};
    QTest::newRow("public") << QByteArray("title: A") << QJsonValue(both);
    QTest::newRow("with others") << QByteArray("title: A\nredirect_from: [/x/]")
                                 << QJsonValue(QJsonArray{QStringLiteral("/x/")} + both[0] + both[1]);
    QTest::newRow("with one") << QByteArray("title: A\nredirect_from: /x/")
                              << QJsonValue(QJsonArray{QStringLiteral("/x/")} + both[0] + both[1]);
    QTest::newRow("a draft") << QByteArray("title: A\ndraft: true") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("to come") << QByteArray("title: A\ndate: 2999-01-01") << QJsonValue(QJsonValue::Undefined);
}

void TestImportAgain::oldSlugOfAPublicArticle_isKept()
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

void TestImportAgain::keptRedirects_areNoEdit_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::newRow("none in the file") << QByteArray("slug: one");
    QTest::newRow("a text in the file") << QByteArray("slug: one\nredirect_from: /x/");
    QTest::newRow("a list in the file") << QByteArray("slug: one\nredirect_from: [/x/, /y/]");
    QTest::newRow("a map in the file") << QByteArray("slug: one\nredirect_from: {a: b}");
}

void TestImportAgain::keptRedirects_areNoEdit()
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
    QCOMPARE(import()->failed, 1);
}

void TestImportAgain::redirectsOfTheFile_areItsOwn()
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

void TestImportAgain::whoMayNotPublish_keepsDrafts()
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

void TestImportAgain::editorWhoPublishedIt_isNotUndone()
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
    QCOMPARE(import()->failed, 1);
    QCOMPARE(at("a.md").status, Core::Status::Published);
    // By an editor's import the file is known as it is; the author's next one finds no news in it.
    QVERIFY(write("a.md", "title: A\ndate: 2019-03-13", "One.\n"));
    m_store->publishes = true;
    QCOMPARE(import()->unchanged, 1);
    m_store->publishes = false;
    QCOMPARE(import()->unchanged, 1);
    QCOMPARE(at("a.md").status, Core::Status::Published);
}

QTEST_GUILESS_MAIN(TestImportAgain)
#include "tst_importagain.moc"
