#include "await.h"

#include <search/elasticindex.h>

#include <support/corpora.h>
#include <support/indexprefix.h>
#include <support/servers.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Triptych;
using Search::ElasticIndex;

namespace {

constexpr auto Deadline = std::chrono::seconds(50);

Core::Call soon()
{
    return Core::Call::within(Deadline);
}

Core::Article article(const QString &title, const QString &body = {})
{
    Core::Article made;
    made.id = Core::ArticleId::create();
    made.version = 1;
    made.title = title;
    made.body = body;
    made.slug = Core::slugFromTitle(title);
    made.status = Core::Status::Published;
    made.createdAt = made.updatedAt = Core::utcNow();
    return made;
}

QString marked(const QString &text)
{
    return QString(Core::HighlightStart) + text + QString(Core::HighlightEnd);
}

} // namespace

/** Against real servers; every row is one dialect. */
class TestElasticIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void ping_namesProductAndVersion_data() { dialects(); }
    void ping_namesProductAndVersion();
    void missingAlias_isNotFound_data() { dialects(); }
    void missingAlias_isNotFound();
    void ensure_makesOneIndexAndMarks_data() { dialects(); }
    void ensure_makesOneIndexAndMarks();
    void concreteIndexInTheWay_isSaid_data() { dialects(); }
    void concreteIndexInTheWay_isSaid();
    void leftoverIndex_isStepped_over_data() { dialects(); }
    void leftoverIndex_isStepped_over();
    void newerSchema_isRefused_data() { dialects(); }
    void newerSchema_isRefused();
    void hit_carriesArticleAndHighlights_data() { dialects(); }
    void hit_carriesArticleAndHighlights();
    void olderVersion_neverWins_data() { dialects(); }
    void olderVersion_neverWins();
    void tombstone_isNeverResurrected_data() { dialects(); }
    void tombstone_isNeverResurrected();
    void badArticle_failsAlone_data() { dialects(); }
    void badArticle_failsAlone();
    void manyArticles_goInSeveralRequests_data() { dialects(); }
    void manyArticles_goInSeveralRequests();
    void hugeBody_isIndexedAndHighlighted_data() { dialects(); }
    void hugeBody_isIndexedAndHighlighted();
    void words_findWhatPeopleMean_data();
    void words_findWhatPeopleMean();
    void filters_neverLeak_data() { dialects(); }
    void filters_neverLeak();
    void hostileWords_areNoError_data() { dialects(); }
    void hostileWords_areNoError();
    void paging_seesEveryHitOnce_data() { dialects(); }
    void paging_seesEveryHitOnce();
    void cursorOfAnotherSearch_isRefused_data() { dialects(); }
    void cursorOfAnotherSearch_isRefused();
    void deadNodeInTheList_isPassedOver_data() { dialects(); }
    void deadNodeInTheList_isPassedOver();
    void readOnlyIndex_isSaid_data() { dialects(); }
    void readOnlyIndex_isSaid();

private:
    void dialects();
    Core::Result<Search::ElasticReply> raw(const QByteArray &method, const QString &path,
                                           const QByteArray &body = {});
    Core::Result<Core::SearchPage> found(const QString &words);
    QStringList titles(const QString &words);
    void publishAll(const QList<Core::Article> &articles);

    QThread m_io;
    Search::ElasticSettings m_settings;
    std::shared_ptr<Support::IndexPrefix> m_prefix; ///< its indices go with the last holder
    std::unique_ptr<ElasticIndex> m_index;
    QHash<QString, std::shared_ptr<Support::IndexPrefix>>
        m_shared; ///< by product; kept until the last row
};

void TestElasticIndex::dialects()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("address");
    QTest::newRow("Elasticsearch") << u"Elasticsearch"_s << Support::elasticsearchUrl().toString();
    QTest::newRow("OpenSearch") << u"OpenSearch"_s << Support::opensearchUrl().toString();
}

void TestElasticIndex::initTestCase()
{
    m_io.setObjectName(u"io"_s);
    m_io.start();
}

void TestElasticIndex::cleanupTestCase()
{
    m_shared.clear();
    m_io.quit();
    QVERIFY(m_io.wait());
}

