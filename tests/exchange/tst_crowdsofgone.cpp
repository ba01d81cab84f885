#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/goneindex.h>
#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray Stub("This page is a stub that nobody has written yet, please help us.\n\n"
                      "Write to the desk if you know something about this subject.\n\n"
                      "The desk answers each letter within a week or two, at the latest.\n");

QString oldPath(int i)
{
    return QStringLiteral("stubs/s%1.md").arg(i);
}

/** As the import reads it. */
ImportCandidate candidateOf(const QString &path, const QByteArray &bytes)
{
    ImportCandidate candidate{ImportPath(path), {}, {}, {}};
    candidate.read = *articleFromMarkdown(candidate.path, bytes);
    candidate.slug = candidate.read.article.slug;
    candidate.digest = {contentDigest(candidate.read.article), std::nullopt};
    return candidate;
}

/** The articles looked at where as many equal stubs as this got other names and a word more. */
qint64 lookedAt(int stubs)
{
    GoneIndex gone;
    for (int i = 0; i < stubs; ++i) {
        const ImportCandidate old = candidateOf(oldPath(i), "---\ntitle: Stub\n---\n" + Stub);
        Core::Article article = old.read.article;
        article.source =
            Core::ImportSource{QStringLiteral("site"), oldPath(i), old.digest.toText()};
        gone.insert(article, Core::utcNow());
    }
    for (int i = 0; i < stubs; ++i) {
        const ImportCandidate now = candidateOf(QStringLiteral("pages/p%1.md").arg(i),
                                                "---\ntitle: Stub\n---\nNew.\n\n" + Stub);
        using enum GoneIndex::Proof;
        for (const auto proof : {Name, Content, GivenAddress, AddressAndTitle, TitleAndDate, Text})
            gone.certain(now, proof);
        gone.likely(now);
        gone.isInCrowd(now);
        gone.withdrawnText(now, nullptr);
    }
    return gone.looked();
}

} // namespace

/** Many files that are alike, and get other names and another text between two imports. */
class TestCrowdsOfGone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void work_growsWithTheNumberOfFiles();
    void manyAlike_waitAndAreSaidOnce();
    void manyAlikeThatNobodyReads_holdNothingBack();
    void manyAlikeInAnotherFolder_keepTheirArticles();
    void withdrawnOneOfMany_staysWithdrawn_data();
    void withdrawnOneOfMany_staysWithdrawn();

private:
    static constexpr int Many = PathIndex<QString>::Most + 10;

    static bool writeStubs(const Folder &folder, const QString &names, const QByteArray &bytes)
    {
        for (int i = 0; i < Many; ++i) {
            if (!folder.write(names.arg(i), bytes))
                return false;
        }
        return true;
    }
    static int publicOnes(StoreFixture &fixture)
    {
        int count = 0;
        const auto articles = articlesByPath(fixture.store);
        for (const Core::Article &article : articles)
            count += !article.isDeleted() && article.isPublic(Core::utcNow()) ? 1 : 0;
        return count;
    }
};

void TestCrowdsOfGone::work_growsWithTheNumberOfFiles()
{
    QVERIFY(lookedAt(50) > 0);
    constexpr int Stubs = 1'200;
    const qint64 looked = lookedAt(Stubs);
    QVERIFY2(looked <= Stubs * PathIndex<QString>::Most, qPrintable(QString::number(looked)));
}

void TestCrowdsOfGone::manyAlike_waitAndAreSaidOnce()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    QVERIFY(writeStubs(folder, QStringLiteral("stubs/s%1.md"), "---\ntitle: Stub\n---\n" + Stub));
    QVERIFY(folder.write(QStringLiteral("town.md"), "---\ntitle: Town\n---\nTown.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    QVERIFY(QDir(folder.path() + QStringLiteral("/stubs")).removeRecursively());
    QVERIFY(writeStubs(folder, QStringLiteral("pages/p%1.md"),
                       "---\ntitle: Stub\n---\nNew.\n\n" + Stub));
    QVERIFY(folder.write(QStringLiteral("bridge.md"),
                         "---\ntitle: Bridge\n---\nThe bridge is open again.\n"));
    for (int i = 0; i < 2; ++i) {
        const auto report = importNow(fixture.store, folder.path());
        VERIFY_RESULT(report);
        QCOMPARE(report->drafts, Many);
        QCOMPARE(report->goneInAll, Many);
        const QString said = notes(report->warnings);
        QCOMPARE(said.count(QLatin1String("Many files of this source are gone that were alike")),
                 1);
        QVERIFY2(report->warnings.size() == 1, qPrintable(said));
        QCOMPARE(publicOnes(fixture), Many + 2);
    }
}

void TestCrowdsOfGone::manyAlikeThatNobodyReads_holdNothingBack()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    QVERIFY(writeStubs(folder, QStringLiteral("stubs/s%1.md"),
                       "---\ntitle: Stub\ndraft: true\n---\n" + Stub));
    QVERIFY(folder.write(QStringLiteral("town.md"), "---\ntitle: Town\n---\nTown.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    QVERIFY(QDir(folder.path() + QStringLiteral("/stubs")).removeRecursively());
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: Stub\n---\nNew.\n\n" + Stub));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(publicOnes(fixture), 2);
}

/** Equal files are told apart by their names. */
void TestCrowdsOfGone::manyAlikeInAnotherFolder_keepTheirArticles()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    QVERIFY(writeStubs(folder, QStringLiteral("stubs/s%1.md"), "---\ntitle: Stub\n---\n" + Stub));
    QVERIFY(folder.write(QStringLiteral("town.md"), "---\ntitle: Town\n---\nTown.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    QVERIFY(QDir(folder.path()).rename(QStringLiteral("stubs"), QStringLiteral("pages")));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QCOMPARE(report->renamed.size(), Many);
    QCOMPARE(report->created, 0);
    QCOMPARE(publicOnes(fixture), Many + 1);
}

void TestCrowdsOfGone::withdrawnOneOfMany_staysWithdrawn_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("the first") << 0 << QByteArray();
    QTest::newRow("the last") << Many - 1 << QByteArray();
    QTest::newRow("the first, changed") << 0 << QByteArray("New.\n\n");
    QTest::newRow("the last, changed") << Many - 1 << QByteArray("New.\n\n");
}

void TestCrowdsOfGone::withdrawnOneOfMany_staysWithdrawn()
{
    QFETCH(int, which);
    QFETCH(QByteArray, more);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    QVERIFY(writeStubs(folder, QStringLiteral("stubs/s%1.md"), "---\ntitle: Stub\n---\n" + Stub));
    QVERIFY(folder.write(QStringLiteral("town.md"), "---\ntitle: Town\n---\nTown.\n"));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    QStringList paths;
    const auto before = articlesByPath(fixture.store);
    for (auto it = before.begin(); it != before.end(); ++it)
        paths << it.key();
    paths.removeAll(QStringLiteral("town.md"));
    paths.sort();
    Core::Article old = before.value(paths.at(which));
    old.status = Core::Status::Draft;
    VERIFY_RESULT(fixture.save(old));
    QVERIFY(QDir(folder.path() + QStringLiteral("/stubs")).removeRecursively());
    QVERIFY(folder.write(QStringLiteral("town.md"), "---\ntitle: Stub\n---\n" + more + Stub));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QVERIFY2(notes(report->failures).contains(QLatin1String("was taken from readers")),
             qPrintable(notes(report->failures)));
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("town.md")).body,
             QStringLiteral("Town.\n"));
}

QTEST_GUILESS_MAIN(TestCrowdsOfGone)
#include "tst_crowdsofgone.moc"
