#include "sqlsearch.h"

#include "bodymarks.h"
#include "querywords.h"

#include <sql/articlerow.h>
#include <sql/sqltext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Search {

using Sql::Row;

namespace {

constexpr int MaximumLimit = 1000;
constexpr int CountBound = 10'000;
constexpr int RankedCandidates = 20'000;
constexpr double RankUnit = 1'000'000;
// SQLite's snippet() takes 30 ms for an article with so many matches, and the square of it for
// more.
constexpr int MostCompared = 2'000;
constexpr int LongestBody = 200'000; // characters that are looked at for a fragment
const QString FragmentDelimiter = QStringLiteral(" … ");

QString fingerprint(const Core::SearchQuery &query)
{
    const QStringList parts = {query.words,
                               query.status ? Core::statusName(*query.status) : QString(),
                               query.author,
                               query.tag,
                               query.language,
                               QString::number(int(query.publicOnly)),
                               query.publicOnly ? query.orCreatedBy : QString()};
    const QByteArray digest =
        QCryptographicHash::hash(parts.join(QChar(u'\x1f')).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.left(8).toHex());
}

/** Texts that are nothing but a phrase in the store's query language, `joint` between them. */
QString quoted(const QStringList &texts, const QString &joint, const QString &quoteInside,
               bool prefixes)
{
    QStringList phrases;
    for (QString text : texts) {
        text.replace(QLatin1Char('"'), quoteInside);
        QString phrase = QLatin1Char('"') + text + QLatin1Char('"');
        // A run of CJK characters is one token, which is found by its beginning only.
        if (prefixes && hasCjk(text))
            phrase += QLatin1Char('*');
        phrases << phrase;
    }
    return phrases.join(joint);
}

/** Those that hold a mark. */
void addFragments(Core::SearchHit &hit, const QString &field, const QStringList &fragments)
{
    QStringList marked;
    for (const QString &fragment : fragments) {
        if (fragment.contains(Core::HighlightStart))
            marked << fragment;
    }
    if (!marked.isEmpty())
        hit.highlights.insert(field, marked);
}

/** The values of a marked list, which SQLite has as JSON. */
QStringList valuesOf(const QString &marked)
{
    const QJsonDocument json = QJsonDocument::fromJson(marked.toUtf8());
    if (!json.isArray())
        return marked.split(FragmentDelimiter);
    QStringList values;
    const QJsonArray list = json.array();
    for (const QJsonValue value : list)
        values << value.toString();
    return values;
}

void addHighlights(Core::SearchHit &hit, const Row &row)
{
    constexpr std::pair<const char *, const char *> fields[] = {
        {"title", "title_marked"}, {"summary", "summary_marked"}, {"body", "body_marked"}};
    for (const auto &[field, column] : fields) {
        addFragments(hit, QLatin1String(field), row.text(column).split(FragmentDelimiter));
    }
    for (const auto &[field, column] :
         {std::pair("tags", "tags_marked"), std::pair("authors", "authors_marked")})
        addFragments(hit, QLatin1String(field), valuesOf(row.text(column)));
}

QString jsonList(const QList<qint64> &numbers)
{
    QStringList list;
    for (const qint64 number : numbers)
        list << QString::number(number);
    return QLatin1Char('[') + list.join(QLatin1Char(',')) + QLatin1Char(']');
}

} // namespace

Core::Result<SqlSearch> SqlSearch::create(const Core::SearchQuery &query)
{
    if (query.limit < 1 || query.limit > MaximumLimit) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Search", "A search shows between 1 and 1,000 hits."));
    }
    SqlSearch search(query);
    const QueryWords words = QueryWords::parse(query.words);
    search.m_wanted = words.phrases + words.terms;
    search.m_refused = words.excludedPhrases + words.excludedTerms;
    if (query.after.isEmpty())
        return search;
    const QJsonObject cursor =
        QJsonDocument::fromJson(
            QByteArray::fromBase64(query.after.toLatin1(), QByteArray::Base64UrlEncoding))
            .object();
    const auto id = Core::ArticleId::fromString(cursor.value(QLatin1String("i")).toString());
    if (!id || cursor.value(QLatin1String("q")).toString() != fingerprint(query)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate(
                "Search", "This is not the continuation of this search. Start it again."));
    }
    search.m_hasCursor = true;
    search.m_afterId = *id;
    search.m_afterKey = cursor.value(QLatin1String("k")).toInteger();
    search.m_any = cursor.value(QLatin1String("a")).toBool();
    return search;
}

