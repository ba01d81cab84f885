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

/** What stands behind the desk: one card for each store, and what keeps them in step. */
class StoresPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StoresPage(Workspace::Workspace &workspace, QWidget *parent = nullptr);

    void setHealth(const QList<Core::StoreHealth> &health);
    /** A backfill under way; total 0 or done == total takes the line away. */
    void setBackfill(qint64 done, qint64 total);
    /** New counters being given what SQL has counted; done == total takes the line away. */
    void setSeeding(qint64 done, qint64 total);
    /** Pings all stores; the button says while it goes on. */
    void check();

    QPushButton *checkButton() const { return m_check; }
    OutboxPanel *outbox() const { return m_outbox; }
    RebuildPanel *rebuild() const { return m_rebuild; }
    AuditPanel *audit() const { return m_audit; }
    QList<StoreCard *> cards() const { return m_stores; }
    /** For the palette: what the buttons do that can be pressed now. */
    QList<QAction *> pageActions();
    /** Scrolls to what was refused. */
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