void TestElasticIndex::init()
{
    QFETCH(QString, product);
    QFETCH(QString, address);
    if (address.isEmpty())
        QSKIP(qPrintable(product + u" is not running for this test (run ./dev test)"_s));
    auto settings = Search::ElasticSettings::parse(address);
    VERIFY_RESULT(settings);
    m_settings = *settings;
    m_prefix = std::make_shared<Support::IndexPrefix>(QUrl(address));
    m_settings.alias = m_prefix->name() + u"articles"_s;
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
}

void TestElasticIndex::cleanup()
{
    m_index.reset();
    m_prefix.reset();
}

Core::Result<Search::ElasticReply>
TestElasticIndex::raw(const QByteArray &method, const QString &path, const QByteArray &body)
{
    Search::ElasticRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    return await(m_index->client()->request(request, soon()));
}

Core::Result<Core::SearchPage> TestElasticIndex::found(const QString &words)
{
    Core::SearchQuery query;
    query.words = words;
    return await(m_index->search(query, soon()));
}

QStringList TestElasticIndex::titles(const QString &words)
{
    QStringList all;
    const auto page = found(words);
    if (!page)
        return {page.error().message, page.error().detail};
    for (const Core::SearchHit &hit : page->hits)
        all << hit.article.title;
    return all;
}

void TestElasticIndex::publishAll(const QList<Core::Article> &articles)
{
    VERIFY_RESULT(await(m_index->ensure(soon())));
    const auto results = await(m_index->publish(articles, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), articles.size());
    for (const auto &result : *results)
        VERIFY_RESULT(result);
    VERIFY_RESULT(await(m_index->refresh(soon())));
}

void TestElasticIndex::ping_namesProductAndVersion()
{
    QFETCH(QString, product);
    const auto ping = await(m_index->ping(soon()));
    VERIFY_RESULT(ping);
    QCOMPARE(ping->product, product);
    QVERIFY2(ping->version.contains(u'.'), qPrintable(ping->version));
    QVERIFY(ping->latencyMs > 0);
    QCOMPARE(m_index->client()->product(), product);
    // The media types may have changed with what the ping found out.
    publishAll({article(u"After the ping"_s)});
    QCOMPARE(titles(u"ping"_s), QStringList{u"After the ping"_s});
}

void TestElasticIndex::missingAlias_isNotFound()
{
    const auto page = found(u"anything"_s);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Core::ErrorKind::NotFound);
    const auto info = await(m_index->info(soon()));
    VERIFY_RESULT(info);
    QVERIFY(!info->exists);
    // Publishing must not let the server make an index of its own by that name.
    const auto published = await(m_index->publish({article(u"x"_s)}, soon()));
    QVERIFY(!published);
    QCOMPARE(published.error().kind, Core::ErrorKind::NotFound);
    QCOMPARE(await(m_index->markVerified(soon())).error().kind, Core::ErrorKind::NotFound);
}

void TestElasticIndex::ensure_makesOneIndexAndMarks()
{
    // Two desks at once.
    const auto first = m_index->ensure(soon());
    ElasticIndex other(m_settings, &m_io);
    const auto second = other.ensure(soon());
    const auto info = await(first);
    VERIFY_RESULT(info);
    VERIFY_RESULT(await(second));
    QVERIFY(info->exists);
    QVERIFY(!info->verified);
    QCOMPARE(info->index, m_settings.alias + u"-000001"_s);
    QCOMPARE(await(second)->index, info->index);

    publishAll({article(u"One"_s), article(u"Two"_s)});
    VERIFY_RESULT(await(m_index->markVerified(soon())));
    const auto marked = await(m_index->ensure(soon()));
    VERIFY_RESULT(marked);
    QVERIFY(marked->verified);
    QCOMPARE(marked->documents, 2);
}

void TestElasticIndex::concreteIndexInTheWay_isSaid()
{
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias));
    const auto info = await(m_index->ensure(soon()));
    QVERIFY(!info);
    QCOMPARE(info.error().kind, Core::ErrorKind::Invalid);
    QVERIFY(info.error().message.contains(m_settings.alias));
}

