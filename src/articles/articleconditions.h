#pragma once

#include <core/query.h>
#include <sql/connection.h>
#include <sql/sqltext.h>

#include <QVariant>

namespace Triptych::Articles {

/**
 * The conditions of a query, composed from the files of articles/fragments. Their text depends only
 * on which conditions there are, and of words on how many spellings each has; never on values.
 */
class ArticleConditions final
{
public:
    /** Usage where the filter has more than Core::ArticleFilter allows, or days that are none.
     * "Today" is what it is now. */
    static Core::Result<ArticleConditions> create(const Core::ArticleQuery &query);

    /** What stands behind WHERE. */
    QString text(Sql::Dialect dialect) const;
    void bind(Sql::Statement &statement) const;

    /** Nothing but what was deleted is left out. */
    bool isEverything() const { return m_clauses.isEmpty(); }
    /** True where a plan is only good for the values that it was made with: a tag may be on a third
     * of all articles or on one. */
    bool looksForNames() const;
    /** SQLite: looks which name is rarest, so that the rows are found by it. */
    Core::Result<void> chooseDriver(Sql::Connection &connection);

private:
    /** One value: a fragment, and what its placeholders are bound to. */
    struct Choice
    {
        const char *fragment;
        QString suffix; ///< of its placeholders
        QList<std::pair<const char *, QVariant>> values;
        const char *column = nullptr; ///< fragment, where the condition is on one of several
    };
    /** Any of the choices, or none. */
    struct Clause
    {
        QList<Choice> choices;
        bool isExcluded = false;
        const char *rarity = nullptr; ///< SQLite: the statement that counts a name
    };

    Core::Result<void> add(const Core::FilterTerm &term, const Core::ArticleQuery &query);
    Core::Result<Choice> choice(const Core::FilterTerm &term, const QString &value,
                                const Core::ArticleQuery &query) const;
    void addWord(const char *fragment, const char *placeholder, const QString &word,
                 Clause *clause) const;
    QString suffix(const Clause &clause) const;

    bool m_isDeleted = false;
    QList<Clause> m_clauses;
    qsizetype m_driver = -1; ///< the clause by whose names the rows are found; -1 = none
};

} // namespace Triptych::Articles
