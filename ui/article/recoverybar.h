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

/** The article's title, or where it has none, how its text or its summary begins. */
QString unsavedTitle(const Core::Article &article);
/** The same for each of `texts`; those that are alike also say how the text begins, and when it was
 * written where that is alike, too. */
QStringList unsavedNames(const QList<Unsaved::UnsavedText> &texts);

/**
 * Offers unsaved texts from earlier runs of the program: open, compare with the stored article, or
 * discard with undo. A text from a damaged file is marked as incomplete; one article may have
 * several texts. Hidden while there is none. Both arguments outlive the bar. GUI thread.
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
    /** The article that is being edited: its present text is not offered. Null = none. */
    void setOpenArticle(const Core::ArticleId &id);
    int count() const { return int(m_rows.size()); }
    QList<Unsaved::UnsavedText> texts() const;
    /** It tells of files that could not be read, and of what was discarded here. */
    InlineNotice *notice() const { return m_notice; }

Q_SIGNALS:
    /** The arguments of EditingSession::recover(). */
    void openRequested(const Triptych::Core::Article &typed,
                       const Triptych::Unsaved::TextPlace &place);
    /** refresh() has ended. */
    void refreshed();
    /** Another number of texts is offered, or the notice came or went. */
    void changed();

private:
    struct Row
    {
        Unsaved::UnsavedText text;
        QWidget *widget = nullptr;
    };
    QCoro::Task<void> refreshFlow(quint64 generation);
    bool isBeingWritten(const Unsaved::UnsavedText &text) const;
    void addRow(const Unsaved::UnsavedText &text, const QString &title);
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
    Unsaved::TextPlace m_takenUp; ///< the place of the text that was opened last
    std::optional<Unsaved::UnsavedText> m_discarded;
    quint64 m_generation = 0;
    std::stop_source m_stop; ///< stops the running refresh()
    std::stop_source m_gone; ///< stops everything else when the bar is destroyed
};

} // namespace Triptych::Ui
