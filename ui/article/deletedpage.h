#pragma once

#include <core/result.h>
#include <core/tombstone.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ArticleRenderer;
class ArticleView;
class EmptyState;

/**
 * The right pane of the list of what was deleted: the text, who deleted it and when, and the two
 * ways out: back, as a draft where it was published, or erased for good by an admin. The workspace
 * and the journal outlive the page. GUI thread.
 */
class DeletedPage final : public QWidget
{
    Q_OBJECT

public:
    DeletedPage(Workspace::Workspace &workspace, Unsaved::Journal &journal,
                QWidget *parent = nullptr);
    ~DeletedPage() override;

    /** Shows the article of a row, read from the store; nothing = no row is chosen. The row that is
     * shown already is not read again. */
    void showArticle(const std::optional<Core::ArticleSummary> &row);
    /** What restore() and erase() act on; nothing while it is being read. */
    const std::optional<Core::Tombstone> &shown() const { return m_shown; }

    ArticleView *view() const { return m_view; }
    QLabel *facts() const { return m_facts; }
    EmptyState *message() const { return m_message; }
    QPushButton *restoreButton() const { return m_restore; }
    QPushButton *eraseButton() const { return m_erase; }

public Q_SLOTS:
    /** Restores at once, or asks for another slug where its own is taken. */
    void restore();
    /** Asks, and then erases. Does nothing where this login may not. */
    void erase();
    /** The menu of the row that is shown. */
    void popUpMenu(const QPoint &globalPlace);

Q_SIGNALS:
    /** `comment` says what is not as it was; else empty. */
    void restored(const Triptych::Core::Article &article, const QString &comment);
    void erased(const Triptych::Core::Article &article);
    void failed(const QString &sentence);
    /** Escape was pressed: the list should get the keyboard. */
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildBar();
    void onRead(const Core::Result<Core::Tombstone> &found);
    void render();
    void askForSlug(const QString &sentence, const QString &proposal);
    void restoreAs(const QString &slug);
    void onRestored(const Core::Tombstone &before, const Core::Result<Core::Article> &stored);
    void eraseNow(const Core::Tombstone &tombstone);
    /** What the page does with its article; it acts on one only while that is Shown. */
    enum class State {
        Nothing, ///< no row is chosen, or it is being read or could not be read
        Shown,
        Asked, ///< the store was told to restore or to erase it, and has not answered
    };
    void setState(State state);
    bool isShown(const Core::ArticleId &id) const;
    bool mayRestore() const;
    bool mayErase() const;
    QString shownTitle() const;

    Workspace::Workspace &m_workspace;
    Unsaved::Journal &m_journal;
    QLabel *m_facts;
    QPushButton *m_restore;
    QPushButton *m_erase;
    QStackedWidget *m_stack;
    ArticleView *m_view;
    EmptyState *m_message;
    ArticleRenderer *m_renderer;
    std::optional<Core::Tombstone> m_shown;
    Core::ArticleId m_id; ///< of the row that is shown or being read
    qint64 m_version = 0;
    quint64 m_generation = 0;
    State m_state = State::Nothing;
};

} // namespace Triptych::Ui
