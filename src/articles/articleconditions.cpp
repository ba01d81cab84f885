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

QString fragment(Sql::Dialect dialect, const QString &name)
{
    return Sql::statementText(Sql::dialectName(dialect),
                              QStringLiteral("articles/fragments/") + name);
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
    for (qsizetype i = 0; i < conditions.m_clauses.size() && conditions.m_driver < 0; ++i) {
        if (conditions.m_clauses.at(i).rarity)
            conditions.m_driver = i;
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

QString ArticleConditions::text(Sql::Dialect dialect) const
{
    QStringList clauses{
        fragment(dialect, m_isDeleted ? QStringLiteral("deleted") : QStringLiteral("living"))};
    for (qsizetype i = 0; i < m_clauses.size(); ++i) {
        const Clause &clause = m_clauses.at(i);
        QStringList choices;
        for (const Choice &choice : clause.choices) {
            QString name = QLatin1String(choice.fragment);
            const bool isName = name == QLatin1String("tag") || name == QLatin1String("author");
            if (isName && dialect == Sql::Dialect::Sqlite && i != m_driver)
                name += QLatin1String("_of_row");
            QString text = fragment(dialect, name);
            if (name == QLatin1String("due") || name == QLatin1String("scheduled"))
                text =
                    fragment(dialect, QStringLiteral("published")) + QLatin1String(" AND ") + text;
            if (choice.column) {
                text = text.arg(choice.suffix, fragment(dialect, QLatin1String(choice.column)));
            } else if (!choice.values.isEmpty()) {
                text = text.arg(choice.suffix);
            }
            choices << text;
        }
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
        const QLatin1String first(clause.choices.constFirst().fragment);
        return first == QLatin1String("tag") || first == QLatin1String("author");
    });
}

Core::Result<void> ArticleConditions::chooseDriver(Sql::Connection &connection)
{
    if (connection.dialect() != Sql::Dialect::Sqlite)
        return {};
    m_driver = -1;
    qint64 fewest = RareUpTo;
    for (qsizetype i = 0; i < m_clauses.size(); ++i) {
        const Clause &clause = m_clauses.at(i);
        if (!clause.rarity)
            continue;
        qint64 articles = 0;
        for (const Choice &choice : clause.choices) {
            if (articles > fewest)
                break;
            const auto counted =
                connection.statement(QLatin1String(clause.rarity))
                    .bind("name", choice.values.constFirst().second)
                    .bind("limit", RareUpTo + 1)
                    .one([](const Sql::Row &row) { return row.integer("articles"); });
            if (!counted)
                return Core::failure(counted.error());
            articles += counted->value_or(0);
        }
        if (articles <= fewest) {
            fewest = articles;
            m_driver = i;
        }
    }
    return {};
}

} // namespace Triptych::Articles