void TestElasticIndex::leftoverIndex_isStepped_over()
{
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias + u"-000001"_s));
    const auto info = await(m_index->ensure(soon()));
    VERIFY_RESULT(info);
    QCOMPARE(info->index, m_settings.alias + u"-000002"_s);
}

void TestElasticIndex::newerSchema_isRefused()
{
    const auto made = await(m_index->ensure(soon()));
    VERIFY_RESULT(made);
    VERIFY_RESULT(raw("PUT", u'/' + made->index + u"/_mapping"_s,
                      R"({"_meta": {"triptych": {"schema": 99, "verified": true}}})"));
    const auto info = await(m_index->info(soon()));
    QVERIFY(!info);
    QCOMPARE(info.error().kind, Core::ErrorKind::NewerSchema);
}

void TestElasticIndex::hit_carriesArticleAndHighlights()
{
    QFETCH(QString, product);
    Core::Article sent = article(
        u"Council votes on the harbour"_s,
        u"The **council** met.\n\nNobody was voting twice, said the mayor of the harbour town."_s);
    sent.version = 7;
    sent.summary = u"A long night of votes"_s;
    sent.authors = {u"Ann Author"_s, u"Bob Byline"_s};
    sent.tags = {u"politics"_s};
    sent.section = u"City"_s;
    sent.publishAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    sent.fields = {{u"layout"_s, u"page"_s}, {u"deep"_s, QJsonObject{{u"x"_s, 1}}}};
    sent.source = Core::ImportSource{u"markdown:x"_s, u"a/b.md"_s};
    sent.createdBy = u"ann"_s;
    publishAll({sent, article(u"Something else"_s, u"Entirely."_s)});

    const auto page = found(u"voted harbour"_s);
    VERIFY_RESULT(page);
    QCOMPARE(page->hits.size(), 1);
    QCOMPARE(page->total, 1);
    QVERIFY(!page->totalAtLeast);
    QCOMPARE(page->store, product);
    QVERIFY(page->next.isEmpty());
    const Core::SearchHit &hit = page->hits.constFirst();
    QVERIFY(hit.score > 0);
    Core::Article expected = sent;
    expected.body.clear();
    QVERIFY(hit.article == expected);
    QCOMPARE(hit.highlights.value(u"title"_s), QStringList{u"Council "_s + marked(u"votes"_s) +
                                                           u" on the "_s + marked(u"harbour"_s)});
    QCOMPARE(hit.highlights.value(u"summary"_s),
             QStringList{u"A long night of "_s + marked(u"votes"_s)});
    const QString body = hit.highlights.value(u"body"_s).join(u'|');
    QVERIFY2(body.contains(marked(u"voting"_s)) && body.contains(marked(u"harbour"_s)),
             qPrintable(body));

    // People look for bylines and tags, too.
    QCOMPARE(titles(u"byline"_s), QStringList{sent.title});
    QCOMPARE(titles(u"Politics"_s), QStringList{sent.title});
}

void TestElasticIndex::olderVersion_neverWins()
{
    Core::Article newer = article(u"Newer"_s);
    newer.version = 5;
    Core::Article older = newer;
    older.version = 3;
    older.title = u"Older"_s;
    publishAll({newer});
    publishAll({older});
    publishAll({older, newer, older});
    QCOMPARE(titles(u"newer older"_s), QStringList{u"Newer"_s});
}

void TestElasticIndex::tombstone_isNeverResurrected()
{
    Core::Article stays = article(u"Stays"_s);
    Core::Article going = article(u"Going secret"_s, u"unspeakable"_s);
    publishAll({stays, going});
    Core::Article tombstone = going;
    tombstone.version = 2;
    tombstone.deletedAt = Core::utcNow();
    publishAll({tombstone});
    QCOMPARE(titles(u"going stays"_s), QStringList{u"Stays"_s});

    // As if the server had forgotten what it deleted, which it does after gc_deletes and by itself.
    const auto info = await(m_index->info(soon()));
    VERIFY_RESULT(info);
    QCOMPARE(info->documents, 1);
    VERIFY_RESULT(
        raw("PUT", u'/' + info->index + u"/_settings"_s, R"({"index": {"gc_deletes": "0s"}})"));
    publishAll({going});
    QCOMPARE(titles(u"going stays"_s), QStringList{u"Stays"_s});
    QCOMPARE(titles({}), QStringList{u"Stays"_s});
    const auto kept = raw("GET", u'/' + info->index + u"/_doc/"_s + going.id.toString());
    VERIFY_RESULT(kept);
    QVERIFY(!QJsonDocument(kept->json).toJson().contains("unspeakable"));

    // Never indexed, deleted at once; and brought back by an undo.
    Core::Article unseen = article(u"Unseen"_s);
    unseen.deletedAt = Core::utcNow();
    Core::Article restored = going;
    restored.version = 3;
    publishAll({unseen, restored});
    QCOMPARE(titles(u"going unseen"_s), QStringList{u"Going secret"_s});
}

