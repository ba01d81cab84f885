#include "fuzz.h"

#include <elastic/bulkitem.h>
#include <elastic/reply.h>
#include <search/elasticquery.h>

using namespace Triptych;
using namespace std::chrono_literals;

namespace {

/** "STATUS CONTENT-TYPE", a line break, the body. */
Elastic::HttpAnswer answerOf(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray line = bytes.left(end);
    Elastic::HttpAnswer answer;
    answer.status = line.left(3).toInt();
    answer.contentType = line.mid(4);
    answer.retryAfter = line.mid(4);
    answer.node = QStringLiteral("127.0.0.1:9200");
    if (end >= 0)
        answer.body = bytes.mid(end + 1);
    return answer;
}

void checkError(const Core::Error &error)
{
    FUZZ_CHECK(!error.message.isEmpty());
    // A detail may end in a log: short, and no article's text in it.
    FUZZ_CHECK(error.detail.size() < 2'000);
    FUZZ_CHECK(!error.detail.contains(QLatin1String("Preview of field's value")));
}

void checkSearch(const QJsonObject &json, const QString &words)
{
    Core::SearchQuery query;
    query.words = words;
    query.limit = 2;
    const auto page = Search::searchPage(json, query, QStringLiteral("fuzz"));
    if (!page) {
        checkError(page.error());
        return;
    }
    FUZZ_CHECK(page->hits.size() <= query.limit);
    for (const Core::SearchHit &hit : page->hits)
        FUZZ_CHECK(!hit.article.id.isNull());
    if (page->next.isEmpty())
        return;
    // A page that says there is more can be asked for more.
    query.after = page->next;
    FUZZ_CHECK(Search::searchBody(query, Core::utcNow(), 1s).has_value());
}

void checkBulk(const QJsonObject &json)
{
    const QJsonArray found = json.value(QLatin1String("items")).toArray();
    FUZZ_CHECK(!Elastic::bulkItems(json, found.size() + 1));
    const auto items = Elastic::bulkItems(json, found.size());
    FUZZ_CHECK(items && items->size() == found.size());
    for (const QJsonValue item : *items) {
        using enum Elastic::BulkItem::Means;
        const Elastic::BulkItem lenient = Elastic::readBulkItem(item, true);
        const Elastic::BulkItem strict = Elastic::readBulkItem(item, false);
        for (const Elastic::BulkItem &read : {lenient, strict}) {
            if (read.means != Done)
                checkError(read.error);
        }
        // Only a conflict may be read in two ways, and what names no status was never done.
        if (strict.means != lenient.means)
            FUZZ_CHECK(lenient.means == Done && strict.error.kind == Core::ErrorKind::Conflict);
        if (!item.isObject() || item.toObject().isEmpty())
            FUZZ_CHECK(lenient.means == Refused);
    }
}

} // namespace

/** Whatever stands at Elasticsearch's address: a reply, an error of it, or something else. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Elastic::HttpAnswer answer = answerOf(fuzzBytes(data, size).toByteArray());
    for (const QList<int> &accept : {QList<int>{}, QList<int>{404, 413}}) {
        const auto reply = Elastic::readAnswer(answer, accept);
        if (!reply) {
            checkError(reply.error());
            continue;
        }
        FUZZ_CHECK((answer.status >= 200 && answer.status < 300) || accept.contains(answer.status));
        FUZZ_CHECK(reply->status == answer.status);
        FUZZ_CHECK(answer.status == 413 || !answer.contentType.contains("html"));
        checkSearch(reply->json, QStringLiteral("two words"));
        checkSearch(reply->json, {});
        checkBulk(reply->json);
    }
    const auto wait = Elastic::retryAfter(answer.retryAfter);
    FUZZ_CHECK(!wait || *wait >= 0ms);
    Elastic::HttpAnswer cut = answer;
    cut.cut = true;
    FUZZ_CHECK(!Elastic::readAnswer(cut, {}));
    FUZZ_CHECK(Elastic::isWorthRetrying(cut));
    return 0;
}
