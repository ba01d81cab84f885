#include "importsources.h"

#include <core/articlejson.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace Triptych::Articles {

using Core::ErrorKind;
using Core::KnownSource;
using Core::Result;
using Sql::Row;

namespace {

constexpr int FirstSchema = 11; ///< resources/sql/migrations/0011_sources

QString name(const char *statement)
{
    return QStringLiteral("sources/") + QString::fromLatin1(statement);
}

} // namespace

Result<void> ImportSources::checkSchema()
{
    if (m_connection.schemaVersion() >= FirstSchema)
        return {};
    return Core::failure(
        ErrorKind::Unsupported,
        QCoreApplication::translate(
            "Articles", "The tables of this workspace are older than the sources of imports. Its "
                        "owner brings them up to date by \"triptychctl setup --upgrade\"."));
}

Result<QList<KnownSource>> ImportSources::all()
{
    if (const auto checked = checkSchema(); !checked)
        return Core::failure(checked.error());
    return m_connection.statement(name("all")).all([](const Row &row) {
        return KnownSource{row.text("name"),       row.text("root"),       row.time("created_at"),
                           row.text("created_by"), row.time("changed_at"), row.text("changed_by")};
    });
}

Result<void> ImportSources::add(const QString &source, const QString &root, const QString &actor)
{
    if (const auto checked = checkSchema(); !checked)
        return checked;
    const auto added = m_connection.statement(name("add"))
                           .bind("name", source)
                           .bind("root", root)
                           .bind("actor", actor)
                           .exec();
    if (!added) {
        // What resources/sql/rights/setup.postgresql.sql says.
        if (added.error().detail.contains(QLatin1String("1,000 import sources at most"))) {
            return Core::failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate(
                    "Articles",
                    "You have named 1,000 import sources, and these are the most of one login. "
                    "Nothing was imported: ask an admin to remove some."),
                added.error().detail);
        }
        // To an author, who sees only his own.
        if (!added.error().detail.contains(QLatin1String("import source of somebody else")))
            return Core::failure(added.error());
        return Core::failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate(
                "Articles",
                "The folder %1 lies in an import source of somebody else, or holds one. "
                "Nothing was imported: ask an editor to import it.")
                .arg(root),
            added.error().detail);
    }
    if (*added > 0)
        return {};
    const auto seen =
        m_connection.statement(name("one")).bind("name", source).one([](const Row &row) {
            return row.text("root");
        });
    if (!seen)
        return Core::failure(seen.error());
    if (!*seen) { // row-level security hides it
        return Core::failure(ErrorKind::Forbidden,
                             QCoreApplication::translate(
                                 "Articles", "The name \"%1\" is that of somebody else's import "
                                             "source. Nothing was imported: choose another name.")
                                 .arg(source));
    }
    return Core::failure(ErrorKind::Conflict,
                         QCoreApplication::translate("Articles",
                                                     "Somebody else named an import source \"%1\" "
                                                     "just now. Nothing was imported.")
                             .arg(source));
}

Result<void> ImportSources::move(const QString &source, const QString &root,
                                 const QString &knownRoot, const QString &actor)
{
    if (const auto checked = checkSchema(); !checked)
        return checked;
    const auto moved = m_connection.statement(name("move"))
                           .bind("name", source)
                           .bind("root", root)
                           .bind("known_root", knownRoot)
                           .bind("actor", actor)
                           .exec();
    if (!moved)
        return Core::failure(moved.error());
    if (*moved > 0)
        return {};
    const auto now =
        m_connection.statement(name("one")).bind("name", source).one([](const Row &row) {
            return row.text("root");
        });
    if (!now)
        return Core::failure(now.error());
    // Row-level security leaves out without a word what this login may not change.
    if (!*now || **now == knownRoot) {
        return Core::failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Articles",
                                        "The import source \"%1\" is somebody else's: your role "
                                        "does not allow you to give it another folder.")
                .arg(source));
    }
    return Core::failure(
        ErrorKind::Conflict,
        QCoreApplication::translate("Articles",
                                    "Somebody else gave the import source \"%1\" another folder "
                                    "just now. Nothing was imported.")
            .arg(source));
}

Result<void> ImportSources::remove(const QString &source)
{
    if (const auto checked = checkSchema(); !checked)
        return checked;
    const auto known =
        m_connection.statement(name("one")).bind("name", source).one([](const Row &row) {
            return row.text("root");
        });
    if (!known)
        return Core::failure(known.error());
    if (!*known) {
        return Core::failure(
            ErrorKind::NotFound,
            QCoreApplication::translate("Articles", "There is no import source \"%1\".")
                .arg(source));
    }
    const auto removed = m_connection.statement(name("remove")).bind("name", source).exec();
    // Refused outright to who may delete none; row-level security leaves others out without a word.
    if (removed ? *removed == 0 : removed.error().kind == ErrorKind::Forbidden) {
        return Core::failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Articles",
                                        "Only the role admin may remove import sources, because "
                                        "other people's imports depend on them. The owner of the "
                                        "database needs that role, too."));
    }
    return removed.map([](int) {});
}

Result<qint64> ImportSources::articles(const QString &source)
{
    return count("article_count", source);
}

Result<qint64> ImportSources::liveArticles(const QString &source)
{
    return count("live_article_count", source);
}

Result<qint64> ImportSources::count(const char *statement, const QString &source)
{
    const auto count =
        m_connection.statement(name(statement)).bind("name", source).one([](const Row &row) {
            return row.integer("articles");
        });
    if (!count)
        return Core::failure(count.error());
    return count->value_or(0);
}

Result<QStringList> ImportSources::paths(const QString &source, int limit)
{
    return m_connection.statement(name("paths"))
        .bind("name", source)
        .bind("most", limit)
        .all([](const Row &row) { return row.text("source_path"); })
        .map([](const QList<QString> &paths) { return QStringList(paths); });
}

Result<QStringList> ImportSources::pathsAfter(const QString &source, const QString &after,
                                              int limit)
{
    return m_connection.statement(name("paths_after"))
        .bind("name", source)
        .bind("after", after)
        .bind("most", limit)
        .all([](const Row &row) { return row.text("source_path"); })
        .map([](const QList<QString> &paths) { return QStringList(paths); });
}

Result<int> ImportSources::take(const QList<KnownSource> &sources)
{
    if (const auto checked = checkSchema(); !checked)
        return Core::failure(checked.error());
    QJsonArray taken;
    for (const KnownSource &source : sources) {
        taken << QJsonObject{{QStringLiteral("name"), source.name},
                             {QStringLiteral("root"), source.root},
                             {QStringLiteral("created_at"), Core::timeToJson(source.createdAt)},
                             {QStringLiteral("created_by"), source.createdBy},
                             {QStringLiteral("changed_at"), Core::timeToJson(source.changedAt)},
                             {QStringLiteral("changed_by"), source.changedBy}};
    }
    return m_connection.statement(QStringLiteral("archive/add_sources"))
        .bindJson("batch", {{QStringLiteral("sources"), taken}})
        .exec();
}

} // namespace Triptych::Articles