void TestElasticIndex::badArticle_failsAlone()
{
    // A mapping of somebody else's, which refuses a text.
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"-000001"_s,
            R"({"mappings": {"properties": {"section": {"type": "long"}}}, "aliases": {")" +
                m_settings.alias.toUtf8() + R"(": {}}})"));
    Core::Article good = article(u"Good"_s);
    good.section = u"1"_s;
    Core::Article bad = article(u"Bad"_s);
    bad.section = u"nonsense"_s;
    Core::Article alsoGood = article(u"Also good"_s);
    alsoGood.section = u"2"_s;
    Core::Article nameless = alsoGood;
    nameless.id = {};
    const auto results = await(m_index->publish({good, bad, alsoGood, nameless}, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), 4);
    VERIFY_RESULT(results->at(0));
    QVERIFY(!results->at(1));
    QCOMPARE(results->at(1).error().kind, Core::ErrorKind::Invalid);
    QVERIFY2(results->at(1).error().detail.contains(u"section"_s),
             qPrintable(results->at(1).error().detail));
    QVERIFY(!results->at(1).error().detail.contains(u"nonsense"_s));
    VERIFY_RESULT(results->at(2));
    QCOMPARE(results->at(3).error().kind, Core::ErrorKind::Invalid);
}

void TestElasticIndex::manyArticles_goInSeveralRequests()
{
    m_settings.bulkBytes = 64 * 1024;
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
    QList<Core::Article> articles;
    for (int i = 0; i < 500; ++i)
        articles << article(u"Number %1"_s.arg(i), u"filler "_s.repeated(100));
    publishAll(articles);
    const auto info = await(m_index->info(soon()));
    VERIFY_RESULT(info);
    QCOMPARE(info->documents, 500);
    const auto none = await(m_index->publish({}, soon()));
    VERIFY_RESULT(none);
    QVERIFY(none->isEmpty());
}

void TestElasticIndex::hugeBody_isIndexedAndHighlighted()
{
    const QString body =
        u"All work and no play makes a dull text. "_s.repeated(60'000) + u"Needle at the end."_s;
    publishAll({article(u"Huge"_s, body)});
    const auto page = found(u"needles"_s);
    VERIFY_RESULT(page);
    QCOMPARE(page->hits.size(), 1);
    QVERIFY(page->hits.constFirst().highlights.value(u"body"_s).join(u'|').contains(
        marked(u"Needle"_s)));
}

void TestElasticIndex::words_findWhatPeopleMean_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *name, const QString &words, QStringList expected) {
        expected.sort();
        for (const auto &[product, url] : {std::pair("Elasticsearch", Support::elasticsearchUrl()),
                                           std::pair("OpenSearch", Support::opensearchUrl())}) {
            QTest::addRow("%s, %s", name, product)
                << QString::fromLatin1(product) << url.toString() << words << expected;
        }
    };
    add("any word", u"jaguar harbour"_s, {u"Jaguar cars"_s, u"Jaguar cats"_s, u"Harbour"_s});
    add("phrase", u"\"big cat\""_s, {u"Jaguar cats"_s});
    add("phrase in another order", u"\"cat big\""_s, {});
    add("excluded word", u"jaguar -engine"_s, {u"Jaguar cats"_s});
    add("excluded phrase", u"jaguar -\"big cat\""_s, {u"Jaguar cars"_s});
    add("only excluded", u"-jaguar -harbour"_s,
        {u"Übermut in Köln"_s, u"最佳实践"_s, u"أفضل الممارسات"_s, u"東京の水泳教室"_s});
    add("umlaut typed", u"übermut"_s, {u"Übermut in Köln"_s});
    add("umlaut not typed", u"ubermut koln"_s, {u"Übermut in Köln"_s});
    add("English forms", u"swims"_s, {u"Harbour"_s});
    add("Chinese", u"实践"_s, {u"最佳实践"_s});
    add("Chinese within a longer text", u"开源项目"_s, {u"最佳实践"_s});
    add("Chinese, one character", u"佳"_s, {u"最佳实践"_s});
    add("Japanese", u"水泳"_s, {u"東京の水泳教室"_s});
    add("Arabic without its article and marks", u"ممارسات"_s, {u"أفضل الممارسات"_s});
    add("Arabic with another alef", u"افضل"_s, {u"أفضل الممارسات"_s});
    add("mixed scripts", u"harbour 实践"_s, {u"Harbour"_s, u"最佳实践"_s});
    add("punctuation only", u"?!..."_s, {});
    add("query language means nothing", u"jaguar* AND (\\"_s, {u"Jaguar cars"_s, u"Jaguar cats"_s});
}

