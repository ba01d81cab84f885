#include "indextest.h"

#include <support/corpora.h>
#include <support/servers.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace Triptych;
using Search::ElasticIndex;

/** What a search finds and shows. */
class TestElasticSearching : public Tests::IndexTest
{
    Q_OBJECT

private Q_SLOTS:
    void hit_carriesArticleAndHighlights_data() { dialects(); }
    void hit_carriesArticleAndHighlights();
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

private:
    QHash<QString, std::shared_ptr<Support::IndexPrefix>>
        m_shared; ///< by product; kept until the last row
};

void TestElasticSearching::hit_carriesArticleAndHighlights()
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
    // Each with the value that matched, and without the others.
    const auto byTag = found(u"Politics"_s);
    VERIFY_RESULT(byTag);
    const auto &marks = byTag->hits.constFirst().highlights;
    QCOMPARE(marks.value(u"tags"_s).size(), 1);
    QCOMPARE(marks.value(u"tags"_s).constFirst().toLower(), marked(u"politics"_s));
    QVERIFY(!marks.contains(u"authors"_s));
    const auto byAuthor = found(u"byline"_s);
    VERIFY_RESULT(byAuthor);
    QVERIFY(byAuthor->hits.constFirst()
                .highlights.value(u"authors"_s)
                .join(u'|')
                .toLower()
                .contains(marked(u"byline"_s)));
}

void TestElasticSearching::hugeBody_isIndexedAndHighlighted()
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

void TestElasticSearching::words_findWhatPeopleMean_data()
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

void TestElasticSearching::words_findWhatPeopleMean()
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

void TestElasticSearching::filters_neverLeak()
{
    Core::Article draft = article(u"Plan draft"_s);
    draft.status = Core::Status::Draft;
    draft.createdBy = u"ann"_s;
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
        const auto page = Tests::wait(m_index->search(query, soon()));
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
    query.publicOnly = true;
    query.orCreatedBy = u"ann"_s;
    QCOMPARE(run(query), (QStringList{u"draft"_s, u"due"_s, u"undated"_s}));
    query.status = Core::Status::Draft;
    QCOMPARE(run(query), QStringList{u"draft"_s});
    query.status.reset();
    query.orCreatedBy = u"bob"_s;
    QCOMPARE(run(query), (QStringList{u"due"_s, u"undated"_s}));
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

void TestElasticSearching::hostileWords_areNoError()
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
        const auto page = Tests::wait(searches.at(i));
        QVERIFY2(page.has_value(), page ? ""
                                        : qPrintable(all.at(i).left(80) + u" -> "_s +
                                                     page.error().message + page.error().detail));
    }
}

void TestElasticSearching::paging_seesEveryHitOnce()
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
            const auto page = Tests::wait(m_index->search(query, soon()));
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

void TestElasticSearching::cursorOfAnotherSearch_isRefused()
{
    publishAll({article(u"One word"_s), article(u"Two words"_s), article(u"Word three"_s)});
    Core::SearchQuery query;
    query.words = u"word"_s;
    query.limit = 1;
    const auto page = Tests::wait(m_index->search(query, soon()));
    VERIFY_RESULT(page);
    QVERIFY(!page->next.isEmpty());
    query.after = page->next;
    query.words = u"other"_s;
    QCOMPARE(Tests::wait(m_index->search(query, soon())).error().kind, Core::ErrorKind::Usage);
    query.after = u"nonsense"_s;
    QCOMPARE(Tests::wait(m_index->search(query, soon())).error().kind, Core::ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(TestElasticSearching)
#include "tst_elasticsearching.moc"
