#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/articlefrommarkdown.h>
#include <exchange/importdigest.h>
#include <exchange/markdownexport.h>
#include <exchange/siterules.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Exchange::articleFromMarkdown;

namespace {

Core::SiteZone zoneOf(const QString &name)
{
    return *Core::SiteZone::fromName(name);
}

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

} // namespace

/** What the dates of files mean on a site, and that its zone is no news of a file. */
class TestImportZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void date_isMeantInTheSitesZone_data();
    void date_isMeantInTheSitesZone();
    void uncertainTime_waitsAsADraft_data();
    void uncertainTime_waitsAsADraft();
    void laterZone_isNoNewsOfAFile_data() { addDialects(); }
    void laterZone_isNoNewsOfAFile();
    void newSlug_leavesTheZoneOfItsTime_data() { addDialects(); }
    void newSlug_leavesTheZoneOfItsTime();
    void digest_keepsZoneAndSlug();
    void exportedDay_comesBackAsThatDay();
    void zoneOfTheSite_isTold_data();
    void zoneOfTheSite_isTold();
};

void TestImportZone::date_isMeantInTheSitesZone_data()
{
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("publishAt");
    QTest::addColumn<QDate>("publishDay");
    const QDate day(2024, 3, 2);
    QTest::newRow("day, UTC") << "date: 2024-03-02" << "UTC" << "2024-03-02T00:00:00Z" << day;
    QTest::newRow("day, Berlin") << "date: 2024-03-02" << "Europe/Berlin" << "2024-03-01T23:00:00Z"
                                 << day;
    QTest::newRow("day, New York")
        << "date: 2024-03-02" << "America/New_York" << "2024-03-02T05:00:00Z" << day;
    QTest::newRow("day, Kathmandu")
        << "date: 2024-03-02" << "Asia/Kathmandu" << "2024-03-01T18:15:00Z" << day;
    QTest::newRow("day, Apia") << "date: 2024-03-02" << "Pacific/Apia" << "2024-03-01T11:00:00Z"
                               << day;
    QTest::newRow("time, Berlin") << "date: 2024-03-02 09:00" << "Europe/Berlin"
                                  << "2024-03-02T08:00:00Z" << QDate();
    QTest::newRow("time apart") << "date: 2024-03-02\ntime: '09:00'" << "Asia/Kathmandu"
                                << "2024-03-02T03:15:00Z" << QDate();
    QTest::newRow("zone given") << "date: 2024-03-02T09:00:00-05:00" << "Europe/Berlin"
                                << "2024-03-02T14:00:00Z" << QDate();
}

void TestImportZone::date_isMeantInTheSitesZone()
{
    QFETCH(QString, matter);
    QFETCH(QString, zone);
    QFETCH(QString, publishAt);
    const auto read =
        articleFromMarkdown(Exchange::ImportPath(QStringLiteral("a.md")),
                            "---\n" + matter.toUtf8() + "\n---\n\nText.\n", {.zone = zoneOf(zone)});
    QVERIFY(read);
    QCOMPARE(read->article.publishAt, utc(publishAt));
    QTEST(read->article.publishDay, "publishDay");
    QCOMPARE(read->article.status, Core::Status::Published);
    QVERIFY(read->warnings.isEmpty());
}

void TestImportZone::uncertainTime_waitsAsADraft_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("zone");
    QTest::newRow("gap") << "2026-03-29 02:30" << "Europe/Berlin";
    QTest::newRow("overlap") << "2025-10-26 02:30" << "Europe/Berlin";
    QTest::newRow("gap over there") << "2026-03-08 02:15" << "America/New_York";
}

void TestImportZone::uncertainTime_waitsAsADraft()
{
    QFETCH(QString, date);
    QFETCH(QString, zone);
    const QByteArray file = "---\ntitle: T\ndate: " + date.toUtf8() + "\n---\n\nText.\n";
    const Exchange::ImportPath path(QStringLiteral("a.md"));
    const auto read = articleFromMarkdown(path, file, {.zone = zoneOf(zone)});
    QVERIFY(read);
    QCOMPARE(read->article.status, Core::Status::Draft);
    QCOMPARE(read->warnings.size(), 1);
    QCOMPARE(read->warnings.constFirst().line, 3);
    QVERIFY2(read->warnings.constFirst().reason.contains(zone),
             qPrintable(read->warnings.constFirst().reason));
    QCOMPARE(articleFromMarkdown(path, file)->article.status, Core::Status::Published);
}

