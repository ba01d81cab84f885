#include "people.h"

#include <newsroom/searchsession.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>
#include <support/indexprefix.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Triptych;
using Tests::article;
using Tests::wait;

/** What Elasticsearch finds for people whom PostgreSQL does not show everything. */
class TestSearchRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void total_isOfWhatTheLoginSees_data();
    void total_isOfWhatTheLoginSees();
    void pages_goOnThroughWhatTheLoginSees();
    void otherFilters_showNothingMore();
    void triptychctl_tellsNoMore_data() { total_isOfWhatTheLoginSees_data(); }
    void triptychctl_tellsNoMore();
    void whoLostARole_isToldOfTheShownAlone();

private:
    /** The page that the desk's session shows of a search for every article here. */
    Core::SearchPage shown(Tests::People::Space &desk, int limit = 20)
    {
        Newsroom::SearchSession session(desk.stores().search, desk.stores().articles);
        QSignalSpy failed(&session, &Newsroom::SearchSession::failed);
        std::optional<Core::SearchPage> page;
        connect(&session, &Newsroom::SearchSession::pageArrived, this,
                [&](const Core::SearchPage &arrived) { page = arrived; });
        Core::SearchQuery query;
        query.words = QStringLiteral("secret");
        query.limit = limit;
        session.setQuery(query);
        session.searchNow();
        if (!QTest::qWaitFor([&] { return page || !failed.isEmpty(); }, 20'000) || !page)
            return {};
        return *page;
    }
    static QStringList titles(const Core::SearchPage &page)
    {
        QStringList titles;
        for (const Core::SearchHit &hit : page.hits)
            titles << hit.article.title;
        titles.sort();
        return titles;
    }

    std::optional<Support::IndexPrefix> m_index;
    std::optional<Tests::People> m_people;
};

void TestSearchRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    m_index.emplace(Support::elasticsearchUrl());
    Profiles::Profile stores;
    stores.elastic = m_index->server().toString();
    stores.elasticAlias = m_index->name() + QStringLiteral("articles");
    m_people.emplace(stores);
    const auto save = [this](const char *who, const char *title, Core::Status status,
                             int days = 0) {
        Core::Article one = article(QLatin1String(title), QStringLiteral("A secret text."), status);
        if (days != 0)
            one.publishAt = Core::utcNow().addDays(days);
        QCOMPARE(m_people->saveAs(who, one).version, 1);
    };
    save("ann", "Ann's draft", Core::Status::Draft);
    save("ann", "Ann's review", Core::Status::Review);
    save("bob", "Bob's draft", Core::Status::Draft);
    save("ed", "For later", Core::Status::Published, 1);
    save("ed", "Old", Core::Status::Archived);
    save("ed", "Public", Core::Status::Published);
    save("ed", "Public since", Core::Status::Published, -1);
    const auto admin = m_people->openAs("ada");
    const auto filled = wait(admin->fillIndex(Tests::People::Space::Fill::Always,
                                              Core::Call::within(std::chrono::minutes(1))),
                             70'000);
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message + filled.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(shown(*admin).hits.size(), 7, 20'000);
}

void TestSearchRights::cleanupTestCase()
{
    m_people.reset();
}

void TestSearchRights::total_isOfWhatTheLoginSees_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QStringList>("seen");
    const QStringList everybody{QStringLiteral("Public"), QStringLiteral("Public since")};
    const QStringList anns{QStringLiteral("Ann's draft"), QStringLiteral("Ann's review")};
    const QStringList bobs{QStringLiteral("Bob's draft")};
    const QStringList eds{QStringLiteral("For later"), QStringLiteral("Old")};
    QTest::newRow("reader") << QStringLiteral("rita") << everybody;
    QTest::newRow("author") << QStringLiteral("ann") << anns + everybody;
    QTest::newRow("another author") << QStringLiteral("bob") << bobs + everybody;
    QTest::newRow("editor") << QStringLiteral("ed") << anns + bobs + eds + everybody;
    QTest::newRow("admin") << QStringLiteral("ada") << anns + bobs + eds + everybody;
    QTest::newRow("relay") << QStringLiteral("rel") << anns + bobs + eds + everybody;
}

void TestSearchRights::total_isOfWhatTheLoginSees()
{
    QFETCH(QString, who);
    QFETCH(QStringList, seen);
    const QByteArray name = who.toLatin1();
    const auto desk = m_people->openAs(name.constData());
    // One that is slow once is answered for by SQL.
    QTRY_COMPARE_WITH_TIMEOUT(shown(*desk).store, QStringLiteral("Elasticsearch"), 20'000);
    const Core::SearchPage page = shown(*desk);
    QCOMPARE(titles(page), seen);
    QCOMPARE(page.total, seen.size());
    QVERIFY(!page.totalAtLeast);
    QCOMPARE(m_people->psql(name.constData()).run(QStringLiteral("SELECT count(*) FROM articles")),
             QString::number(seen.size()));
    // The index itself answered no more: nothing was left to be dropped.
    Core::SearchQuery query;
    query.words = QStringLiteral("secret");
    QCOMPARE(titles(*wait(desk->stores().search.search(query, {}))), seen);
}

void TestSearchRights::pages_goOnThroughWhatTheLoginSees()
{
    const auto desk = m_people->openAs("ann");
    Core::SearchQuery query;
    query.words = QStringLiteral("secret");
    query.limit = 3;
    const auto first = wait(desk->stores().search.search(query, {}));
    QVERIFY(first && !first->next.isEmpty());
    query.after = first->next;
    const auto second = wait(desk->stores().search.search(query, {}));
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    QCOMPARE(second->hits.size(), 1);
    QCOMPARE(second->total, 4);
    QVERIFY(second->next.isEmpty());
}

void TestSearchRights::otherFilters_showNothingMore()
{
    Core::SearchQuery query;
    query.words = QStringLiteral("secret");
    query.status = Core::Status::Draft;
    const auto rita = m_people->openAs("rita"), ann = m_people->openAs("ann");
    QCOMPARE(wait(rita->stores().search.search(query, {}))->total, 0);
    QCOMPARE(wait(ann->stores().search.search(query, {}))->total, 1);
    // Nor does a query that says whose it wants.
    query.status.reset();
    query.publicOnly = true;
    QCOMPARE(wait(ann->stores().search.search(query, {}))->total, 2);
    query.orCreatedBy = m_people->login("bob");
    QCOMPARE(wait(ann->stores().search.search(query, {}))->total, 2);
    QCOMPARE(wait(rita->stores().search.search(query, {}))->total, 2);
    query.orCreatedBy = m_people->login("ann");
    QCOMPARE(wait(ann->stores().search.search(query, {}))->total, 4);
}

void TestSearchRights::triptychctl_tellsNoMore()
{
    QFETCH(QString, who);
    QFETCH(QStringList, seen);
    const auto run = [&](const QStringList &arguments) {
        const Tests::CtlRun run = Tests::runCtl(
            arguments,
            {{QStringLiteral("POSTGRES_DSN"), m_people->dsn(who.toLatin1().constData())},
             {QStringLiteral("ES_ADDR"), m_index->server().toString()},
             {QStringLiteral("ES_ALIAS"), m_index->name() + QStringLiteral("articles")}});
        return std::pair(run.code == 0 ? run.out : QByteArray(), run.err);
    };
    const auto [json, quiet] =
        run({QStringLiteral("--json"), QStringLiteral("search"), QStringLiteral("secret")});
    QStringList found;
    for (const QByteArray &line : json.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(QLatin1String("title")))
            found << object.value(QLatin1String("title")).toString();
    }
    found.sort();
    QVERIFY2(found == seen, quiet.constData());
    const auto [text, remark] = run({QStringLiteral("search"), QStringLiteral("secret")});
    const QByteArray told = QByteArray::number(seen.size()) + " found by Elasticsearch";
    QVERIFY2(remark.startsWith(told), remark.constData());
}

void TestSearchRights::whoLostARole_isToldOfTheShownAlone()
{
    const auto desk = m_people->openAs("ed");
    QCOMPARE(shown(*desk).total, 7);
    const auto give = [this](const char *role) {
        const auto owner = m_people->open(m_people->database().dsn());
        return wait(owner->grantLogin(m_people->prefix(),
                                      {m_people->login("ed"), {QLatin1String(role)}, {}}, {}));
    };
    QVERIFY(give("reader").has_value());
    // The desk learned its rights when it was opened; SQL knows better.
    const Core::SearchPage page = shown(*desk);
    QCOMPARE(page.hits.size(), 2);
    QCOMPARE(page.total, 2);
    QVERIFY(!page.totalAtLeast);
    QVERIFY(give("editor").has_value());
}

QTEST_GUILESS_MAIN(TestSearchRights)
#include "tst_searchrights.moc"
