#include "elasticquery.h"

#include "querywords.h"

#include <core/articlejson.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Search {

namespace {

using namespace Qt::StringLiterals;

constexpr int MaximumLimit = 1000;
constexpr int MaximumBoostedPhrase = 8;
constexpr double TieBreaker = 0.3;

/** The fields that are searched; weights as tuned on judged queries (docs/adr: relevance). */
struct Field
{
    QString name;
    double weight;
    bool hasVariants; ///< .english, .cjk and .arabic
};

/** An unstemmed match counts this much of a stemmed one, so that English is ranked by its stems. */
constexpr double FoldedShare = 0.4;

const QList<Field> &fields()
{
    static const QList<Field> all{{u"title"_s, 1.4, true},
                                  {u"summary"_s, 1.2, true},
                                  {u"tags.text"_s, 2, false},
                                  {u"authors.text"_s, 2, false},
                                  {u"body"_s, 1, true}};
    return all;
}

QString weighted(const QString &name, double weight)
{
    return name + u'^' + QString::number(weight, 'g', 4);
}

QJsonArray foldedFields(double share = 1)
{
    QJsonArray names;
    for (const Field &field : fields())
        names << weighted(field.name, field.hasVariants ? field.weight * share : field.weight);
    return names;
}

QJsonArray variantFields(const QString &variant)
{
    QJsonArray names;
    for (const Field &field : fields()) {
        if (field.hasVariants)
            names << weighted(field.name + u'.' + variant, field.weight);
    }
    return names;
}

QJsonArray joined(QJsonArray list, const QJsonArray &more)
{
    for (const QJsonValue value : more)
        list << value;
    return list;
}

QJsonObject multiMatch(const QString &text, const QJsonArray &fieldNames, QJsonObject options)
{
    options.insert(u"query"_s, text);
    options.insert(u"fields"_s, fieldNames);
    options.insert(u"tie_breaker"_s, TieBreaker);
    return {{u"multi_match"_s, options}};
}

QJsonObject phrase(const QString &text, double boost = 1)
{
    return multiMatch(text, foldedFields(), {{u"type"_s, u"phrase"_s}, {u"boost"_s, boost}});
}

QJsonObject term(const QString &field, const QString &value)
{
    return {{u"term"_s, QJsonObject{{field, value}}}};
}

QJsonObject anyOf(const QJsonArray &clauses)
{
    return {{u"bool"_s, QJsonObject{{u"should"_s, clauses}, {u"minimum_should_match"_s, 1}}}};
}

/** The scripts among what is asked for, which decide the fields that are searched and highlighted.
 */
struct Scripts
{
    bool cjk = false;
    bool arabic = false;
};

Scripts scriptsOf(const QueryWords &words)
{
    const QString all = (words.terms + words.phrases).join(u' ');
    return {hasCjk(all), hasArabic(all)};
}

QJsonObject wordsClause(const QueryWords &words, const Scripts &scripts)
{
    QJsonArray spaced = joined(foldedFields(FoldedShare), variantFields(u"english"_s));
    if (scripts.arabic)
        spaced = joined(spaced, variantFields(u"arabic"_s));
    QJsonArray clauses;
    for (qsizetype i = 0; i < words.terms.size(); ++i) {
        const QString &word = words.terms.at(i);
        if (hasCjk(word)) {
            const QJsonObject bigrams = multiMatch(
                word, variantFields(u"cjk"_s),
                {{u"type"_s, u"best_fields"_s}, {u"minimum_should_match"_s, u"2<70%"_s}});
            clauses << QJsonObject{
                {u"dis_max"_s, QJsonObject{{u"queries"_s, QJsonArray{bigrams, phrase(word)}},
                                           {u"tie_breaker"_s, TieBreaker}}}};
        } else {
            clauses << multiMatch(
                word, spaced, {{u"type"_s, u"best_fields"_s}, {u"boost"_s, words.counts.at(i)}});
        }
    }
    return anyOf(clauses);
}

QJsonArray filters(const Core::SearchQuery &query, const QDateTime &now)
{
    QJsonArray all;
    if (query.status)
        all << term(u"status"_s, Core::statusName(*query.status));
    if (query.publicOnly) {
        const QJsonObject due{
            {u"range"_s,
             QJsonObject{{u"publish_at"_s, QJsonObject{{u"lte"_s, Core::timeToJson(now)}}}}}};
        const QJsonObject undated{
            {u"bool"_s, QJsonObject{{u"must_not"_s,
                                     QJsonObject{{u"exists"_s,
                                                  QJsonObject{{u"field"_s, u"publish_at"_s}}}}}}}};
        const QJsonObject isPublic{
            {u"bool"_s,
             QJsonObject{{u"filter"_s,
                          QJsonArray{term(u"status"_s, Core::statusName(Core::Status::Published)),
                                     anyOf({due, undated})}}}}};
        all << (query.orCreatedBy.isEmpty()
                    ? isPublic
                    : anyOf({isPublic, term(u"created_by"_s, query.orCreatedBy)}));
    }
    if (!query.author.isEmpty())
        all << term(u"authors"_s, query.author);
    if (!query.tag.isEmpty())
        all << term(u"tags"_s, query.tag);
    if (!query.language.isEmpty())
        all << term(u"language"_s, query.language);
    return all;
}

QJsonObject tombstone()
{
    return {{u"exists"_s, QJsonObject{{u"field"_s, u"deleted_at"_s}}}};
}

QJsonObject highlight(const Scripts &scripts)
{
    QStringList variants{QString(), u".english"_s};
    if (scripts.cjk)
        variants << u".cjk"_s;
    if (scripts.arabic)
        variants << u".arabic"_s;
    const QJsonObject whole{{u"number_of_fragments"_s, 0}};
    const QJsonObject fragments{{u"number_of_fragments"_s, 3}, {u"fragment_size"_s, 160}};
    // Of a list, each value that matched is a fragment.
    QJsonObject asked{{u"tags.text"_s, whole}, {u"authors.text"_s, whole}};
    for (const QString &variant : variants) {
        asked.insert(u"title"_s + variant, whole);
        asked.insert(u"summary"_s + variant, whole);
        asked.insert(u"body"_s + variant, fragments);
    }
    return {{u"type"_s, u"unified"_s},
            {u"order"_s, u"score"_s},
            {u"pre_tags"_s, QJsonArray{QString(Core::HighlightStart)}},
            {u"post_tags"_s, QJsonArray{QString(Core::HighlightEnd)}},
            {u"fields"_s, asked}};
}

QJsonArray sortOf(const QueryWords &words)
{
    QJsonArray sort;
    if (!words.asksNothing())
        sort << QJsonObject{{u"_score"_s, u"desc"_s}};
    sort << QJsonObject{{u"updated_at"_s, QJsonObject{{u"order"_s, u"desc"_s}, {u"missing"_s, 0}}}}
         << QJsonObject{{u"id"_s, QJsonObject{{u"order"_s, u"asc"_s}, {u"missing"_s, u"_last"_s}}}};
    return sort;
}

/** What a cursor belongs to; time does not count, so that paging goes on. */
QString fingerprint(const Core::SearchQuery &query)
{
    const QStringList parts{query.words,
                            query.status ? Core::statusName(*query.status) : QString(),
                            query.author,
                            query.tag,
                            query.language,
                            query.publicOnly ? u"public"_s : QString(),
                            query.publicOnly ? query.orCreatedBy : QString()};
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(QChar(0)).toUtf8(), QCryptographicHash::Sha1)
            .toHex()
            .left(12));
}

