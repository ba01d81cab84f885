#pragma once

#include <core/articleid.h>
#include <core/storehealth.h>

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class AuditPanel;
class OutboxPanel;
class RebuildPanel;
class StoreCard;

/** The page of the stores: a card for each store, and the panels that keep them in step. GUI
 * thread. */
class StoresPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StoresPage(Workspace::Workspace &workspace, QWidget *parent = nullptr);

    void setHealth(const QList<Core::StoreHealth> &health);
    /** Shows a running backfill; total 0 or done == total hides the line. */
    void setBackfill(qint64 done, qint64 total);
    /** Shows the copying of counts to new counters; done == total hides the line. */
    void setSeeding(qint64 done, qint64 total);
    /** Pings all stores; the button shows while this is running. */
    void check();

    QPushButton *checkButton() const { return m_check; }
    OutboxPanel *outbox() const { return m_outbox; }
    RebuildPanel *rebuild() const { return m_rebuild; }
    AuditPanel *audit() const { return m_audit; }
    QList<StoreCard *> cards() const { return m_stores; }
    /** The actions of the enabled buttons, for the command palette. */
    QList<QAction *> pageActions();
    /** Scrolls to the refused changes. */
    void showOutbox();

Q_SIGNALS:
    void connectionRequested();
    void openRequested(const Triptych::Core::ArticleId &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void look();
    void setChecking(bool checking);

    Workspace::Workspace &m_workspace;
    QScrollArea *m_scroll;
    QVBoxLayout *m_cards;
    QList<StoreCard *> m_stores;
    QLabel *m_backfill;
    QLabel *m_seeding;
    QPushButton *m_check;
    OutboxPanel *m_outbox;
    RebuildPanel *m_rebuild;
    AuditPanel *m_audit;
    QList<QAction *> m_actions;
    QTimer m_clock;
};

} // namespace Triptych::Ui
