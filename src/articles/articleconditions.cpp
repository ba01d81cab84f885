#include "articleconditions.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace Triptych::Articles {

using Core::ArticleFilter;
using Core::FilterDate;
using Core::FilterKey;
using Core::FilterTerm;

namespace {

/** Beyond so many articles of one name it is quicker to look at each row of the list in its order:
 * measured at 1,000,000 articles in SQLite. */
constexpr int RareUpTo = 5000;
/** The same for PostgreSQL, which reads that many by their ids in some 20 ms. */
constexpr int ListedUpTo = 10'000;
/** The schema from which PostgreSQL has tables of names. */
constexpr int NamesSchema = 17;
/** A longer name stands in no table of names (migration 17). */
constexpr qsizetype LongestListedName = 500;

/**
 * A word as it may be written: SQLite knows upper and lower case of ASCII alone, and PostgreSQL of
 * what its database's locale knows.
 */
QStringList spellings(const QString &word)
{
    const QString lower = word.toLower();
    if (std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.unicode() < 0x80; }))
        return {lower};
    QStringList all{lower, word, word.toUpper(), lower.left(1).toUpper() + lower.mid(1)};
    all.removeDuplicates();
    // "ß" in capitals is "SS", which many other words have.
    all.removeIf([&word](const QString &spelling) { return spelling.size() != word.size(); });
    return all;
}

/** The terms that the query's own fields mean. */
QList<FilterTerm> fieldsOf(const Core::ArticleQuery &query)
{
    QList<FilterTerm> terms;
    const auto add = [&terms](FilterKey key, const QString &value) {
        if (!value.isEmpty())
            terms << FilterTerm{key, {value}};
    };
    if (query.scheduled) {
        add(FilterKey::Status,
            *query.scheduled ? QStringLiteral("scheduled") : QStringLiteral("published"));
    }
    add(FilterKey::Author, query.author);
    add(FilterKey::Tag, query.tag);
    add(FilterKey::Section, query.section);
    add(FilterKey::Language, query.language);
    return terms;
}

tl::unexpected<Core::Error> usage(const QString &message)
{
    return Core::failure(Core::ErrorKind::Usage, message);
}

/** When a day begins, within the years that stores keep. */
QDateTime beginningOf(QDate day, const Core::SiteZone &zone)
{
    const QDateTime first(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime last(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC);
    if (day.year() > last.date().year())
        return last;
    return std::clamp(zone.startOf(day), first, last);
}

const char *columnOf(FilterDate date)
{
    return date == FilterDate::Published ? "sorted_by_publish"
           : date == FilterDate::Created ? "sorted_by_created"
                                         : "sorted_by_updated";
}

QString fragment(Sql::Dialect dialect, int schema, const QString &name)
{
    return Sql::statementText(Sql::dialectName(dialect),
                              QStringLiteral("articles/fragments/") + name, schema);
}

bool isName(const char *fragment)
{
    const QLatin1String name(fragment);
    return name == QLatin1String("tag") || name == QLatin1String("author");
}

bool hasNames(int schema)
{
    return schema == Sql::UnknownSchema || schema >= NamesSchema;
}

} // namespace

Core::Result<ArticleConditions> ArticleConditions::create(const Core::ArticleQuery &query)
{
    qsizetype values = 0;
    for (const FilterTerm &term : query.filter.terms)
        values += term.values.size();
    if (query.filter.terms.size() > ArticleFilter::MostTerms || values > ArticleFilter::MostValues)
        return usage(
            QCoreApplication::translate("Articles", "The filter has too many conditions."));
    ArticleConditions conditions;
    conditions.m_isDeleted = query.isDeleted;
    const Core::SortKey key = Core::sortKey(query.sort);
    conditions.m_isByName = key == Core::SortKey::Author || key == Core::SortKey::Section;
    if (query.status && !query.scheduled) {
        conditions.m_clauses << Clause{
            {{"status", QStringLiteral("_0_0"), {{"status", Core::statusName(*query.status)}}}}};
    }
    if (!query.createdBy.isEmpty()) {
        conditions.m_clauses << Clause{
            {{"created_by", QStringLiteral("_0_0"), {{"created_by", query.createdBy}}}}};
    }
    const QList<FilterTerm> terms = fieldsOf(query) + query.filter.datedBy(query.sort).terms;
    for (const FilterTerm &term : terms) {
        if (const auto added = conditions.add(term, query); !added)
            return Core::failure(added.error());
    }
    return conditions;
}

