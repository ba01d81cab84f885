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

    /** What stands behind FROM: articles, and where the rows are walked in the order of one name
     * (isWalked()), before them that name's rows. */
    QString from(Sql::Dialect dialect, int schema) const;
    /** What stands behind WHERE. */
    QString text(Sql::Dialect dialect, int schema) const;
    void bind(Sql::Statement &statement) const;

    /** Nothing but what was deleted is left out. */
    bool isEverything() const { return m_clauses.isEmpty(); }
    /** True where a plan is only good for the values that it was made with: a tag may be on a third
     * of all articles or on one. */
    bool looksForNames() const;
    /** Looks which name is rarest, so that the rows are found by it. `mayWalk` where a list by the
     * last change is read, whose order the table of names has. */
    Core::Result<void> chooseDriver(Sql::Connection &connection, bool mayWalk);
    /** The rows come from a table of names, in whose order they are read: PostgreSQL. */
    bool isWalked() const { return m_walked >= 0; }
    /** Finds the rows by themselves again, and looks at each whether it has the names. */
    void leaveOrder() { m_walked = -1; }

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
        const char *rarity = nullptr; ///< the statement that counts the articles of a choice
    };

    Core::Result<void> add(const Core::FilterTerm &term, const Core::ArticleQuery &query);
    Core::Result<Choice> choice(const Core::FilterTerm &term, const QString &value,
                                const Core::ArticleQuery &query) const;
    void addWord(const char *fragment, const char *placeholder, const QString &word,
                 Clause *clause) const;
    QString suffix(const Clause &clause) const;
    QString choiceText(const Choice &choice, qsizetype clause, Sql::Dialect dialect,
                       int schema) const;
    static bool isListed(const Clause &clause, const Sql::Connection &connection);
    static Core::Result<qint64> rarity(const Clause &clause, Sql::Connection &connection,
                                       qint64 bound);

    bool m_isDeleted = false;
    bool m_isByName = false; ///< in an order that no index of the status has
    QList<Clause> m_clauses;
    qsizetype m_driver = -1; ///< the clause by whose names the rows are found; -1 = none
    qsizetype m_walked = -1; ///< the clause in whose table's order the rows are read; -1 = none
};

} // namespace Triptych::Articles
