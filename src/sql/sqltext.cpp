#include "sqltext.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <mutex>

// Outside any namespace, as the macro demands: a static library's resources are registered by
// nobody else.
static void initialiseSqlResources()
{
    Q_INIT_RESOURCE(triptychsql);
}

namespace Triptych::Sql {

namespace {

/** The length of the token at `at` that must be read as a whole; 1 for any other character. */
qsizetype tokenLength(const QString &sql, qsizetype at)
{
    const QChar c = sql.at(at);
    const auto until = [&](const QString &end, qsizetype from) {
        const qsizetype found = sql.indexOf(end, from);
        return (found < 0 ? sql.size() : found + end.size()) - at;
    };
    if (c == QLatin1Char('\'') || c == QLatin1Char('"'))
        return until(QString(c), at + 1); // a doubled quote reads as two strings side by side
    if (c == QLatin1Char('$')) {
        static const QRegularExpression tag(QStringLiteral("\\G\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$"));
        const auto match = tag.match(sql, at);
        if (match.hasMatch())
            return until(match.captured(), at + match.capturedLength());
    }
    return 1;
}

/** The length of the comment at `at`, 0 where there is none. */
qsizetype commentLength(const QString &sql, qsizetype at)
{
    const QStringView rest = QStringView(sql).mid(at);
    if (rest.startsWith(QLatin1String("--"))) {
        const qsizetype end = rest.indexOf(QLatin1Char('\n'));
        return end < 0 ? rest.size() : end;
    }
    if (!rest.startsWith(QLatin1String("/*")))
        return 0;
    int depth = 0;
    for (qsizetype i = 0; i + 1 < rest.size(); ++i) {
        const QStringView pair = rest.mid(i, 2);
        if (pair == QLatin1String("/*")) {
            ++depth;
            ++i;
        } else if (pair == QLatin1String("*/")) {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return rest.size();
}

} // namespace

QString withoutComments(const QString &sql)
{
    QString result;
    result.reserve(sql.size());
    for (qsizetype i = 0; i < sql.size();) {
        if (const qsizetype comment = commentLength(sql, i); comment > 0) {
            result += QLatin1Char(' ');
            i += comment;
            continue;
        }
        const qsizetype length = tokenLength(sql, i);
        result += QStringView(sql).mid(i, length);
        i += length;
    }
    return result.trimmed();
}

QStringList splitStatements(const QString &script)
{
    static const QRegularExpression trigger(
        QStringLiteral("^\\s*CREATE\\s+(?:TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(QStringLiteral("\\G[A-Za-z_][A-Za-z_0-9]*"));
    const QString sql = withoutComments(script);
    QStringList statements;
    QString statement;
    int depth = 0;
    const auto end = [&] {
        const QString text = statement.trimmed();
        if (!text.isEmpty())
            statements << text;
        statement.clear();
        depth = 0;
    };
    for (qsizetype i = 0; i < sql.size();) {
        if (sql.at(i) == QLatin1Char(';') && depth <= 0) {
            end();
            ++i;
            continue;
        }
        qsizetype length = tokenLength(sql, i);
        if (const auto match = word.match(sql, i); match.hasMatch()) {
            length = match.capturedLength();
            const QStringView name = match.capturedView();
            const bool opens = name.compare(QLatin1String("BEGIN"), Qt::CaseInsensitive) == 0 ||
                               name.compare(QLatin1String("CASE"), Qt::CaseInsensitive) == 0;
            if (opens && trigger.match(statement).hasMatch())
                ++depth;
            else if (depth > 0 && name.compare(QLatin1String("END"), Qt::CaseInsensitive) == 0)
                --depth;
        }
        statement += QStringView(sql).mid(i, length);
        i += length;
    }
    end();
    return statements;
}

Core::Result<void> checkText(const QString &text, const QString &name)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair) {
            ++i;
        } else if (c.isNull() || c.isSurrogate()) {
            return Core::failure(
                Core::ErrorKind::Invalid,
                QCoreApplication::translate(
                    "Sql", "The %1 has a character at position %2 that cannot be stored.")
                    .arg(name)
                    .arg(i + 1),
                c.isNull() ? QStringLiteral("U+0000") : QStringLiteral("a lone surrogate"));
        }
    }
    return {};
}

void initialiseStatements()
{
    static std::once_flag once;
    std::call_once(once, initialiseSqlResources);
}

QString forSchema(const QString &sql, int schema)
{
    static const QRegularExpression mark(QStringLiteral("-- (since|before) schema (\\d+)\\s*$"));
    QStringList lines = sql.split(QLatin1Char('\n'));
    lines.removeIf([schema](const QString &line) {
        const auto match = mark.match(line);
        if (!match.hasMatch())
            return false;
        const bool isThere = schema == UnknownSchema || schema >= match.captured(2).toInt();
        return (match.captured(1) == QLatin1String("since")) != isThere;
    });
    return lines.join(QLatin1Char('\n'));
}

QString statementText(const QString &dialect, const QString &name, int schema)
{
    initialiseStatements();
    for (const QString &folder : {dialect, QStringLiteral("common")}) {
        QFile file(QStringLiteral(":/sql/%1/%2.sql").arg(folder, name));
        if (file.open(QIODevice::ReadOnly))
            return withoutComments(forSchema(QString::fromUtf8(file.readAll()), schema));
    }
    return {};
}

} // namespace Triptych::Sql
