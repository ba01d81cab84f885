// Articles that came with Triptych: the samples, and help that once was articles.

#include "../articles/storefixture.h"

#include <exchange/shippedarticles.h>
#include <text/frontmatter.h>

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;
using Exchange::ShippedArticles;

class TestShippedArticles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_comeIntoAFreshStoreOnly_data() { addDialects(); }
    void samples_comeIntoAFreshStoreOnly();
    void samples_speakTheLanguageOfTheDesk();
    void untouched_isWhatNobodyEdited();
    void helpOfAnyVersion_isKnown();
    void helpThatWasEdited_isLeft();

private:
    template<typename T> static T waitFor(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000))
            qFatal("not answered within a minute");
        return future.result();
    }
    static QList<Core::Article> untouchedOf(ShippedArticles &shipped, ShippedArticles::Kind kind)
    {
        const auto found = QCoro::waitFor(shipped.untouched(kind, {}));
        if (!found)
            qFatal("%s", qUtf8Printable(found.error().message));
        return *found;
    }
    static Core::Article help(const QString &title, const QString &body)
    {
        Core::Article article;
        article.title = title;
        article.body = body;
        article.authors = QStringList{QStringLiteral("Triptych")};
        article.tags = QStringList{QStringLiteral("Help")};
        article.status = Core::Status::Published;
        return article;
    }
};

void TestShippedArticles::samples_comeIntoAFreshStoreOnly()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    ShippedArticles shipped(fixture.store);
    for (const int expected : {3, 0}) {
        const auto added = waitFor(
            shipped.addSamples(QStringLiteral("en"), Core::Call::within(std::chrono::minutes(1))));
        VERIFY_RESULT(added);
        QCOMPARE(*added, expected);
    }
    const QList<Core::Article> samples = untouchedOf(shipped, ShippedArticles::Kind::Sample);
    QCOMPARE(samples.size(), 3);
    for (const Core::Article &sample : samples) {
        QCOMPARE(sample.status, Core::Status::Draft);
        QCOMPARE(sample.authors, QStringList{QStringLiteral("Triptych")});
        QCOMPARE(sample.fields, QJsonObject());
        QVERIFY(!sample.summary.isEmpty());
        QCOMPARE(sample.language, QStringLiteral("en"));
    }
    QVERIFY(untouchedOf(shipped, ShippedArticles::Kind::Help).isEmpty());
}

void TestShippedArticles::samples_speakTheLanguageOfTheDesk()
{
    for (const auto &[asked, language] :
         {std::pair("de", QStringLiteral("de")), std::pair("ja", QStringLiteral("en"))}) {
        StoreFixture fixture(Sql::Dialect::Sqlite);
        ShippedArticles shipped(fixture.store);
        QCOMPARE(waitFor(shipped.addSamples(QString::fromLatin1(asked), {})).value_or(0), 3);
        const QList<Core::Article> samples = untouchedOf(shipped, ShippedArticles::Kind::Sample);
        QCOMPARE(samples.size(), 3);
        for (const Core::Article &sample : samples)
            QCOMPARE(sample.language, language);
    }
}

void TestShippedArticles::untouched_isWhatNobodyEdited()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    ShippedArticles shipped(fixture.store);
    QCOMPARE(waitFor(shipped.addSamples(QStringLiteral("en"), {})).value_or(0), 3);
    // One that a person wrote over, one that only looks as if it came with Triptych.
    Core::Article edited = untouchedOf(shipped, ShippedArticles::Kind::Sample).first();
    edited.title += QStringLiteral(" (ours)");
    VERIFY_RESULT(waitFor(fixture.store.save(edited, QStringLiteral("ann"), {})));
    Core::Article alike = help(QStringLiteral("A sample of mine"), QStringLiteral("Words."));
    alike.tags = QStringList{QStringLiteral("Sample")};
    VERIFY_RESULT(waitFor(fixture.store.save(alike, QStringLiteral("ann"), {})));
    const QList<Core::Article> left = untouchedOf(shipped, ShippedArticles::Kind::Sample);
    QCOMPARE(left.size(), 2);
    for (const Core::Article &sample : left)
        QVERIFY(sample.id != edited.id);
}

void TestShippedArticles::helpOfAnyVersion_isKnown()
{
    // The help of today is in no workspace, but its articles were, before some of its lines.
    StoreFixture fixture(Sql::Dialect::Sqlite);
    ShippedArticles shipped(fixture.store);
    QFile file(QStringLiteral(":/shipped/help.sha256"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> digests = file.readAll().split('\n');
    QVERIFY(digests.size() > 7);
    const QDir folder(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") +
                      QStringLiteral("/tests/exchange/shippedhelp"));
    const QStringList names = folder.entryList({QStringLiteral("*.md")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        QFile page(folder.filePath(name));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto matter = Text::parseFrontMatter(QString::fromUtf8(page.readAll()));
        QVERIFY(matter);
        const QString title = matter->find(u"title")->words().toString();
        QVERIFY2(digests.contains(ShippedArticles::digest(title, matter->body)), qPrintable(name));
        VERIFY_RESULT(
            waitFor(fixture.store.save(help(title, matter->body), QStringLiteral("Triptych"), {})));
    }
    QCOMPARE(untouchedOf(shipped, ShippedArticles::Kind::Help).size(), names.size());
}

void TestShippedArticles::helpThatWasEdited_isLeft()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    ShippedArticles shipped(fixture.store);
    VERIFY_RESULT(waitFor(
        fixture.store.save(help(QStringLiteral("The keyboard"), QStringLiteral("Our own keys.")),
                           QStringLiteral("ann"), {})));
    QVERIFY(untouchedOf(shipped, ShippedArticles::Kind::Help).isEmpty());
}

QTEST_GUILESS_MAIN(TestShippedArticles)
#include "tst_shippedarticles.moc"
