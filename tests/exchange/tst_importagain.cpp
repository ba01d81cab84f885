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
    QTest::newRow("with a slug") << QByteArray("title: A\nslug: one")
                                 << QByteArray("title: B\nslug: one");
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
    QTest::newRow("spelt otherwise")
        << time << QByteArray("2024-03-02T09:00:00") << "UTC" << berlin << berlin;
    QTest::newRow("a day") << QByteArray("2024-03-02") << QByteArray("2024-03-02")
                           << "America/New_York" << utc("2024-03-01T23:00:00Z")
                           << utc("2024-03-01T23:00:00Z");
    QTest::newRow("still to come")
        << QByteArray("2999-03-02 09:00") << QByteArray("2999-03-02 09:00") << "America/New_York"
        << utc("2999-03-02T08:00:00Z") << utc("2999-03-02T08:00:00Z");
    QTest::newRow("a zone in the file")
        << QByteArray("2024-03-02T09:00:00+05:00") << QByteArray("2024-03-02T09:00:00+05:00")
        << "UTC" << utc("2024-03-02T04:00:00Z") << utc("2024-03-02T04:00:00Z");
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
        QCOMPARE(report->addresses,
                 (QList<AddressChange>{{QStringLiteral("m.md"),
                                        {QStringLiteral("en"), QStringLiteral("news")},
                                        {QStringLiteral("en"), QStringLiteral("older-news")}}}));
        QCOMPARE(notes(report->warnings),
                 QString::fromLatin1(file) +
                     QStringLiteral(":0: Its slug \"news\" was that of m.md until "
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
        QVERIFY(write(QByteArray(QByteArray(name) + ".md").constData(), QByteArray("slug: ") + name,
                      "One.\n"));
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

QTEST_GUILESS_MAIN(TestImportAgain)
#include "tst_importagain.moc"
