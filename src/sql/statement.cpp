#include "statement.h"

#include "connection.h"
#include "sqlerror.h"
#include "sqltext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>
#include <QStringConverter>

namespace Triptych::Sql {

namespace {

Core::Error mistake(const QString &detail)
{
    return {Core::ErrorKind::Internal,
            QCoreApplication::translate("Sql", "The program made a mistake in a database command."),
            detail};
}

/** SQLite reads U+FFFE and U+FFFF back as U+FFFD; in JSON, where they stand in strings only, they
 * can be escaped. */
QString jsonText(const QJsonDocument &document)
{
    QString text = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    text.replace(QChar(0xFFFE), QStringLiteral("\\ufffe"));
    text.replace(QChar(0xFFFF), QStringLiteral("\\uffff"));
    return text;
}

QSet<QString> placeholdersOf(const QString &sql)
{
    static const QRegularExpression placeholder(
        QStringLiteral("'(?:[^']|'')*'|(?<![:\\w])(:[A-Za-z_][A-Za-z0-9_]*)"));
    QSet<QString> names;
    for (auto it = placeholder.globalMatch(sql); it.hasNext();) {
        const QString name = it.next().captured(1);
        if (!name.isEmpty())
            names.insert(name);
    }
    return names;
}

} // namespace

bool PreparedStatement::prepare(const QString &text)
{
    if (!query.prepare(text))
        return false;
    placeholders = placeholdersOf(text);
    return true;
}

QVariant Row::value(const char *column) const
{
    if (m_statement.columns.isEmpty()) {
        const QSqlRecord record = m_statement.query.record();
        for (int i = 0; i < record.count(); ++i)
            m_statement.columns.insert(record.fieldName(i), i);
    }
    const QString name = QString::fromLatin1(column);
    const auto found = m_statement.columns.constFind(name);
    if (found == m_statement.columns.constEnd()) {
        m_unknown = name;
        return {};
    }
    return m_statement.query.value(*found);
}

QString Row::text(const char *column) const
{
    const QVariant text = value(column);
    if (text.typeId() != QMetaType::QByteArray)
        return text.toString();
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(text.toByteArray());
}

QDateTime Row::time(const char *column) const
{
    const QVariant milliseconds = value(column);
    return milliseconds.isNull()
               ? QDateTime()
               : QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

QJsonObject Row::object(const char *column) const
{
    return QJsonDocument::fromJson(text(column).toUtf8()).object();
}

QJsonArray Row::array(const char *column) const
{
    return QJsonDocument::fromJson(text(column).toUtf8()).array();
}

QStringList Row::texts(const char *column) const
{
    QStringList list;
    for (const QJsonValue &value : array(column))
        list << value.toString();
    return list;
}

void Statement::refuse(Core::Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

Statement &Statement::bind(const char *name, const QVariant &value)
{
    if (m_error)
        return *this;
    const QString placeholder = QLatin1Char(':') + QString::fromLatin1(name);
    const bool postgresql = m_connection.dialect() == Dialect::PostgreSql;
    QVariant bound;
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        bound = QVariant(QMetaType(QMetaType::QString));
        break;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double:
        bound = value;
        break;
    case QMetaType::QString: {
        QString text = value.toString();
        if (auto checked = checkText(text, QString::fromLatin1(name)); !checked) {
            refuse(checked.error());
            return *this;
        }
        // SQLite takes a first U+FEFF for the mark of the byte order, and U+FFFE for the other
        // order.
        if (!postgresql && (text.startsWith(QChar(0xFEFF)) || text.startsWith(QChar(0xFFFE))))
            text.prepend(QChar(0xFEFF));
        bound = text.isNull() ? QStringLiteral("") : text;
        break;
    }
    case QMetaType::QByteArray:
        bound = value;
        break;
    case QMetaType::QDate:
        bound = value.toDate().isValid() ? QVariant(value.toDate().toString(Qt::ISODate))
                                         : QVariant(QMetaType(QMetaType::QString));
        break;
    case QMetaType::QDateTime: {
        const QDateTime time = value.toDateTime();
        if (!time.isValid())
            bound = QVariant(QMetaType(QMetaType::QString));
        else if (postgresql)
            bound = time.toUTC().toString(Qt::ISODateWithMs);
        else
            bound = time.toMSecsSinceEpoch();
        break;
    }
    case QMetaType::QUuid:
        bound = value.toUuid().isNull() ? QVariant(QMetaType(QMetaType::QString))
                                        : QVariant(value.toUuid().toString(QUuid::WithoutBraces));
        break;
    default:
        refuse(mistake(QStringLiteral("%1: %2 may not be bound to %3")
                           .arg(m_name, QLatin1String(value.typeName()), placeholder)));
        return *this;
    }
    if (!m_prepared->placeholders.contains(placeholder)) {
        refuse(mistake(QStringLiteral("%1 has no placeholder %2").arg(m_name, placeholder)));
        return *this;
    }
    m_prepared->query.bindValue(placeholder, bound);
    m_bound.insert(placeholder);
    return *this;
}

bool Statement::takes(const char *name) const
{
    return m_prepared->placeholders.contains(QLatin1Char(':') + QString::fromLatin1(name));
}

Statement &Statement::bindTexts(const char *name, const QStringList &texts)
{
    for (const QString &text : texts) {
        if (auto checked = checkText(text, QString::fromLatin1(name)); !checked) {
            refuse(checked.error());
            return *this;
        }
    }
    return bind(name, jsonText(QJsonDocument(QJsonArray::fromStringList(texts))));
}

Statement &Statement::bindJson(const char *name, const QJsonObject &object)
{
    return bind(name, jsonText(QJsonDocument(object)));
}

Core::Result<void> Statement::run()
{
    if (m_error)
        return Core::failure(*m_error);
    if (m_connection.broken())
        return Core::failure(*m_connection.broken());
    // A kept query still holds the values of its last use, so a forgotten one would be bound in
    // silence.
    if (m_bound.size() != m_prepared->placeholders.size())
        return Core::failure(
            mistake(QStringLiteral("%1 has placeholders that were not bound").arg(m_name)));
    if (m_connection.call().isOver())
        return Core::failure(m_connection.call().stop.stop_requested() ? cancelledError()
                                                                       : timeoutError());
    if (!m_prepared->query.exec())
        return Core::failure(m_connection.fail(m_prepared->query.lastError(), m_name));
    return {};
}

Core::Result<int> Statement::exec()
{
    if (auto ran = run(); !ran)
        return Core::failure(ran.error());
    const int changed = m_prepared->query.numRowsAffected();
    m_prepared->query.finish();
    return changed;
}

Core::Result<void> Statement::each(const std::function<void(const Row &)> &read)
{
    if (auto ran = run(); !ran)
        return ran;
    const Row row(*m_prepared);
    QSqlQuery &query = m_prepared->query;
    constexpr int CheckEvery = 64;
    int count = 0;
    while (query.next()) {
        read(row);
        if (++count % CheckEvery == 0 && m_connection.call().isOver())
            break;
    }
    const QSqlError error = query.lastError();
    if (error.isValid())
        return Core::failure(m_connection.fail(error, m_name));
    query.finish();
    if (!row.unknownColumn().isEmpty())
        return Core::failure(
            mistake(QStringLiteral("%1 has no column %2").arg(m_name, row.unknownColumn())));
    if (m_connection.call().stop.stop_requested())
        return Core::failure(cancelledError());
    if (m_connection.call().deadline.hasExpired())
        return Core::failure(timeoutError());
    return {};
}

} // namespace Triptych::Sql