QString cursor(const Core::SearchQuery &query, const QJsonArray &sort)
{
    QJsonArray parts = sort;
    parts.prepend(fingerprint(query));
    return QString::fromLatin1(
        QJsonDocument(parts)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Core::Result<QJsonArray> readCursor(const Core::SearchQuery &query, qsizetype keys)
{
    const QByteArray text =
        QByteArray::fromBase64(query.after.toLatin1(), QByteArray::Base64UrlEncoding);
    QJsonArray parts = QJsonDocument::fromJson(text).array();
    if (parts.size() != keys + 1 || parts.first().toString() != fingerprint(query)) {
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate(
                                 "Search", "This page belongs to another search; search again."));
    }
    parts.removeFirst();
    return parts;
}

tl::unexpected<Core::Error> notASearch()
{
    return Core::failure(Core::ErrorKind::Corrupt,
                         QCoreApplication::translate(
                             "Search", "The search server's reply is not that of a search."));
}

Core::Result<void> checkShards(const QJsonObject &reply)
{
    const QJsonObject shards = reply.value("_shards"_L1).toObject();
    if (shards.isEmpty() || !reply.value("hits"_L1).isObject())
        return notASearch();
    if (reply.value("timed_out"_L1).toBool()) {
        return Core::failure(Core::ErrorKind::Timeout,
                             QCoreApplication::translate(
                                 "Search", "The search server did not finish the search in time."));
    }
    const int failed = shards.value("failed"_L1).toInt();
    if (failed == 0)
        return {};
    const QJsonObject reason =
        shards.value("failures"_L1).toArray().first().toObject().value("reason"_L1).toObject();
    const QString type = reason.value("type"_L1).toString();
    const QString detail = u"%1 shards failed: %2: %3"_s.arg(
        QString::number(failed), type, reason.value("reason"_L1).toString().left(500));
    const bool away = type.isEmpty() || type.contains("shard"_L1) || type.contains("node"_L1) ||
                      type.contains("rejected"_L1) || type.contains("circuit"_L1);
    return Core::failure(
        away ? Core::ErrorKind::Unreachable : Core::ErrorKind::Internal,
        QCoreApplication::translate("Search", "Part of the search index did not answer."), detail);
}

QMap<QString, QStringList> highlightsOf(const QJsonObject &object)
{
    QMap<QString, QStringList> best;
    QMap<QString, qsizetype> bestMarks;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QStringList fragments;
        qsizetype marks = 0;
        const QJsonArray found = it.value().toArray();
        for (const QJsonValue fragment : found) {
            fragments << fragment.toString();
            marks += fragments.constLast().count(Core::HighlightStart);
        }
        // Each analysis marks what it matched; the one that marks most shows the reader most.
        const QString field = it.key().section(u'.', 0, 0);
        if (marks > bestMarks.value(field, 0)) {
            best.insert(field, fragments);
            bestMarks.insert(field, marks);
        }
    }
    return best;
}

} // namespace

