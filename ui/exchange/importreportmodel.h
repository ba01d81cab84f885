#pragma once

#include <exchange/importreport.h>

#include <QAbstractListModel>

#include <optional>

namespace Triptych::Ui {

/** The lines of an import's report, of all kinds or of one. */
class ImportReportModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using Kind = Exchange::ReportRow::Kind;
    enum Role { RowRole = Qt::UserRole + 1 }; ///< an Exchange::ReportRow

    explicit ImportReportModel(QObject *parent = nullptr);

    void setReport(const Exchange::ImportReport &report);
    /** Nothing = all kinds. */
    void setKind(std::optional<Kind> kind);
    std::optional<Kind> kind() const { return m_kind; }
    /** How many lines are of this kind, shown or not. */
    int count(Kind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();

    QList<Exchange::ReportRow> m_all;
    QList<Exchange::ReportRow> m_shown;
    std::optional<Kind> m_kind;
};

/** "posts/a.md, line 3". */
QString reportRowTitle(const Exchange::ReportRow &row);
/** "posts/a.md, line 3: torn": for reading the whole of it. */
QString reportRowSentence(const Exchange::ReportRow &row);
/** “Harbour plan” · Published; empty where the line has no article. */
QString reportRowArticle(const Exchange::ReportRow &row);
/** The line below the title in the list: the reason, or, for an imported file, its article. */
QString reportRowFacts(const Exchange::ReportRow &row);
/** "Failed\tposts/a.md\t3\ttorn\tHarbour plan\tPublished": for the clipboard; the line is empty
 * where none is to blame, the last two are missing where there is no article. */
QString reportRowText(const Exchange::ReportRow &row);

} // namespace Triptych::Ui

Q_DECLARE_METATYPE(Triptych::Exchange::ReportRow)
