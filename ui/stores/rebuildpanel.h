#pragma once

#include <ui/controls/panel.h>

class QPushButton;

namespace Triptych::Core {
struct Error;
}

namespace Triptych::Sync {
class Upkeep;
struct ReindexReport;
} // namespace Triptych::Sync

namespace Triptych::Ui {

class InlineNotice;
class JobLine;

/** Rebuilds the search index: start, pause, continue, discard, roll back to the former index. GUI
 * thread. */
class RebuildPanel final : public Panel
{
    Q_OBJECT

public:
    explicit RebuildPanel(Sync::Upkeep &upkeep, QWidget *parent = nullptr);

    /** The index is being filled for the first time: there is nothing to rebuild yet. */
    void setFilling(bool filling);

    QPushButton *startButton() const { return m_start; }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *discardButton() const { return m_discard; }
    QPushButton *rollBackButton() const { return m_rollBack; }
    JobLine *jobLine() const { return m_job; }
    InlineNotice *notice() const { return m_notice; }
    QString explanation() const;

private:
    void refresh();
    void refreshRunning();
    void refreshIdle();
    void showProgress();
    void showResult();
    void tellReport(const Sync::ReindexReport &report);

    Sync::Upkeep &m_upkeep;
    QLabel *m_line;
    JobLine *m_job;
    InlineNotice *m_notice;
    QPushButton *m_start;
    QPushButton *m_stop;
    QPushButton *m_discard;
    QPushButton *m_rollBack;
    bool m_filling = false;
};

} // namespace Triptych::Ui