QString ArticleConditions::suffix(const Clause &clause) const
{
    return QStringLiteral("_%1_%2").arg(m_clauses.size()).arg(clause.choices.size());
}

void ArticleConditions::addWord(const char *fragment, const char *placeholder, const QString &word,
                                Clause *clause) const
{
    const QStringList all = spellings(word);
    for (const QString &spelling : all)
        clause->choices << Choice{fragment, suffix(*clause), {{placeholder, spelling}}};
}

Core::Result<void> ArticleConditions::add(const FilterTerm &term, const Core::ArticleQuery &query)
{
    Clause clause;
    clause.isExcluded = term.isExcluded;
    if (!term.isExcluded && term.key == FilterKey::Tag)
        clause.rarity = "articles/tag_rarity";
    else if (!term.isExcluded && term.key == FilterKey::Author)
        clause.rarity = "articles/author_rarity";
    else if (!term.isExcluded && term.key == FilterKey::Status &&
             term.values == QStringList{QStringLiteral("scheduled")})
        clause.rarity = "articles/scheduled_rarity";
    for (const QString &value : term.values) {
        if (term.key == FilterKey::Words) {
            addWord("find", "find", value, &clause);
        } else if (term.key == FilterKey::Title) {
            addWord("title", "title", value, &clause);
        } else {
            auto made = choice(term, value, query);
            if (!made)
                return Core::failure(made.error());
            made->suffix = suffix(clause);
            clause.choices << *made;
        }
    }
    if (!clause.choices.isEmpty())
        m_clauses << clause;
    return {};
}

Core::Result<ArticleConditions::Choice>
ArticleConditions::choice(const FilterTerm &term, const QString &value,
                          const Core::ArticleQuery &query) const
{
    switch (term.key) {
    case FilterKey::Status:
        if (value == QLatin1String("scheduled"))
            return Choice{"scheduled", {}, {}};
        if (value == QLatin1String("published"))
            return Choice{"due", {}, {}};
        return Choice{"status", {}, {{"status", value}}};
    case FilterKey::Author:
        return Choice{"author", {}, {{"author", value}}};
    case FilterKey::Tag:
        return Choice{"tag", {}, {{"tag", value}}};
    case FilterKey::Section:
        return Choice{"section", {}, {{"section", value}}};
    case FilterKey::Language:
        // Found at the beginning of "en-gb-" and of "en-".
        return Choice{
            "language_or_dialect", {}, {{"language", QString(value.toLower() + QLatin1Char('-'))}}};
    default:
        break;
    }
    const auto days = Core::daysNamed(value, query.zone.local(Core::utcNow()).date());
    if (!days)
        return usage(QCoreApplication::translate("Articles", "“%1” is no day.").arg(value));
    const QDateTime from = beginningOf(days->first, query.zone);
    const QDateTime until = beginningOf(days->last.addDays(1), query.zone);
    const char *column = columnOf(term.date);
    if (term.key == FilterKey::Before)
        return Choice{"before", {}, {{"until", from}}, column};
    if (term.key == FilterKey::After)
        return Choice{"from", {}, {{"from", until}}, column};
    return Choice{"between", {}, {{"from", from}, {"until", until}}, column};
}

QString ArticleConditions::choiceText(const Choice &choice, qsizetype clause, Sql::Dialect dialect,
                                      int schema) const
{
    QString name = QLatin1String(choice.fragment);
    const bool isServer = dialect == Sql::Dialect::PostgreSql;
    if (isServer && clause == m_driver && m_clauses.at(clause).rarity)
        name += QLatin1String("_listed");
    else if (!isServer && isName(choice.fragment) && clause != m_driver)
        name += QLatin1String("_of_row");
    const bool isDue = name == QLatin1String("due");
    const QString of = QLatin1String(
        !isServer && m_isByName && name != QLatin1String("scheduled") ? "_of_row" : "");
    if (isDue || name == QLatin1String("status"))
        name += of;
    QString text = fragment(dialect, schema, name);
    if (isDue || name == QLatin1String("scheduled")) {
        text = fragment(dialect, schema, QLatin1String("published") + of) + QLatin1String(" AND ") +
               text;
    }
    if (choice.column) {
        const bool isWalkedDate = isWalked() && choice.column == columnOf(FilterDate::Changed);
        return text.arg(choice.suffix,
                        fragment(dialect, schema,
                                 QLatin1String(isWalkedDate ? "sorted_by_walked" : choice.column)));
    }
    return choice.values.isEmpty() ? text : text.arg(choice.suffix);
}

