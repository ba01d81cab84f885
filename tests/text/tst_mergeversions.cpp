#include <core/storedarticle.h>
#include <support/randomjson.h>
#include <text/articlemerge.h>

#include <QTest>

using namespace Triptych;
using Core::Article;

/** Merging articles that programs of two versions wrote. */
class TestMergeVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownMembers_surviveFromEverySide();
    void unknownMember_isMergedAsAnyOther_data();
    void unknownMember_isMergedAsAnyOther();
    void newestFormat_isKept();
    void memberThatTheBaseLacks_isNeverTakenForAgreed();
    void memberThatOursLacks_changesNothing();
};

namespace {

Article base()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.version = 1;
    article.title = QStringLiteral("Title");
    article.section = QStringLiteral("News");
    article.body = QStringLiteral("One. Two.");
    return article;
}

QJsonObject one(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonObject() : QJsonObject{{QStringLiteral("m"), value}};
}

} // namespace

void TestMergeVersions::unknownMembers_surviveFromEverySide()
{
    for (quint32 seed = 1; seed <= 100; ++seed) {
        const QJsonObject unknown = Support::RandomJson(seed).unknown();
        for (int side = 1; side < 8; ++side) {
            Article before = base();
            Article ours = before;
            Article theirs = before;
            if (side & 1)
                before.unknown = unknown;
            if (side & 2)
                ours.unknown = unknown;
            if (side & 4)
                theirs.unknown = unknown;
            ours.title = QStringLiteral("Ours");
            theirs.body = QStringLiteral("One. Two. Three.");
            const auto merge = Text::mergeArticles(before, ours, theirs);
            QVERIFY(merge && merge->isClean());
            QCOMPARE(merge->merged.unknown, unknown);
            QCOMPARE(merge->merged.title, ours.title);
            QCOMPARE(merge->merged.body, theirs.body);
        }
    }
}

void TestMergeVersions::unknownMember_isMergedAsAnyOther_data()
{
    QTest::addColumn<QJsonValue>("before");
    QTest::addColumn<QJsonValue>("ours");
    QTest::addColumn<QJsonValue>("theirs");
    QTest::addColumn<QJsonValue>("merged");
    QTest::addColumn<bool>("clean");
    const QJsonValue none(QJsonValue::Undefined);
    QTest::newRow("ours changed") << QJsonValue(1) << QJsonValue(2) << QJsonValue(1)
                                  << QJsonValue(2) << true;
    QTest::newRow("theirs changed")
        << QJsonValue(1) << QJsonValue(1) << QJsonValue(2) << QJsonValue(2) << true;
    QTest::newRow("both alike") << QJsonValue(1) << QJsonValue(2) << QJsonValue(2) << QJsonValue(2)
                                << true;
    QTest::newRow("both") << QJsonValue(1) << QJsonValue(2) << QJsonValue(3) << QJsonValue(2)
                          << false;
    QTest::newRow("both, base unknown")
        << none << QJsonValue(2) << QJsonValue(3) << QJsonValue(2) << false;
    QTest::newRow("ours lacks it")
        << QJsonValue(1) << none << QJsonValue(3) << QJsonValue(3) << true;
    QTest::newRow("theirs lacks it")
        << QJsonValue(1) << QJsonValue(2) << none << QJsonValue(2) << true;
    QTest::newRow("null is a value") << QJsonValue(1) << QJsonValue(QJsonValue::Null)
                                     << QJsonValue(1) << QJsonValue(QJsonValue::Null) << true;
}

void TestMergeVersions::unknownMember_isMergedAsAnyOther()
{
    QFETCH(QJsonValue, before);
    QFETCH(QJsonValue, ours);
    QFETCH(QJsonValue, theirs);
    QFETCH(QJsonValue, merged);
    QFETCH(bool, clean);
    Article sides[3] = {base(), base(), base()};
    sides[0].unknown = one(before);
    sides[1].unknown = one(ours);
    sides[2].unknown = one(theirs);
    const auto merge = Text::mergeArticles(sides[0], sides[1], sides[2]);
    QVERIFY(merge);
    QCOMPARE(merge->merged.unknown, one(merged));
    QCOMPARE(merge->isClean(), clean);
    if (!clean) {
        QCOMPARE(merge->conflicts.size(), 1);
        QCOMPARE(merge->conflicts.constFirst().field, QStringLiteral("m"));
    }
}

void TestMergeVersions::newestFormat_isKept()
{
    Article before = base();
    Article ours = before;
    Article theirs = before;
    ours.unknown = {{QStringLiteral("format"), 3}};
    theirs.unknown = {{QStringLiteral("format"), 5}, {QStringLiteral("m"), 1}};
    const auto merge = Text::mergeArticles(before, ours, theirs);
    QVERIFY(merge && merge->isClean());
    QCOMPARE(merge->merged.unknown, theirs.unknown);
    const auto other = Text::mergeArticles(before, theirs, ours);
    QVERIFY(other && other->isClean());
    QCOMPARE(other->merged.unknown, theirs.unknown);
}

void TestMergeVersions::memberThatTheBaseLacks_isNeverTakenForAgreed()
{
    // Ours cleared the section; of what it was nobody knows.
    Article before = base();
    before.section.clear();
    before.absent = {QStringLiteral("section")};
    Article ours = base();
    ours.section.clear();
    const auto merge = Text::mergeArticles(before, ours, base());
    QVERIFY(merge);
    QCOMPARE(merge->conflicts.size(), 1);
    QCOMPARE(merge->conflicts.constFirst().field, QStringLiteral("section"));
    const auto alike = Text::mergeArticles(before, base(), base());
    QVERIFY(alike && alike->isClean());
    QCOMPARE(alike->merged.section, base().section);
}

void TestMergeVersions::memberThatOursLacks_changesNothing()
{
    Article ours = base();
    ours.title = QStringLiteral("Ours");
    ours.section.clear();
    ours.absent = {QStringLiteral("section")};
    Article theirs = base();
    theirs.section = QStringLiteral("Sports");
    const auto merge = Text::mergeArticles(base(), ours, theirs);
    QVERIFY(merge && merge->isClean());
    QCOMPARE(merge->merged.section, theirs.section);
    QCOMPARE(merge->merged.title, ours.title);
    QVERIFY(merge->merged.absent.isEmpty());
}

QTEST_GUILESS_MAIN(TestMergeVersions)
#include "tst_mergeversions.moc"
