#include "folder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <support/corpora.h>
#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Tests;

/**
 * What an import makes of each corpus, in numbers: corporacounts.json holds those of today and
 * those of the commit that its member "before" names, and for each difference the fault that it
 * mends.
 */
class TestCorporaCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_givesItsCounts_data();
    void corpus_givesItsCounts();
};

namespace {

QJsonObject expectations()
{
    QFile file(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") +
               QStringLiteral("/tests/exchange/corporacounts.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/** One number for each thing that an import decides. */
QJsonObject countsOf(const Exchange::ImportReport &report,
                     const QHash<QString, Core::Article> &articles)
{
    // A day of its own, so that no article is scheduled today and public tomorrow.
    const QDateTime now(QDate(2026, 11, 29), QTime(0, 0), Qt::UTC);
    int drafts = 0, inReview = 0, archived = 0, scheduled = 0, isPublic = 0, dates = 0, times = 0;
    int capitals = 0, dots = 0, numbered = 0, longSlugs = 0;
    QSet<QString> addresses, groups, languages;
    static const QRegularExpression number(QStringLiteral("-\\d$"));
    for (const Core::Article &article : articles) {
        drafts += article.status == Core::Status::Draft ? 1 : 0;
        inReview += article.status == Core::Status::Review ? 1 : 0;
        archived += article.status == Core::Status::Archived ? 1 : 0;
        scheduled += article.isScheduled(now) ? 1 : 0;
        isPublic += article.isPublic(now) ? 1 : 0;
        dates += article.publishAt.isValid() ? 1 : 0;
        times += article.publishAt.isValid() && article.publishAt.time() != QTime(0, 0) ? 1 : 0;
        addresses.insert(article.language + QLatin1Char('/') + article.slug);
        capitals += article.slug != article.slug.toLower() ? 1 : 0;
        dots += article.slug.contains(QLatin1Char('.')) ? 1 : 0;
        numbered += article.slug.contains(number) ? 1 : 0;
        longSlugs += article.slug.size() >= 80 ? 1 : 0;
        languages.insert(article.language);
        if (!article.translationGroup.isNull())
            groups.insert(article.translationGroup.toString());
    }
    return {{QStringLiteral("articles"), articles.size()},
            {QStringLiteral("failed"), report.failed},
            {QStringLiteral("warnings"), report.warnings.size()},
            {QStringLiteral("public"), isPublic},
            {QStringLiteral("drafts"), drafts},
            {QStringLiteral("in review"), inReview},
            {QStringLiteral("archived"), archived},
            {QStringLiteral("scheduled"), scheduled},
            {QStringLiteral("dates"), dates},
            {QStringLiteral("dates with a time"), times},
            {QStringLiteral("slugs"), addresses.size()},
            {QStringLiteral("slugs with capitals"), capitals},
            {QStringLiteral("slugs with dots"), dots},
            {QStringLiteral("slugs that end in -digit"), numbered},
            {QStringLiteral("slugs of 80 characters and more"), longSlugs},
            {QStringLiteral("languages"), languages.size()},
            {QStringLiteral("translation groups"), groups.size()}};
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace

void TestCorporaCounts::corpus_givesItsCounts_data()
{
    QTest::addColumn<QJsonObject>("expected");
    const QJsonObject all = expectations().value(QLatin1String("corpora")).toObject();
    QVERIFY(!all.isEmpty());
    for (auto it = all.begin(); it != all.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.value().toObject();
}

void TestCorporaCounts::corpus_givesItsCounts()
{
    QFETCH(QJsonObject, expected);
    QTemporaryDir folder;
    if (!unpackCorpus(QString::fromLatin1(QTest::currentDataTag()), folder))
        QSKIP("../shared/corpora is not here");
    FakeArticleStore store;
    const auto report =
        importNow(store, folder.path() + expected.value(QLatin1String("folder")).toString());
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    const QJsonObject counts = countsOf(*report, articlesByPath(store));
    const QJsonObject now = expected.value(QLatin1String("now")).toObject();
    QVERIFY2(counts == now, qPrintable(text(counts)));

    // Each difference from before is named by the fault that it mends, and no other is named.
    const QJsonObject before = expected.value(QLatin1String("before")).toObject();
    const QJsonObject because = expected.value(QLatin1String("because")).toObject();
    QCOMPARE(before.keys(), now.keys());
    static const QRegularExpression row(QStringLiteral("^[1-8](\\.\\d+)?: ."));
    for (const QString &count : now.keys()) {
        const QString why = because.value(count).toString();
        QVERIFY2(before.value(count) == now.value(count) ? why.isEmpty()
                                                         : row.match(why).hasMatch(),
                 qPrintable(count));
    }
}

QTEST_GUILESS_MAIN(TestCorporaCounts)
#include "tst_corporacounts.moc"
