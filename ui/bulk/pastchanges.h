#pragma once

#include <core/bulkaction.h>
#include <core/result.h>

#include <QDialog>

#include <memory>
#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;

namespace Triptych::Newsroom {
class BulkRun;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

/** The changes of many articles of the last 30 days: each can be taken back, and an unfinished one
 * gone on with. The workspace outlives it. GUI thread. */
class PastChanges final : public QDialog
{
    Q_OBJECT

public:
    explicit PastChanges(Workspace::Workspace &workspace, QWidget *parent = nullptr);
    ~PastChanges() override;

    QLabel *sentence() const { return m_sentence; }
    QListWidget *list() const { return m_list; }
    QPushButton *undoButton() const { return m_undo; }
    QPushButton *goOnButton() const { return m_goOn; }
    void read();

Q_SIGNALS:
    void undoRequested(const Triptych::Core::BulkAction &action);
    void goOnRequested(const Triptych::Core::BulkAction &action);

private:
    void fill(const QList<Core::BulkAction> &actions);
    void update();
    const Core::BulkAction *current() const;

    std::unique_ptr<Newsroom::BulkRun> m_run;
    std::stop_source m_stop;
    QList<Core::BulkAction> m_actions;
    QLabel *m_sentence;
    QListWidget *m_list;
    QPushButton *m_undo;
    QPushButton *m_goOn;
};

} // namespace Triptych::Ui