void TestElasticIndex::words_findWhatPeopleMean()
{
    QFETCH(QString, words);
    QFETCH(QString, product);
    // The rows only read, so each server gets the articles once.
    const bool isNew = !m_shared.contains(product);
    if (isNew)
        m_shared.insert(product, m_prefix);
    m_settings.alias = m_shared.value(product)->name() + u"articles"_s;
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
    if (isNew) {
        publishAll({article(u"Jaguar cars"_s, u"The engine roars."_s),
                    article(u"Jaguar cats"_s, u"A very big cat of the rain forest."_s),
                    article(u"Harbour"_s, u"The mayor was swimming here."_s),
                    article(u"Übermut in Köln"_s, u"Größe zählt nicht."_s),
                    article(u"最佳实践"_s, u"作为一个开源项目的维护者。"_s),
                    article(u"東京の水泳教室"_s, u"毎日泳ぐ。"_s),
                    article(u"أفضل الممارسات"_s, u"كيف تدير مشروعا مفتوحا"_s)});
    }
    QStringList found = titles(words);
    found.sort();
    QTEST(found, "expected");
}

void TestElasticIndex::filters_neverLeak()
{
    Core::Article draft = article(u"Plan draft"_s);
    draft.status = Core::Status::Draft;
    Core::Article scheduled = article(u"Plan scheduled"_s);
    scheduled.publishAt = Core::utcNow().addDays(1);
    Core::Article due = article(u"Plan due"_s);
    due.publishAt = Core::utcNow().addSecs(-1);
    due.authors = {u"Ann"_s};
    due.tags = {u"Dog walks"_s};
    Core::Article undated = article(u"Plan undated"_s);
    undated.language = u"de"_s;
    publishAll({draft, scheduled, due, undated});

    const auto run = [this](Core::SearchQuery query) {
        query.words = u"plan"_s;
        QStringList found;
        const auto page = await(m_index->search(query, soon()));
        if (!page)
            return QStringList{page.error().message};
        for (const Core::SearchHit &hit : page->hits)
            found << hit.article.title.section(u' ', 1);
        found.sort();
        return page->total == found.size() ? found : QStringList{u"total differs"_s};
    };
    QCOMPARE(run({}), (QStringList{u"draft"_s, u"due"_s, u"scheduled"_s, u"undated"_s}));
    Core::SearchQuery query;
    query.publicOnly = true;
    QCOMPARE(run(query), (QStringList{u"due"_s, u"undated"_s}));
    query.status = Core::Status::Draft;
    QCOMPARE(run(query), QStringList());
    query.publicOnly = false;
    QCOMPARE(run(query), QStringList{u"draft"_s});
    query = {};
    query.author = u"Ann"_s;
    QCOMPARE(run(query), QStringList{u"due"_s});
    query = {};
    query.tag = u"Dog walks"_s;
    QCOMPARE(run(query), QStringList{u"due"_s});
    query.tag = u"dog"_s;
    QCOMPARE(run(query), QStringList());
    query = {};
    query.language = u"de"_s;
    QCOMPARE(run(query), QStringList{u"undated"_s});
}