void TestImportZone::laterZone_isNoNewsOfAFile()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Tests::Folder folder;
    QVERIFY(folder.write(QStringLiteral("day.md"), "---\ndate: 2024-03-02\n---\n\nDay.\n"));
    QVERIFY(folder.write(QStringLiteral("time.md"), "---\ndate: 2024-03-02 09:00\n---\n\nTime.\n"));
    QVERIFY(folder.write(QStringLiteral("gap.md"), "---\ndate: 2024-03-10 02:30\n---\n\nGap.\n"));
    Exchange::MarkdownImportOptions options;
    options.zone = zoneOf(QStringLiteral("Europe/Berlin"));
    const auto first = Tests::importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(first);
    QCOMPARE(first->created, 3);
    const auto before = Tests::articlesByPath(fixture.store);
    // 02:30 of that day is none in New York.
    for (const char *zone :
         {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"}) {
        options.zone = zoneOf(QString::fromLatin1(zone));
        const auto again = Tests::importNow(fixture.store, folder.path(), options);
        VERIFY_RESULT(again);
        QCOMPARE(again->unchanged, 3);
        QVERIFY(Tests::articlesByPath(fixture.store) == before);
    }
    // A file that changed is read for the site as it is now.
    options.zone = zoneOf(QStringLiteral("Asia/Kathmandu"));
    QVERIFY(folder.write(QStringLiteral("time.md"), "---\ndate: 2024-03-02 10:00\n---\n\nTime.\n"));
    const auto changed = Tests::importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(changed);
    QCOMPARE(changed->updated, 1);
    QCOMPARE(Tests::articlesByPath(fixture.store).value(QStringLiteral("time.md")).publishAt,
             utc(QStringLiteral("2024-03-02T04:15:00Z")));
}

void TestImportZone::newSlug_leavesTheZoneOfItsTime()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Tests::Folder folder;
    const auto imported = [&](const char *zone, const QByteArray &slug, const QByteArray &text) {
        folder.write(QStringLiteral("a.md"),
                     "---\ndate: 2024-03-02 09:00\nslug: " + slug + "\n---\n\n" + text);
        Exchange::MarkdownImportOptions options;
        options.zone = zoneOf(QString::fromLatin1(zone));
        return Tests::importNow(fixture.store, folder.path(), options);
    };
    QCOMPARE(imported("Europe/Berlin", "one", "Text.\n")->created, 1);
    const QDateTime berlin = utc(QStringLiteral("2024-03-02T08:00:00Z"));
    const auto moved = imported("America/New_York", "two", "Text.\n");
    VERIFY_RESULT(moved);
    QCOMPARE(moved->updated, 1);
    const Article article = Tests::articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    QCOMPARE(article.slug, QStringLiteral("two"));
    QCOMPARE(article.publishAt, berlin);
    QCOMPARE(imported("America/New_York", "two", "Text.\n")->unchanged, 1);
    QCOMPARE(imported("America/New_York", "two", "News.\n")->updated, 1);
    QCOMPARE(Tests::articlesByPath(fixture.store).value(QStringLiteral("a.md")).publishAt, berlin);
}

void TestImportZone::digest_keepsZoneAndSlug()
{
    using Exchange::ImportDigest;
    using Slug = std::optional<QString>;
    for (const Slug &slug : {Slug(), Slug(QString()), Slug(QStringLiteral("a@b:c"))}) {
        for (const char *zone :
             {"", "EST5EDT", "UTC+01:00", "Europe/Berlin", "America/Argentina/Buenos_Aires"}) {
            const ImportDigest digest{QStringLiteral("00ff"), slug, QString::fromLatin1(zone)};
            const ImportDigest back = ImportDigest::fromText(digest.toText());
            QCOMPARE(back.content, digest.content);
            QCOMPARE(back.zone, digest.zone);
            QVERIFY(back.slug == slug);
        }
    }
    QCOMPARE(ImportDigest::fromText(QStringLiteral("00ff")).content, QStringLiteral("00ff"));
}

void TestImportZone::exportedDay_comesBackAsThatDay()
{
    const Core::SiteZone zone = zoneOf(QStringLiteral("Asia/Kathmandu"));
    Article article = StoreFixture::article(QStringLiteral("Day"));
    article.status = Core::Status::Published;
    article.setPublishDay(QDate(2024, 3, 2), zone);
    const auto read = articleFromMarkdown(Exchange::ImportPath(QStringLiteral("a.md")),
                                          Exchange::articleToMarkdown(article), {.zone = zone});
    QVERIFY(read);
    QCOMPARE(read->article.publishDay, article.publishDay);
    QCOMPARE(read->article.publishAt, article.publishAt);
}

void TestImportZone::zoneOfTheSite_isTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("Hugo") << "hugo.toml" << QByteArray("timeZone = \"America/New_York\"\n") << "UTC"
                          << true;
    QTest::newRow("the same") << "hugo.toml" << QByteArray("timeZone = \"America/New_York\"\n")
                              << "America/New_York" << false;
    QTest::newRow("Jekyll") << "_config.yml" << QByteArray("timezone: Asia/Tokyo\n")
                            << "Europe/Berlin" << true;
    QTest::newRow("none such") << "_config.yml" << QByteArray("timezone: Mars/North\n") << "UTC"
                               << true;
    QTest::newRow("none") << "_config.yml" << QByteArray("title: A\n") << "UTC" << false;
}

void TestImportZone::zoneOfTheSite_isTold()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, config);
    QFETCH(QString, zone);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(config);
    file.close();
    const QString root = QDir(folder.path()).canonicalPath();
    const Exchange::SiteRules rules(root, {name}, {QStringLiteral("a.md")});
    const auto notes = Exchange::zoneNotes(rules.zone(), zoneOf(zone));
    QTEST(!notes.isEmpty(), "isTold");
    if (!notes.isEmpty())
        QCOMPARE(notes.constFirst().file, name);
}

QTEST_GUILESS_MAIN(TestImportZone)
#include "tst_importzone.moc"
