#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

/**
 * Shows the zone of the dates of the workspace's site; admins can choose another one. The workspace
 * outlives it. Its window deletes it. GUI thread.
 */
class SiteZoneDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SiteZoneDialog(Workspace::Workspace &workspace, QWidget *parent = nullptr);

    QLineEdit *searchField() const { return m_search; }
    QListView *zones() const { return m_zones; }
    QDialogButtonBox *buttons() const { return m_buttons; }
    QLabel *sentence() const { return m_sentence; }
    QLabel *scheduled() const { return m_scheduled; }
    QLabel *failure() const { return m_failure; }
    /** The zone name that is chosen in the list; empty where none is. */
    QString chosen() const;
    void choose(const QString &zone);

public Q_SLOTS:
    void accept() override;

private:
    void filter(const QString &words);
    void showChoice();
    void countScheduled();

    Workspace::Workspace &m_workspace;
    QLabel *m_sentence;
    QLineEdit *m_search;
    QListView *m_zones;
    QSortFilterProxyModel *m_model;
    QLabel *m_scheduled;
    QLabel *m_failure;
    QDialogButtonBox *m_buttons;
    bool m_isSetting = false;
};

} // namespace Triptych::Ui
