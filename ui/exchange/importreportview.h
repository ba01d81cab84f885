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

/** All that an import says of its files: a list by kind, to copy and to save. */
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
    /** What became of the last saving or copying. */
    QString told() const;
    /** All that the current line says, which the list cuts to its width; empty without one. */
    QString detail() const;

public Q_SLOTS:
    /** The selected lines; all that are shown where none is selected. */
    void copy();
    /** Asks for a file. */
    void save();
    /** CSV, or JSON by the file's ending; written on another thread. */
    void saveAs(const QString &file);

private:
    void tell(const QString &sentence);
    void showDetail(const QModelIndex &index);

    Exchange::ImportReport m_report;
    ImportReportModel *m_model;
    QComboBox *m_filter;
    QListView *m_list;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_told;
    QLabel *m_detail;
};

} // namespace Triptych::Ui
