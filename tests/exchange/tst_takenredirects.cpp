#include "../articles/storefixture.h"
#include "folder.h"

#include <QJsonArray>
#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** A new article at an address that another one had before. */
class TestTakenRedirects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newArticle_isToldWhoseOldLinksItGets_data() { addDialects(); }
    void newArticle_isToldWhoseOldLinksItGets();
    void otherValuesOfTheField_doNoHarm_data() { addDialects(); }
    void otherValuesOfTheField_doNoHarm();
    void storeThatTakesTooLong_undoesNothing();

private:
    static Core::Article article(const char *slug, const QJsonValue &redirects)
    {
        Core::Article article;
        article.title = QStringLiteral("Title of ") + QLatin1String(slug);
        article.slug = QLatin1String(slug);
        article.body = QStringLiteral("Text.\n");
        article.language = QStringLiteral("en");
        article.status = Core::Status::Published;
        if (!redirects.isUndefined())
            article.fields.insert(QStringLiteral("redirect_from"), redirects);
        return article;
    }
    static QString told(const ImportReport &report)
    {
        QStringList lines;
        for (const ImportNote &note : report.warnings) {
            if (note.reason.contains(QLatin1String("old address")))
                lines << note.file + QLatin1String(": ") + note.reason;
        }
        return lines.join(QLatin1Char('\n'));
    }
};

void TestTakenRedirects::newArticle_isToldWhoseOldLinksItGets()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    VERIFY_RESULT(fixture.save(
        article("harbour", QJsonArray{QStringLiteral("pier"), QStringLiteral("/old/quay/")})));
    VERIFY_RESULT(fixture.save(article("bridge", QStringLiteral("ford"))));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("pier.md"), "---\ntitle: Pier\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("x.md"), "---\ntitle: Ford\nslug: ford\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("y.md"), "---\ntitle: Quay\nslug: quay\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("z.md"),
                         "---\ntitle: Pier\nslug: pier\nlang: fr\n---\nText.\n"));
    MarkdownImportOptions options;
    for (const bool dryRun : {true, false}) {
        options.dryRun = dryRun;
        const auto report = importNow(fixture.store, folder.path(), options);
        VERIFY_RESULT(report);
        QCOMPARE(report->created, 4);
        QCOMPARE(told(*report), QStringLiteral("pier.md: Its slug \"pier\" is an old address of "
                                               "the article \"Title of harbour\": old links "
                                               "to that article lead here.\n"
                                               "x.md: Its slug \"ford\" is an old address of the "
                                               "article \"Title of bridge\": old links to "
                                               "that article lead here."));
    }
    const auto again = importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(again);
    QCOMPARE(told(*again), QString());
    // An article that moves to such an address is news, too.
    VERIFY_RESULT(fixture.save(article("town", QJsonArray{QStringLiteral("village")})));
    QVERIFY(folder.write(QStringLiteral("y.md"), "---\ntitle: Quay\nslug: village\n---\nText.\n"));
    const auto moved = importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(moved);
    QVERIFY2(told(*moved).startsWith(QLatin1String("y.md: Its slug \"village\"")),
             qPrintable(notes(moved->warnings)));
}

void TestTakenRedirects::otherValuesOfTheField_doNoHarm()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const QList<QJsonValue> values{
        QJsonValue(7),
        QJsonValue(QJsonObject{{QStringLiteral("a"), QStringLiteral("pier")}}),
        QJsonValue(QJsonValue::Null),
        QJsonValue(QJsonArray{7, QJsonValue(), QJsonArray{}}),
        QJsonValue(QString()),
        QJsonValue(true)};
    for (qsizetype i = 0; i < values.size(); ++i)
        VERIFY_RESULT(
            fixture.save(article(qPrintable(QStringLiteral("a%1").arg(i)), values.at(i))));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("pier.md"), "---\ntitle: Pier\n---\nText.\n"));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(told(*report), QString());
}

void TestTakenRedirects::storeThatTakesTooLong_undoesNothing()
{
    FakeArticleStore store;
    store.loses = [](const QString &call) { return call == QLatin1String("redirectsFrom"); };
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("pier.md"), "---\ntitle: Pier\n---\nText.\n"));
    const auto report = importNow(store, folder.path());
    VERIFY_RESULT(report);
    QVERIFY(!report->stopped);
    QCOMPARE(report->created, 1);
    QVERIFY2(notes(report->warnings).contains(QLatin1String("is not known: There was no answer.")),
             qPrintable(notes(report->warnings)));
}

QTEST_GUILESS_MAIN(TestTakenRedirects)
#include "tst_takenredirects.moc"
