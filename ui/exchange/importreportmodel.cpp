#include "importreportmodel.h"

#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <algorithm>

namespace Triptych::Ui {

using Exchange::ReportRow;

namespace {

/** As an article's state is named anywhere. */
QString stateOf(Core::Status status, const QDateTime &publishAt)
{
    Core::Article article;
    article.status = status;
    article.publishAt = publishAt;
    return shownStatus(article, Core::utcNow()).name;
}

/** With the state until now, where the import changes it. */
QString stateOf(const Exchange::ReportedArticle &reported)
{
    const QString now = stateOf(reported.status, reported.publishAt);
    if (!reported.before)
        return now;
    return ImportReportModel::tr("%1 → %2", "the state of an article before and after")
        .arg(stateOf(reported.before->status, reported.before->publishAt), now);
}

} // namespace

ImportReportModel::ImportReportModel(QObject *parent) : QAbstractListModel(parent) {}

void ImportReportModel::setReport(const Exchange::ImportReport &report)
{
    m_all = Exchange::importReportRows(report);
    filter();
}

void ImportReportModel::setKind(std::optional<Kind> kind)
{
    m_kind = kind;
    filter();
}

void ImportReportModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (const ReportRow &row : std::as_const(m_all)) {
        if (!m_kind || row.kind == *m_kind)
            m_shown.append(row);
    }
    endResetModel();
}

int ImportReportModel::count(Kind kind) const
{
    return int(std::count_if(m_all.cbegin(), m_all.cend(),
                             [kind](const ReportRow &row) { return row.kind == kind; }));
}

int ImportReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ImportReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReportRow &row = m_shown.at(index.row());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return reportRowText(row);
    case Qt::ToolTipRole:
        // As a paragraph, which is wrapped.
        return QStringLiteral("<p>%1</p>").arg(reportRowSentence(row).toHtmlEscaped());
    default:
        return {};
    }
}

QString reportRowTitle(const ReportRow &row)
{
    if (row.file == QLatin1String("."))
        return ImportReportModel::tr("The folder");
    // A name stays in one piece also where the writing runs from right to left.
    const QString file = joinedFacts({row.file}, QString());
    return row.line > 0 ? ImportReportModel::tr("%1, line %L2", "a file").arg(file).arg(row.line)
                        : file;
}

QString reportRowSentence(const ReportRow &row)
{
    return ImportReportModel::tr("%1: %2", "a file, what is said of it")
        .arg(reportRowTitle(row), row.text);
}

QString reportRowArticle(const ReportRow &row)
{
    return row.article
               ? joinedFacts({row.article->title, stateOf(*row.article)}, QStringLiteral(" · "))
               : QString();
}

QString reportRowFacts(const ReportRow &row)
{
    using Kind = ReportRow::Kind;
    const bool cameIn =
        row.kind == Kind::Created || row.kind == Kind::Updated || row.kind == Kind::Unchanged;
    return cameIn && row.article
               ? joinedFacts({row.article->title, stateOf(*row.article), row.text},
                             QStringLiteral(" · "))
               : row.text;
}

QString reportRowText(const ReportRow &row)
{
    QStringList columns{Exchange::reportKindName(row.kind), row.file,
                        row.line > 0 ? QString::number(row.line) : QString(), row.text};
    if (row.article)
        columns << row.article->title.simplified() << stateOf(*row.article);
    return columns.join(QLatin1Char('\t'));
}

} // namespace Triptych::Ui