void TestElasticIndex::hostileWords_areNoError()
{
    QFile file(Tests::corpusFile(u"blns.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/corpora/blns.json is not here");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(strings.size() > 500);
    publishAll({article(u"Plain"_s)});
    QStringList all;
    for (const QJsonValue value : strings)
        all << value.toString();
    all << all.join(u' ') << u"最"_s.repeated(10'000) << u"\""_s.repeated(9999)
        << u"-"_s.repeated(9999) << u"a.b,c;d"_s.repeated(500);
    QList<Core::FutureResult<Core::SearchPage>> searches;
    for (const QString &words : std::as_const(all)) {
        Core::SearchQuery query;
        query.words = words;
        searches << m_index->search(query, soon());
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto page = await(searches.at(i));
        QVERIFY2(page.has_value(), page ? ""
                                        : qPrintable(all.at(i).left(80) + u" -> "_s +
                                                     page.error().message + page.error().detail));
    }
}

void TestElasticIndex::paging_seesEveryHitOnce()
{
    QList<Core::Article> articles;
    const QDateTime now = Core::utcNow();
    for (int i = 0; i < 57; ++i) {
        Core::Article made = article(u"Same words"_s, u"and more "_s.repeated(i % 3));
        made.updatedAt = i % 5 == 0 ? QDateTime() : now.addSecs(i % 4);
        articles << made;
    }
    publishAll(articles);
    for (const QString &words : {u"words"_s, QString()}) {
        Core::SearchQuery query;
        query.words = words;
        query.limit = 10;
        QSet<Core::ArticleId> seen;
        int pages = 0;
        do {
            const auto page = await(m_index->search(query, soon()));
            VERIFY_RESULT(page);
            QCOMPARE(page->total, 57);
            QVERIFY(!page->hits.isEmpty());
            for (const Core::SearchHit &hit : page->hits) {
                QVERIFY(!seen.contains(hit.article.id));
                seen << hit.article.id;
            }
            query.after = page->next;
            ++pages;
        } while (!query.after.isEmpty());
        QCOMPARE(seen.size(), 57);
        QCOMPARE(pages, 6);
    }
}

void TestElasticIndex::cursorOfAnotherSearch_isRefused()
{
    publishAll({article(u"One word"_s), article(u"Two words"_s), article(u"Word three"_s)});
    Core::SearchQuery query;
    query.words = u"word"_s;
    query.limit = 1;
    const auto page = await(m_index->search(query, soon()));
    VERIFY_RESULT(page);
    QVERIFY(!page->next.isEmpty());
    query.after = page->next;
    query.words = u"other"_s;
    QCOMPARE(await(m_index->search(query, soon())).error().kind, Core::ErrorKind::Usage);
    query.after = u"nonsense"_s;
    QCOMPARE(await(m_index->search(query, soon())).error().kind, Core::ErrorKind::Usage);
}

void TestElasticIndex::deadNodeInTheList_isPassedOver()
{
    publishAll({article(u"Alive"_s)});
    // Port 1 of the loopback refuses.
    m_settings.nodes.prepend(QUrl(u"http://127.0.0.1:1"_s));
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(titles(u"alive"_s), QStringList{u"Alive"_s});
}

void TestElasticIndex::readOnlyIndex_isSaid()
{
    publishAll({article(u"First"_s)});
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"/_settings"_s, R"({"index.blocks.write": true})"));
    const auto blocked = await(m_index->publish({article(u"Second"_s)}, soon()));
    VERIFY_RESULT(blocked);
    QCOMPARE(blocked->constFirst().error().kind, Core::ErrorKind::ReadOnly);
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"/_settings"_s,
            R"({"index.blocks.write": null, "index.blocks.read_only_allow_delete": true})"));
    const auto full = await(m_index->publish({article(u"Third"_s)}, soon()));
    VERIFY_RESULT(full);
    QCOMPARE(full->constFirst().error().kind, Core::ErrorKind::Full);
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias + u"/_settings"_s,
                      R"({"index.blocks.read_only_allow_delete": null})"));
}

QTEST_GUILESS_MAIN(TestElasticIndex)
#include "tst_elasticindex.moc"
