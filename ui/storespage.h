#pragma once

#include <core/storehealth.h>

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Ui {

class StoreCard;

/** What stands behind the desk: one card for each store, and what it does without it. */
class StoresPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StoresPage(QWidget *parent = nullptr);

    void setHealth(const QList<Core::StoreHealth> &health);
    /** A backfill under way; total 0 or done == total takes the line away. */
    void setBackfill(qint64 done, qint64 total);
    /** New counters being given what SQL has counted; done == total takes the line away. */
    void setSeeding(qint64 done, qint64 total);
    void setChecking(bool checking);

    QPushButton *checkButton() const { return m_check; }

Q_SIGNALS:
    void checkRequested();
    void connectionRequested();

private:
    QVBoxLayout *m_cards;
    QList<StoreCard *> m_stores;
    QLabel *m_backfill;
    QLabel *m_seeding;
    QPushButton *m_check;
};

} // namespace Triptych::Ui