QString ArticleConditions::from(Sql::Dialect dialect, int schema) const
{
    if (!isWalked())
        return QStringLiteral("articles");
    const Choice &choice = m_clauses.at(m_walked).choices.constFirst();
    return fragment(dialect, schema, QLatin1String(choice.fragment) + QLatin1String("_walked"))
        .arg(choice.suffix);
}

QString ArticleConditions::text(Sql::Dialect dialect, int schema) const
{
    QStringList clauses{fragment(
        dialect, schema, m_isDeleted ? QStringLiteral("deleted") : QStringLiteral("living"))};
    for (qsizetype i = 0; i < m_clauses.size(); ++i) {
        if (i == m_walked)
            continue;
        const Clause &clause = m_clauses.at(i);
        QStringList choices;
        for (const Choice &choice : clause.choices)
            choices << choiceText(choice, i, dialect, schema);
        const bool isPlain = choices.size() == 1 && !clause.isExcluded;
        QString text = choices.join(QLatin1String(" OR "));
        if (!isPlain)
            text = QLatin1Char('(') + text + QLatin1Char(')');
        clauses << (clause.isExcluded ? QLatin1String("NOT ") + text : text);
    }
    return clauses.join(QLatin1String(" AND "));
}

void ArticleConditions::bind(Sql::Statement &statement) const
{
    for (const Clause &clause : m_clauses) {
        for (const Choice &choice : clause.choices) {
            for (const auto &[name, value] : choice.values)
                statement.bind((QLatin1String(name) + choice.suffix).toLatin1().constData(), value);
        }
    }
}

bool ArticleConditions::looksForNames() const
{
    return std::any_of(m_clauses.cbegin(), m_clauses.cend(), [](const Clause &clause) {
        return clause.rarity || isName(clause.choices.constFirst().fragment);
    });
}

bool ArticleConditions::isListed(const Clause &clause, const Sql::Connection &connection)
{
    if (!clause.rarity)
        return false;
    const bool isOfNames = isName(clause.choices.constFirst().fragment);
    if (connection.dialect() == Sql::Dialect::Sqlite)
        return isOfNames;
    return !isOfNames ||
           (hasNames(connection.schemaVersion()) &&
            std::all_of(clause.choices.cbegin(), clause.choices.cend(), [](const Choice &choice) {
                return choice.values.constFirst().second.toString().size() <= LongestListedName;
            }));
}

Core::Result<qint64> ArticleConditions::rarity(const Clause &clause, Sql::Connection &connection,
                                               qint64 bound)
{
    qint64 articles = 0;
    for (const Choice &choice : clause.choices) {
        if (articles > bound)
            break;
        Sql::Statement statement = connection.statement(QLatin1String(clause.rarity));
        if (!choice.values.isEmpty())
            statement.bind("name", choice.values.constFirst().second);
        const auto counted = statement.bind("limit", bound + 1).one([](const Sql::Row &row) {
            return row.integer("articles");
        });
        if (!counted)
            return Core::failure(counted.error());
        articles += counted->value_or(0);
    }
    return articles;
}

Core::Result<void> ArticleConditions::chooseDriver(Sql::Connection &connection, bool mayWalk)
{
    m_driver = -1;
    m_walked = -1;
    // The tables of names hold what is not deleted.
    const bool isServer = connection.dialect() == Sql::Dialect::PostgreSql;
    if (isServer && m_isDeleted)
        return {};
    qint64 fewest = isServer ? ListedUpTo : RareUpTo;
    for (qsizetype i = 0; i < m_clauses.size(); ++i) {
        const Clause &clause = m_clauses.at(i);
        if (!isListed(clause, connection))
            continue;
        const auto articles = rarity(clause, connection, fewest);
        if (!articles)
            return Core::failure(articles.error());
        if (*articles <= fewest) {
            fewest = *articles;
            m_driver = i;
        }
    }
    const auto canWalk = [&](qsizetype i) {
        const Clause &clause = m_clauses.at(i);
        return clause.choices.size() == 1 && isName(clause.choices.constFirst().fragment) &&
               isListed(clause, connection);
    };
    if (!isServer || !mayWalk)
        return {};
    for (qsizetype i = 0; i < m_clauses.size() && m_walked < 0; ++i) {
        if ((m_driver < 0 || m_driver == i) && canWalk(i))
            m_walked = i;
    }
    return {};
}

} // namespace Triptych::Articles
