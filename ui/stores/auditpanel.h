#pragma once

#include <core/articleid.h>
#include <ui/controls/panel.h>

class QPushButton;

namespace Triptych::Sync {
class Upkeep;
struct AuditReport;
} // namespace Triptych::Sync

namespace Triptych::Ui {

class InlineNotice;
class JobLine;
class OutOfStepList;

/** Compares the index and the cache with the database, and repairs what differs (Sync::Upkeep). GUI
 * thread. */
class AuditPanel final : public Panel
{
    Q_OBJECT

public:
    explicit AuditPanel(Sync::Upkeep &upkeep, QWidget *parent = nullptr);

    QPushButton *compareButton() const { return m_compare; }
    QPushButton *repairButton() const { return m_repair; }
    QPushButton *stopButton() const { return m_stop; }
    OutOfStepList *list() const { return m_list; }
    JobLine *jobLine() const { return m_job; }
    InlineNotice *notice() const { return m_notice; }
    QString resultText() const;

Q_SIGNALS:
    void openRequested(const Triptych::Core::ArticleId &id);

private:
    void refresh();
    void showProgress();
    void showResult();
    void showReport(const Sync::AuditReport &report, bool mended);

    Sync::Upkeep &m_upkeep;
    QLabel *m_line;
    JobLine *m_job;
    OutOfStepList *m_list;
    InlineNotice *m_notice;
    QPushButton *m_compare;
    QPushButton *m_repair;
    QPushButton *m_stop;
};

} // namespace Triptych::Ui
