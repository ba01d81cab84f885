#pragma once

#include <core/article.h>
#include <unsaved/recovery.h>

#include <QWidget>

#include <stop_token>

class QLabel;
class QVBoxLayout;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class InlineNotice;

/**
 * Offers text that was typed before the last end of the program and never saved: open it, compare
 * it with what is saved, or discard it with undo. What was read out of a damaged file is marked as
 * a part; of one article there may be several texts. Hidden while there is none. Both arguments
 * outlive the bar. GUI thread.
 */
class RecoveryBar final : public QWidget
{
    Q_OBJECT

public:
    RecoveryBar(Workspace::Workspace &workspace, Unsaved::Journal &journal,
                QWidget *parent = nullptr);
    ~RecoveryBar() override;

    /** Looks for unsaved text again. */
    void refresh();
    /** What is being written in this article right now is not offered; null where none is open. */
    void setOpenArticle(const Core::ArticleId &id);
    int count() const { return int(m_rows.size()); }

Q_SIGNALS:
    /** As for EditingSession::recover(). */
    void openRequested(const Triptych::Core::Article &typed,
                       const Triptych::Unsaved::TextPlace &place);
    /** refresh() is done. */
    void refreshed();

private:
    struct Row
    {
        Unsaved::UnsavedText text;
        QWidget *widget = nullptr;
    };
    QCoro::Task<void> refreshFlow(quint64 generation);
    bool isBeingWritten(const Unsaved::UnsavedText &text) const;
    void addRow(const Unsaved::UnsavedText &text);
    void takeRow(const Unsaved::UnsavedText &text);
    void open(const Unsaved::UnsavedText &text);
    void compare(const Unsaved::UnsavedText &text);
    QCoro::Task<void> discard(Unsaved::UnsavedText text);
    void undoDiscard();
    QCoro::Task<void> keepAgain(Unsaved::UnsavedText text);
    void tellOfFiles(const Unsaved::UnsavedTexts &found);
    void showRows();

    Unsaved::Recovery m_unsaved;
    Unsaved::Journal &m_journal;
    QList<Row> m_rows;
    QLabel *m_title;
    QWidget *m_panel;
    QVBoxLayout *m_list;
    InlineNotice *m_notice;
    Core::ArticleId m_open;
    Core::ArticleId m_takenUpOf;
    Unsaved::TextPlace m_takenUp; ///< where the text that was opened last is from
    std::optional<Unsaved::UnsavedText> m_discarded;
    quint64 m_generation = 0;
    std::stop_source m_stop; ///< of the looking under way
    std::stop_source m_gone; ///< of everything else: it goes with the bar
};

} // namespace Triptych::Ui
