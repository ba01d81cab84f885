#include "folder.h"

#include <exchange/articlefrommarkdown.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

Text::Parsed<MarkdownArticle> readFile(const QByteArray &bytes)
{
    return articleFromMarkdown(ImportPath(QStringLiteral("a.md")), bytes, {{}, Now, false});
}

} // namespace

/** Front matter that says two things of who may read it: what fewer may read counts. */
class TestTwoReadings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysInTwoCases_countAsTheLeastPublic_data();
    void keysInTwoCases_countAsTheLeastPublic();
    void twoPastDates_theLastCounts();
    void otherKeysInTwoCases_sayNothing();
    void mergedMaps_areReadAtAnyDepth_data();
    void mergedMaps_areReadAtAnyDepth();
    void ownKey_standsBeforeMergedOnes();
    void mergeOfNoMap_isKeptAsAField();
};

void TestTwoReadings::keysInTwoCases_countAsTheLeastPublic_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("date") << QByteArray("date: 2031-01-01") << QByteArray("Date: 2021-01-01");
    QTest::newRow("repeated") << QByteArray("date: 2031-01-01") << QByteArray("date: 2021-01-01");
    QTest::newRow("publish_at") << QByteArray("publish_at: 2031-01-01")
                                << QByteArray("Publish_At: 2021-01-01");
    QTest::newRow("unreadable") << QByteArray("DATE: some day") << QByteArray("date: 2021-01-01");
    QTest::newRow("draft") << QByteArray("draft: true") << QByteArray("Draft: false");
    QTest::newRow("status") << QByteArray("status: draft") << QByteArray("Status: published");
    QTest::newRow("published") << QByteArray("published: false") << QByteArray("PUBLISHED: true");
    QTest::newRow("publishDate") << QByteArray("publishDate: 2031-01-01")
                                 << QByteArray("publishdate: 2021-01-01");
    QTest::newRow("expiryDate") << QByteArray("expiryDate: 2021-01-01")
                                << QByteArray("expirydate: 2031-01-01");
    QTest::newRow("visibility") << QByteArray("visibility: private")
                                << QByteArray("Visibility: public");
    QTest::newRow("build") << QByteArray("build: {render: never}")
                           << QByteArray("Build: {render: always}");
    QTest::newRow("lastmod") << QByteArray("lastmod: 2031-01-01")
                             << QByteArray("Lastmod: 2021-01-01");
}

void TestTwoReadings::keysInTwoCases_countAsTheLeastPublic()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    for (const QByteArray &lines : QList<QByteArray>{one + '\n' + other, other + '\n' + one}) {
        const auto read = readFile("---\ntitle: A\n" + lines + "\n---\nText.\n");
        QVERIFY(read);
        QVERIFY2(!read->article.isPublic(Now), lines.constData());
        const bool isSaid =
            notes(read->warnings)
                .contains(QStringLiteral("the one that fewer readers may see counts"));
        QVERIFY2(isSaid, qPrintable(notes(read->warnings)));
    }
}

void TestTwoReadings::twoPastDates_theLastCounts()
{
    const auto read = readFile("---\ntitle: A\ndate: 2021-01-01\nDate: 2020-01-01\n---\nText.\n");
    QVERIFY(read);
    QVERIFY(read->article.isPublic(Now));
    QCOMPARE(read->article.publishDay, QDate(2020, 1, 1));
    QCOMPARE(read->warnings.size(), 1);
    // The hour that comes later, where it decides.
    const auto timed =
        readFile("---\ntitle: A\ndate: 2026-06-01\ntime: 23:00\nTime: 01:00\n---\nText.\n");
    QVERIFY(timed);
    QCOMPARE(timed->article.publishAt, QDateTime(QDate(2026, 6, 1), QTime(23, 0), Qt::UTC));
    // Of one that says nothing nobody is told twice.
    const auto empty = readFile("---\ntitle: A\nDate: 2031-01-01\ndate:\n---\nText.\n");
    QVERIFY(empty && !empty->article.isPublic(Now));
}

void TestTwoReadings::otherKeysInTwoCases_sayNothing()
{
    for (const char *lines :
         {"layout: a\nLayout: b", "draft: false\nDraft: false", "food: x\nFood: y"}) {
        const auto read = readFile(QByteArray("---\ntitle: A\n") + lines + "\n---\nText.\n");
        QVERIFY(read);
        QVERIFY2(read->article.isPublic(Now) && read->warnings.isEmpty(), lines);
    }
}

void TestTwoReadings::mergedMaps_areReadAtAnyDepth_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("once") << QByteArray("base: &a {draft: true}\n<<: *a");
    QTest::newRow("twice") << QByteArray(
        "base: &a {draft: true}\nnext: &b\n  <<: *a\n  layout: x\n<<: *b");
    QTest::newRow("thrice") << QByteArray(
        "a: &a {publishDate: 2031-01-01}\nb: &b {<<: *a}\nc: &c {<<: *b}\n<<: *c");
    QTest::newRow("of a list") << QByteArray(
        "a: &a {draft: true}\nb: &b {<<: *a}\nc: &c {x: 1}\n<<: [*c, *b]");
    QTest::newRow("list inside") << QByteArray(
        "a: &a {status: draft}\nb: &b\n  <<: [*a, {y: 1}]\n<<: *b");
    QTest::newRow("in another key") << QByteArray("never: &n {render: never}\nbuild: {<<: *n}");
    QTest::newRow("written out") << QByteArray("<<: {<<: {<<: {private: true}}}");
}

void TestTwoReadings::mergedMaps_areReadAtAnyDepth()
{
    QFETCH(QByteArray, lines);
    const auto read = readFile("---\ntitle: A\n" + lines + "\n---\nText.\n");
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QVERIFY(!read->article.isPublic(Now));
    QVERIFY(!read->article.fields.contains(QStringLiteral("<<")));
}

void TestTwoReadings::ownKey_standsBeforeMergedOnes()
{
    const auto read = readFile(
        "---\ntitle: A\nbase: &a {draft: true, section: Old}\nnext: &b {<<: *a, draft: false}\n"
        "<<: *b\nsection: News\n---\nText.\n");
    QVERIFY(read);
    QVERIFY2(read->article.isPublic(Now), qPrintable(notes(read->warnings)));
    QCOMPARE(read->article.section, QStringLiteral("News"));
}

void TestTwoReadings::mergeOfNoMap_isKeptAsAField()
{
    const auto read = readFile("---\ntitle: A\n\"<<\": quoted\n---\nText.\n");
    QVERIFY(read);
    QCOMPARE(read->article.fields.value(QStringLiteral("<<")).toString(), QStringLiteral("quoted"));
}

QTEST_GUILESS_MAIN(TestTwoReadings)
#include "tst_tworeadings.moc"