QString searchPreference(const Core::SearchQuery &query)
{
    return fingerprint(query);
}

QJsonObject liveDocuments()
{
    return {{u"bool"_s, QJsonObject{{u"must_not"_s, tombstone()}}}};
}

Core::Result<QJsonObject> searchBody(const Core::SearchQuery &query, const QDateTime &now,
                                     std::chrono::milliseconds timeout)
{
    const QueryWords words = QueryWords::parse(query.words);
    const Scripts scripts = scriptsOf(words);
    QJsonArray must;
    QJsonArray should;
    QJsonArray mustNot{tombstone()};
    if (words.typed && words.isEmpty())
        must << QJsonObject{{u"match_none"_s, QJsonObject()}};
    if (!words.terms.isEmpty())
        must << wordsClause(words, scripts);
    for (const QString &text : words.phrases)
        must << phrase(text);
    if (words.terms.size() > 1 && words.terms.size() <= MaximumBoostedPhrase)
        should << phrase(words.terms.join(u' '));
    for (const QString &text : words.excludedTerms + words.excludedPhrases)
        mustNot << phrase(text);

    const QJsonArray sort = sortOf(words);
    QJsonObject body{
        {u"query"_s, QJsonObject{{u"bool"_s, QJsonObject{{u"must"_s, must},
                                                         {u"should"_s, should},
                                                         {u"must_not"_s, mustNot},
                                                         {u"filter"_s, filters(query, now)}}}}},
        {u"sort"_s, sort},
        {u"size"_s, qBound(1, query.limit, MaximumLimit) + 1},
        {u"timeout"_s, u"%1ms"_s.arg(qMax<qint64>(1, timeout.count()))},
        {u"track_total_hits"_s, 10'000},
        {u"_source"_s, QJsonObject{{u"excludes"_s, QJsonArray{u"body"_s}}}},
    };
    if (!words.asksNothing())
        body.insert(u"highlight"_s, highlight(scripts));
    if (!query.after.isEmpty()) {
        const auto after = readCursor(query, sort.size());
        if (!after)
            return Core::failure(after.error());
        body.insert(u"search_after"_s, *after);
    }
    return body;
}

Core::Result<Core::SearchPage> searchPage(const QJsonObject &reply, const Core::SearchQuery &query,
                                          const QString &store)
{
    if (const auto checked = checkShards(reply); !checked)
        return Core::failure(checked.error());
    const QJsonObject outer = reply.value("hits"_L1).toObject();
    const QJsonObject total = outer.value("total"_L1).toObject();
    Core::SearchPage page;
    page.total = total.value("value"_L1).toInteger();
    page.totalAtLeast = total.value("relation"_L1).toString() == "gte"_L1;
    page.tookMs = reply.value("took"_L1).toInt();
    page.store = store;
    const QJsonArray hits = outer.value("hits"_L1).toArray();
    const int limit = qBound(1, query.limit, MaximumLimit);
    for (qsizetype i = 0; i < hits.size() && i < limit; ++i) {
        const QJsonObject object = hits.at(i).toObject();
        auto article = Core::articleFromJson(object.value("_source"_L1).toObject());
        if (!article)
            return Core::failure(article.error());
        page.hits << Core::SearchHit{std::move(*article), object.value("_score"_L1).toDouble(),
                                     highlightsOf(object.value("highlight"_L1).toObject())};
    }
    if (hits.size() > limit) {
        const QJsonArray keys = hits.at(limit - 1).toObject().value("sort"_L1).toArray();
        // A cursor of others would be refused later, as if it were of another search.
        if (keys.size() != sortOf(QueryWords::parse(query.words)).size())
            return notASearch();
        page.next = cursor(query, keys);
    }
    return page;
}

} // namespace Triptych::Search
