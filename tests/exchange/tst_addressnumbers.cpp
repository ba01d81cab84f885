#include "../articles/storefixture.h"
#include "disk.h"
#include "withdrawal.h"

#include <core/limits.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** Slugs that others have, and addresses that are refused. */
class TestAddressNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreThanAHundredOfOneSlug_comeIn();
    void slugsThatAreNotSeen_endInANumberOfItsOwn();
    void takenElsewhere_numbersInTheOrderOfPaths();
    void fieldsThatAreFull_failLookAndImportAlike();
    void refusedForItsText_leavesNoAddress();
    void addressThatIsNotSeen_keepsTheOldOne_data();
    void addressThatIsNotSeen_keepsTheOldOne();

private:
    static QByteArray week(const QByteArray &slug, const QByteArray &text = "Text.\n")
    {
        return "---\ntitle: Week\nslug: " + slug + "\n---\n" + text;
    }
    static QString slugAt(Ports::ArticleStore &store, const char *path)
    {
        return articlesByPath(store).value(QLatin1String(path)).slug;
    }
    static MarkdownImportOptions look(MarkdownImportOptions options)
    {
        options.dryRun = true;
        return options;
    }
};

void TestAddressNumbers::moreThanAHundredOfOneSlug_comeIn()
{
    Disk disk;
    FakeArticleStore store;
    for (int i = 100; i < 220; ++i)
        QVERIFY(disk.write(QStringLiteral("one/%1.md").arg(i), week("week")));
    QCOMPARE(
        importNow(store, disk.path(QStringLiteral("one")), named(QStringLiteral("one")))->created,
        120);
    for (const char *name : {"a", "b"})
        QVERIFY(disk.write(QStringLiteral("two/%1.md").arg(QLatin1String(name)), week("week")));
    int asked = 0;
    store.trouble = [&asked](const QString &call) -> std::optional<Core::Error> {
        asked += call == QLatin1String("takenAddresses") ? 1 : 0;
        return std::nullopt;
    };
    const MarkdownImportOptions two = named(QStringLiteral("two"));
    for (const auto &options : {look(two), two}) {
        asked = 0;
        const auto report = importNow(store, disk.path(QStringLiteral("two")), options);
        QVERIFY2(report && report->created == 2 && report->failed == 0, qPrintable(said(report)));
        QCOMPARE(report->files.at(0).slug, QStringLiteral("week-121"));
        QCOMPARE(report->files.at(1).slug, QStringLiteral("week-122"));
        QVERIFY2(asked <= 10, qPrintable(QString::number(asked)));
    }
    QCOMPARE(importNow(store, disk.path(QStringLiteral("two")), two)->unchanged, 2);
}

void TestAddressNumbers::slugsThatAreNotSeen_endInANumberOfItsOwn()
{
    Disk disk;
    FakeArticleStore store;
    for (int i = 100; i < 220; ++i)
        QVERIFY(disk.write(QStringLiteral("one/%1.md").arg(i), week("week")));
    QVERIFY(importNow(store, disk.path(QStringLiteral("one")), named(QStringLiteral("one"))));
    store.hidesAddresses = true;
    QVERIFY(disk.write(QStringLiteral("two/a.md"), week("week")));
    const MarkdownImportOptions two = named(QStringLiteral("two"));
    const auto report = importNow(store, disk.path(QStringLiteral("two")), two);
    QVERIFY2(report && report->created == 1, qPrintable(said(report)));
    const QString slug = report->files.first().slug;
    QVERIFY2(slug.startsWith(QLatin1String("week-")), qPrintable(slug));
    QVERIFY2(slug.mid(5).toLongLong() > 120, qPrintable(slug));
    // It is known again.
    QCOMPARE(importNow(store, disk.path(QStringLiteral("two")), two)->unchanged, 1);
}

void TestAddressNumbers::takenElsewhere_numbersInTheOrderOfPaths()
{
    Disk disk;
    FakeArticleStore store;
    QVERIFY(disk.write(QStringLiteral("one/p.md"), week("same")));
    QVERIFY(disk.write(QStringLiteral("one/q.md"), week("same-3")));
    QVERIFY(importNow(store, disk.path(QStringLiteral("one")), named(QStringLiteral("one"))));
    for (const char *name : {"p1", "p2", "p3"})
        QVERIFY(disk.write(QStringLiteral("two/%1.md").arg(QLatin1String(name)), week("same")));
    for (const char *name : {"x1", "x2"})
        QVERIFY(disk.write(QStringLiteral("two/%1.md").arg(QLatin1String(name)), week("free")));
    const MarkdownImportOptions two = named(QStringLiteral("two"));
    for (const auto &options : {look(two), two}) {
        const auto report = importNow(store, disk.path(QStringLiteral("two")), options);
        QVERIFY2(report && report->created == 5, qPrintable(said(report)));
        QStringList slugs;
        for (const ImportedFile &file : report->files)
            slugs << file.slug;
        QCOMPARE(slugs.join(QLatin1Char(' ')), QStringLiteral("same-2 same-4 same-5 free free-2"));
        QCOMPARE(notes(report->warnings),
                 QStringLiteral("p1.md:0: Its slug was taken; the article got the slug "
                                "\"same-2\".\n"
                                "p2.md:0: Its slug was taken; the article got the slug "
                                "\"same-4\".\n"
                                "p3.md:0: Its slug was taken; the article got the slug "
                                "\"same-5\".\n"
                                "x2.md:0: Its slug is that of x1.md, too; the article got the "
                                "slug \"free-2\"."));
    }
}

