#include "indextest.h"

#include <core/slug.h>

#include <support/servers.h>

using namespace Qt::StringLiterals;

namespace Triptych::Tests {

void IndexTest::dialects()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("address");
    QTest::newRow("Elasticsearch") << u"Elasticsearch"_s << Support::elasticsearchUrl().toString();
    QTest::newRow("OpenSearch") << u"OpenSearch"_s << Support::opensearchUrl().toString();
}

Core::Article IndexTest::article(const QString &title, const QString &body)
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

QString IndexTest::marked(const QString &text)
{
    return QString(Core::HighlightStart) + text + QString(Core::HighlightEnd);
}

void IndexTest::initTestCase()
{
    m_io.setObjectName(u"io"_s);
    m_io.start();
}

void IndexTest::cleanupTestCase()
{
    m_io.quit();
    QVERIFY(m_io.wait());
}

void IndexTest::init()
{
    QFETCH(QString, product);
    QFETCH(QString, address);
    if (address.isEmpty())
        QSKIP(qPrintable(product + u" is not running for this test (run ./dev test)"_s));
    auto settings = Elastic::Settings::parse(address);
    VERIFY_RESULT(settings);
    m_settings = *settings;
    m_prefix = std::make_shared<Support::IndexPrefix>(QUrl(address));
    m_settings.alias = m_prefix->name() + u"articles"_s;
    m_index = std::make_unique<Search::ElasticIndex>(m_settings, &m_io);
}

void IndexTest::cleanup()
{
    m_index.reset();
    m_prefix.reset();
}

Core::Result<Elastic::Reply> IndexTest::raw(const QByteArray &method, const QString &path,
                                            const QByteArray &body)
{
    Elastic::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    return Tests::wait(m_index->client()->request(request, soon()));
}

Core::Result<Core::SearchPage> IndexTest::found(const QString &words)
{
    Core::SearchQuery query;
    query.words = words;
    return Tests::wait(m_index->search(query, soon()));
}

QStringList IndexTest::titles(const QString &words)
{
    QStringList all;
    const auto page = found(words);
    if (!page)
        return {page.error().message, page.error().detail};
    for (const Core::SearchHit &hit : page->hits)
        all << hit.article.title;
    return all;
}

void IndexTest::publishAll(const QList<Core::Article> &articles)
{
    VERIFY_RESULT(Tests::wait(m_index->ensure(soon())));
    const auto results = Tests::wait(m_index->publish(articles, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), articles.size());
    for (const auto &result : *results)
        VERIFY_RESULT(result);
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
}

} // namespace Triptych::Tests