QString SqlSearch::sqliteQuery() const
{
    const QString inside = QStringLiteral("\"\"");
    QString query =
        quoted(m_wanted, m_any ? QStringLiteral(" OR ") : QStringLiteral(" AND "), inside, true);
    if (!m_refused.isEmpty()) {
        query = QStringLiteral("(%1) NOT (%2)")
                    .arg(query, quoted(m_refused, QStringLiteral(" OR "), inside, false));
    }
    return query;
}

QString SqlSearch::postgresQuery() const
{
    return quoted(m_wanted, m_any ? QStringLiteral(" or ") : QStringLiteral(" "),
                  QStringLiteral(" "), false);
}

QString SqlSearch::postgresExclusion() const
{
    return quoted(m_refused, QStringLiteral(" or "), QStringLiteral(" "), false);
}

QString SqlSearch::text(const QString &name, Sql::Dialect dialect, int schema) const
{
    const auto fragment = [dialect, schema](const QString &path) {
        return Sql::statementText(Sql::dialectName(dialect), path, schema);
    };
    QStringList filters{fragment(QStringLiteral("articles/fragments/living"))};
    const auto add = [&](bool wanted, const char *path) {
        if (wanted) // with placeholders that have no number behind them
            filters << fragment(QString::fromLatin1(path)).arg(QString());
    };
    add(m_query.status.has_value(), "articles/fragments/status");
    if (m_query.publicOnly) {
        QString seen = QStringLiteral("(%1 AND %2)")
                           .arg(fragment(QStringLiteral("articles/fragments/published")),
                                fragment(QStringLiteral("articles/fragments/due")));
        if (!m_query.orCreatedBy.isEmpty())
            seen =
                QStringLiteral("(%1 OR %2)")
                    .arg(seen,
                         fragment(QStringLiteral("articles/fragments/created_by")).arg(QString()));
        filters << seen;
    }
    add(!m_query.author.isEmpty(), "articles/fragments/author");
    add(!m_query.tag.isEmpty(), "articles/fragments/tag");
    if (!m_query.language.isEmpty())
        filters << fragment(QStringLiteral("articles/fragments/language"));
    QString text = fragment(QStringLiteral("search/fragments/") + name);
    text.replace(QStringLiteral("{filters}"), filters.join(QStringLiteral(" AND ")));
    text.replace(QStringLiteral("{after}"),
                 fragment(m_hasCursor ? QStringLiteral("search/fragments/after")
                                      : QStringLiteral("search/fragments/from_the_first")));
    return text;
}

void SqlSearch::bind(Sql::Statement &statement, Sql::Dialect dialect) const
{
    if (dialect == Sql::Dialect::PostgreSql) {
        statement.bind("words", postgresQuery())
            .bind("excluded", postgresExclusion())
            .bind("stem", m_query.language.isEmpty() ? QStringLiteral("en") : m_query.language);
    } else {
        statement.bind("words", sqliteQuery());
    }
    if (m_query.status)
        statement.bind("status", Core::statusName(*m_query.status));
    if (m_query.publicOnly && !m_query.orCreatedBy.isEmpty())
        statement.bind("created_by", m_query.orCreatedBy);
    if (!m_query.author.isEmpty())
        statement.bind("author", m_query.author);
    if (!m_query.tag.isEmpty())
        statement.bind("tag", m_query.tag);
    if (!m_query.language.isEmpty())
        statement.bind("language", m_query.language);
}

Core::Result<qint64> SqlSearch::count(Sql::Connection &connection) const
{
    Sql::Statement statement = connection.composed(
        text(QStringLiteral("count"), connection.dialect(), connection.schemaVersion()));
    bind(statement, connection.dialect());
    auto hits = statement.bind("bound", CountBound + 1).one([](const Row &row) {
        return row.integer("hits");
    });
    if (!hits)
        return Core::failure(hits.error());
    return hits->value_or(0);
}

