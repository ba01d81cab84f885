#pragma once

#include <core/result.h>
#include <exchange/importreport.h>

#include <QSet>
#include <QWidget>

#include <optional>
#include <utility>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QListView;
class QModelIndex;
class QPushButton;
class QScrollArea;

namespace Triptych::Ui {

class ElidedLabel;
class ImportReportModel;

/** Shows the report of an import as a list by kind. The person can copy and save it, open articles,
 * and let files overwrite edits made in Triptych. GUI thread. */
class ImportReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReportView(QWidget *parent = nullptr);

    /** Where a report is shown already, the filter, the marked lines and the place in the list
     * stay, as far as the new one has them. */
    void setReport(const Exchange::ImportReport &report);
    /** So many lines of what the marked line says are in sight at least, from 1 on. */
    void setDetailLines(int lines);
    /** The height at which so many whole lines are in sight. */
    int heightOf(int rows) const;

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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /** What the person looks at. A line of the report is known again by what it says. */
    struct Place
    {
        std::optional<Exchange::ReportRow::Kind> kind;
        std::optional<QString> current;
        QString file; ///< of the current line
        QSet<QString> marked;
        int scroll = 0;
    };
    Place place() const;
    void goBackTo(const Place &place);
    void shareRoom();
    void dressList();
    void dressTexts();
    void connectParts();
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
    ElidedLabel *m_told;
    QLabel *m_detail;
    QScrollArea *m_detailArea;
    QHBoxLayout *m_row;
};

} // namespace Triptych::Ui
