#include <core/oldaddress.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Triptych;
using Core::Article;
using Core::keepOldSlug;
using Core::OldSlug;
using Core::Status;

/** The one rule for the slug that readers know. */
class TestOldAddress : public QObject
{
    Q_OBJECT

private:
    static Article stored(Status status = Status::Published, const QJsonValue &redirects = {})
    {
        Article article;
        article.version = 3;
        article.slug = QStringLiteral("harbour");
        article.title = QStringLiteral("The quay");
        article.status = status;
        article.publishAt = Core::utcNow().addDays(-1);
        if (!redirects.isNull())
            article.fields.insert(QStringLiteral("redirect_from"), redirects);
        return article;
    }
    static Article with(Article article, const char *slug)
    {
        article.slug = QString::fromLatin1(slug);
        return article;
    }

private Q_SLOTS:
    void redirects_followTheSlug_data()
    {
        QTest::addColumn<QJsonValue>("before");
        QTest::addColumn<QString>("slug");
        QTest::addColumn<OldSlug>("what");
        QTest::addColumn<QJsonArray>("after");
        const QJsonValue none;
        const auto row = [](const char *name, const QJsonValue &before, const char *slug,
                            OldSlug what, const QJsonArray &after) {
            QTest::newRow(name) << before << QString::fromLatin1(slug) << what << after;
        };
        const QString harbour = QStringLiteral("harbour");
        const QString old = QStringLiteral("old");
        row("first", none, "quay", OldSlug::Redirected, {harbour});
        row("to others", QJsonArray{old}, "quay", OldSlug::Redirected, {old, harbour});
        row("a single text", old, "quay", OldSlug::Redirected, {old, harbour});
        const QJsonObject map{{QStringLiteral("from"), old}};
        row("a map", map, "quay", OldSlug::Redirected, {map, harbour});
        row("a number", 7, "quay", OldSlug::Redirected, {7, harbour});
        row("a truth", true, "quay", OldSlug::Redirected, {true, harbour});
        row("a map, not wanted", map, "quay", OldSlug::Dropped, {map});
        row("once", QJsonArray{harbour, old}, "quay", OldSlug::Redirected, {harbour, old});
        row("back", QJsonArray{old}, "old", OldSlug::Redirected, {harbour});
        row("not wanted", QJsonArray{old}, "quay", OldSlug::Dropped, {old});
        row("not wanted, back", QJsonArray{old}, "old", OldSlug::Dropped, {});
        row("made from the title", none, "", OldSlug::Redirected, {harbour});
        row("the same", QJsonArray{old}, "harbour", OldSlug::Redirected, {old});
    }
    void redirects_followTheSlug()
    {
        QFETCH(QJsonValue, before);
        QFETCH(QString, slug);
        QFETCH(OldSlug, what);
        QFETCH(QJsonArray, after);
        const Article known = stored(Status::Published, before);
        Article article = with(known, slug.toLatin1().constData());
        const bool isNew = keepOldSlug(known, &article, what);
        const QJsonValue now = article.fields.value(QLatin1String("redirect_from"));
        QCOMPARE(now.toArray(), after);
        QCOMPARE(now.isUndefined(), after.isEmpty());
        QCOMPARE(isNew, after.contains(QStringLiteral("harbour")) && before != QJsonValue(after));
        QCOMPARE(article.slug, slug);
    }

    void whatNobodyKnows_isNotKept()
    {
        for (const Status status :
             {Status::Draft, Status::Review, Status::Archived, Status::Published}) {
            Article known = stored(status);
            if (status == Status::Published)
                known.publishAt = Core::utcNow().addDays(1);
            Article article = with(known, "quay");
            QVERIFY(!keepOldSlug(known, &article));
            QVERIFY(article.fields.isEmpty());
        }
        Article made = with(stored(), "quay");
        QVERIFY(!keepOldSlug({}, &made));
        QVERIFY(made.fields.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOldAddress)
#include "tst_oldaddress.moc"