void TestAddressNumbers::fieldsThatAreFull_failLookAndImportAlike()
{
    Disk disk;
    FakeArticleStore store;
    QVERIFY(disk.write(QStringLiteral("one/p.md"), week("same")));
    QVERIFY(importNow(store, disk.path(QStringLiteral("one")), named(QStringLiteral("one"))));
    // {"more":"..."} fits as it is, and not with the slug of the site beside it.
    const QByteArray more(int(Core::MaximumFieldsBytes) - 12, 'x');
    QVERIFY(disk.write(QStringLiteral("two/a.md"),
                       "---\nslug: same\nmore: " + more + "\n---\nText.\n"));
    QVERIFY(disk.write(QStringLiteral("two/b.md"), "---\nmore: " + more + "\n---\nText.\n"));
    const MarkdownImportOptions two = named(QStringLiteral("two"));
    int saves = 0;
    store.beforeSaveAll = [&saves](QList<Core::Article> &) { ++saves; };
    for (const auto &options : {look(two), two}) {
        const auto report = importNow(store, disk.path(QStringLiteral("two")), options);
        QVERIFY2(report && report->created == 1 && report->failed == 1, qPrintable(said(report)));
        QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
        QVERIFY2(report->failures.first().reason.contains(QLatin1String("fields")),
                 qPrintable(said(report)));
    }
    QCOMPARE(saves, 1);
}

void TestAddressNumbers::refusedForItsText_leavesNoAddress()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    Disk disk;
    const auto write = [&disk](const char *name, const QByteArray &slug, const QByteArray &text) {
        return disk.write(QStringLiteral("site/") + QLatin1String(name),
                          "---\ntitle: " + QByteArray(name) + "\nslug: " + slug + "\n---\n" + text);
    };
    const QByteArray withdrawn("The lamps of the harbour go out at six in the evening.\n");
    QVERIFY(write("a.md", "alpha", "Boats come in at night with their nets full.\n"));
    QVERIFY(write("c.md", "gamma", "The market opens before the sun is up.\n"));
    QVERIFY(write("d.md", "delta", withdrawn));
    const MarkdownImportOptions site = named(QStringLiteral("site"));
    const auto import = [&](const MarkdownImportOptions &options) {
        return importNow(fixture.store, disk.path(QStringLiteral("site")), options);
    };
    QCOMPARE(import(site)->created, 3);
    QVERIFY(withdraw(fixture, articlesByPath(fixture.store).value(QStringLiteral("d.md")),
                     QStringLiteral("deleted")));
    QVERIFY(write("a.md", "newalpha", withdrawn));
    QVERIFY(write("c.md", "alpha", "The market opens at noon from now on.\n"));
    for (const auto &options : {look(site), site}) {
        const auto report = import(options);
        QVERIFY2(report && report->failed == 1 && report->updated == 1, qPrintable(said(report)));
        QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
        QVERIFY2(notes(report->warnings)
                     .contains(QLatin1String("c.md:0: The file asks for the slug \"alpha\" now")),
                 qPrintable(notes(report->warnings)));
    }
    QCOMPARE(slugAt(fixture.store, "a.md"), QStringLiteral("alpha"));
    const Core::Article market = articlesByPath(fixture.store).value(QStringLiteral("c.md"));
    QCOMPARE(market.slug, QStringLiteral("gamma"));
    QCOMPARE(market.body, QStringLiteral("The market opens at noon from now on.\n"));
}

void TestAddressNumbers::addressThatIsNotSeen_keepsTheOldOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("updated");
    QTest::newRow("with news") << QByteArray("News.\n") << 2;
    QTest::newRow("with another slug alone") << QByteArray("Text.\n") << 1;
}

void TestAddressNumbers::addressThatIsNotSeen_keepsTheOldOne()
{
    QFETCH(QByteArray, text);
    QFETCH(int, updated);
    Disk disk;
    FakeArticleStore store;
    QVERIFY(disk.write(QStringLiteral("one/p.md"), week("hidden")));
    QVERIFY(importNow(store, disk.path(QStringLiteral("one")), named(QStringLiteral("one"))));
    QVERIFY(disk.write(QStringLiteral("two/a.md"), week("alpha")));
    QVERIFY(disk.write(QStringLiteral("two/b.md"), week("beta")));
    const MarkdownImportOptions two = named(QStringLiteral("two"));
    QCOMPARE(importNow(store, disk.path(QStringLiteral("two")), two)->created, 2);
    store.hidesAddresses = true;
    QVERIFY(disk.write(QStringLiteral("two/a.md"), week("hidden", text)));
    // It counts on what the other one leaves.
    QVERIFY(disk.write(QStringLiteral("two/b.md"), week("alpha", "Other news.\n")));
    for (int run = 0; run < 2; ++run) {
        const auto report = importNow(store, disk.path(QStringLiteral("two")), two);
        QVERIFY2(report && report->failed == 0, qPrintable(said(report)));
        QCOMPARE(report->updated, run == 0 ? updated : 0);
        QVERIFY2(notes(report->warnings)
                     .contains(QLatin1String("a.md:0: The file asks for the slug \"hidden\" now")),
                 qPrintable(notes(report->warnings)));
        QCOMPARE(report->addresses, QList<AddressChange>());
        QCOMPARE(slugAt(store, "a.md"), QStringLiteral("alpha"));
        QCOMPARE(slugAt(store, "b.md"), QStringLiteral("beta"));
    }
    const auto articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("a.md")).body, QString::fromLatin1(text));
    QCOMPARE(articles.value(QStringLiteral("b.md")).body, QStringLiteral("Other news.\n"));
    QVERIFY(
        !articles.value(QStringLiteral("a.md")).fields.contains(QLatin1String("redirect_from")));
}

QTEST_GUILESS_MAIN(TestAddressNumbers)
#include "tst_addressnumbers.moc"