Core::Result<void> SqlSearch::readPage(Sql::Connection &connection, Core::SearchPage &page) const
{
    const bool postgresql = connection.dialect() == Sql::Dialect::PostgreSql;
    Sql::Statement statement = connection.composed(
        text(QStringLiteral("page"), connection.dialect(), connection.schemaVersion()));
    bind(statement, connection.dialect());
    if (postgresql)
        statement.bind("candidates", RankedCandidates);
    if (m_hasCursor)
        statement.bind("after_key", m_afterKey).bind("after_id", m_afterId);
    QList<qint64> numbers;
    qint64 key = 0;
    bool more = false;
    auto read = statement.bind("limit", m_query.limit + 1).each([&](const Row &row) {
        if (page.hits.size() == m_query.limit) {
            more = true;
            return;
        }
        key = row.integer("rank_key");
        Core::SearchHit hit;
        hit.article = Sql::summaryFromRow(row);
        hit.score = double(key) / RankUnit;
        if (postgresql)
            addHighlights(hit, row);
        else
            numbers << row.integer("number");
        page.hits << hit;
    });
    if (!read)
        return read;
    if (more) {
        const QJsonObject cursor{{QStringLiteral("q"), fingerprint(m_query)},
                                 {QStringLiteral("k"), key},
                                 {QStringLiteral("i"), page.hits.constLast().article.id.toString()},
                                 {QStringLiteral("a"), m_any}};
        page.next = QString::fromLatin1(
            QJsonDocument(cursor)
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    return postgresql || numbers.isEmpty() ? Core::Result<void>()
                                           : readMarks(connection, page, numbers);
}

Core::Result<void> SqlSearch::readMarks(Sql::Connection &connection, Core::SearchPage &page,
                                        const QList<qint64> &numbers) const
{
    const BodyMarks marks(m_wanted);
    QList<qint64> usual;
    QList<qint64> others;
    auto read = connection.statement(QStringLiteral("search/bodies"))
                    .bind("numbers", jsonList(numbers))
                    .bind("longest", LongestBody + 1)
                    .each([&](const Row &row) {
                        const qsizetype place = numbers.indexOf(row.integer("number"));
                        const QString body = row.text("body");
                        if (place < 0)
                            return;
                        if (body.size() <= LongestBody &&
                            marks.upperBound(body, MostCompared) < MostCompared) {
                            usual << numbers.at(place);
                        } else {
                            others << numbers.at(place);
                            addFragments(page.hits[place], QStringLiteral("body"),
                                         {marks.fragment(QStringView(body).left(LongestBody))});
                        }
                    });
    if (!read)
        return read;
    const auto mark = [&](const QString &words, const QList<qint64> &hits, bool withBodies) {
        return connection.statement(QStringLiteral("search/marks"))
            .bind("words", words)
            .bind("numbers", jsonList(hits))
            .bind("bodies", withBodies ? jsonList(hits) : QStringLiteral("[]"))
            .each([&](const Row &row) {
                const qsizetype place = numbers.indexOf(row.integer("number"));
                if (place >= 0)
                    addHighlights(page.hits[place], row);
            });
    };
    if (!usual.isEmpty())
        read = mark(sqliteQuery(), usual, true);
    if (!read || others.isEmpty())
        return read;
    // Of these not even the places in the body are asked for.
    return mark(QStringLiteral("{title summary tags authors} : (%1)")
                    .arg(quoted(m_wanted, QStringLiteral(" OR "), QStringLiteral("\"\""), true)),
                others, false);
}

Core::Result<Core::SearchPage> SqlSearch::run(Sql::Connection &connection)
{
    QElapsedTimer timer;
    timer.start();
    Core::SearchPage page;
    page.store = connection.dialect() == Sql::Dialect::PostgreSql ? QStringLiteral("PostgreSQL")
                                                                  : QStringLiteral("SQLite");
    if (m_wanted.isEmpty())
        return page;
    auto total = count(connection);
    if (total && *total == 0 && m_wanted.size() > 1 && !m_any) {
        m_any = true;
        total = count(connection);
    }
    if (!total)
        return Core::failure(total.error());
    page.total = qMin<qint64>(*total, CountBound);
    page.totalAtLeast = *total > CountBound;
    if (auto read = readPage(connection, page); !read)
        return Core::failure(read.error());
    page.tookMs = int(timer.elapsed());
    return page;
}

} // namespace Triptych::Search
