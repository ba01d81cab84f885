#pragma once

#include <core/result.h>
#include <exchange/importreport.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QModelIndex;
class QPushButton;

namespace Triptych::Ui {

class ImportReportModel;

/** Shows the report of an import as a list by kind. The person can copy and save it, open articles,
 * and let files overwrite edits made in Triptych. GUI thread. */
class ImportReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReportView(QWidget *parent = nullptr);

    void setReport(const Exchange::ImportReport &report);

    QListView *list() const { return m_list; }
    QComboBox *filter() const { return m_filter; }
    QPushButton *copyButton() const { return m_copy; }
    QPushButton *saveButton() const { return m_save; }
    /** Enabled while the current line has an article; so do Return and a double click. */
    QPushButton *openButton() const { return m_open; }
    /** Visible where files failed because their articles were edited in Triptych; enabled while
     * such lines are selected. */
    QPushButton *takeButton() const { return m_take; }
    /** The result of the last save or copy, in words. */
    QString told() const;
    /** The full text of the current line, which the list elides; empty without one. */
    QString detail() const;

public Q_SLOTS:
    /** The selected lines; all that are shown where none is selected. */
    void copy();
    /** Asks for a file. */
    void save();
    /** CSV, JSON or text by the file's ending; written on another thread. */
    void saveAs(const QString &file);

Q_SIGNALS:
    void articleAsked(const Triptych::Core::ArticleId &id);
    /** The person has confirmed that these files overwrite edits made in Triptych. */
    void takingConfirmed(const QStringList &files);

private:
    void openCurrent();
    /** Asks whether the selected files may overwrite edits made in Triptych. */
    void askToTake();
    QList<Exchange::ReportRow> selectedEdited() const;
    void showActions();
    void tell(const QString &sentence);
    void showDetail(const QModelIndex &index);

    Exchange::ImportReport m_report;
    ImportReportModel *m_model;
    QComboBox *m_filter;
    QListView *m_list;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_open;
    QPushButton *m_take;
    QLabel *m_told;
    QLabel *m_detail;
};

} // namespace Triptych::Ui
