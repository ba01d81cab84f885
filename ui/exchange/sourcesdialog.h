#pragma once

#include <core/result.h>
#include <exchange/knownsources.h>

#include <QDialog>

#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class InlineNotice;

/**
 * Lists the sources of imports that the workspace remembers, with their folders; the person can
 * make it forget one. The database decides who may; the dialog shows its answer. Deletes itself
 * when it is closed. The workspace must outlive it. GUI thread.
 */
class SourcesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SourcesDialog(Workspace::Workspace &workspace, QWidget *parent = nullptr);
    ~SourcesDialog() override;

    QListWidget *list() const { return m_list; }
    QPushButton *removeButton() const { return m_remove; }
    InlineNotice *notice() const { return m_notice; }
    /** The sentence above the list. */
    QString sentence() const;

private:
    void read();
    void fill(const QList<Exchange::ListedSource> &sources);
    void askToRemove();
    void updateRemove();
    void remove(const QString &name);

    Workspace::Workspace &m_workspace;
    std::stop_source m_stop;
    bool m_isRemoving = false;
    QLabel *m_sentence;
    InlineNotice *m_notice;
    QListWidget *m_list;
    QPushButton *m_remove;
};

} // namespace Triptych::Ui
