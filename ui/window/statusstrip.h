#pragma once

#include <core/storehealth.h>

#include <QAbstractButton>

class QHBoxLayout;
class QLabel;

namespace Triptych::Ui {

/** Shows the state of one store in a few words: `PostgreSQL 2 ms`, or since when it is away. Shape
 * and words show the state, not the colour alone. */
class StoreStateButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StoreStateButton(QWidget *parent = nullptr);

    void setHealth(const Core::StoreHealth &health);
    /** Shows another problem in a few words; `explanation` is its tooltip. */
    void setTrouble(const QString &text, const QString &explanation);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Core::StoreHealth m_health;
};

/** The status bar of the window: the stores on one side, the word count of the page on the other.
 */
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setHealth(const QList<Core::StoreHealth> &health);
    void setWordCount(int words, int minutes);
    void clearWordCount();
    /** Shows background work, e.g. a backfill; empty hides it. */
    void setProgress(const QString &text);
    /** Shows how many changes the index or the cache refused for good; 0 hides it. */
    void setRefused(qint64 count);
    StoreStateButton *refusedButton() const { return m_refused; }
    QList<StoreStateButton *> storeButtons() const { return m_stores; }
    QString wordCountText() const;

Q_SIGNALS:
    void storesRequested();
    void refusedRequested();

private:
    QHBoxLayout *m_row;
    QList<StoreStateButton *> m_stores;
    StoreStateButton *m_refused;
    QLabel *m_progress;
    QLabel *m_words;
};

} // namespace Triptych::Ui
