#pragma once

#include <core/articleid.h>
#include <ui/controls/panel.h>

class QPushButton;

namespace Triptych::Sync {
class Upkeep;
}

namespace Triptych::Ui {

class InlineNotice;
class OutOfStepList;

/** Shows the changes that wait for the index and the cache, and those that were refused for good.
 * GUI thread. */
class OutboxPanel final : public Panel
{
    Q_OBJECT

public:
    explicit OutboxPanel(Sync::Upkeep &upkeep, QWidget *parent = nullptr);

    OutOfStepList *list() const { return m_list; }
    QPushButton *retryButton() const { return m_retry; }
    QPushButton *retryAllButton() const { return m_retryAll; }
    InlineNotice *notice() const { return m_notice; }
    QString waitingText() const;

Q_SIGNALS:
    void openRequested(const Triptych::Core::ArticleId &id);

private:
    void refresh();
    void showLetters();

    Sync::Upkeep &m_upkeep;
    QLabel *m_waiting;
    QLabel *m_dead;
    OutOfStepList *m_list;
    QPushButton *m_retry;
    QPushButton *m_retryAll;
    InlineNotice *m_notice;
    QWidget *m_buttons;
    bool m_retrying = false;
};

} // namespace Triptych::Ui
