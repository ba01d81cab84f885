#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace Triptych::Ui {

class EditorPage;

/**
 * The commands of an EditorPage, with names and shortcuts, and the menu of ways to save. The
 * shortcuts work while the page has the focus. A child of the page. GUI thread.
 */
class EditorActions final : public QObject
{
    Q_OBJECT

public:
    explicit EditorActions(EditorPage &page);

    /** For the menu bar and the palette. */
    const QList<QAction *> &all();
    QMenu *saveMenu() const { return m_saveMenu; }
    /** Enables or disables the actions that save with another status; they are disabled while a
     * conflict is open. */
    void setStatusActionsEnabled(bool enabled);
    /** Names and offers what each command would do to the article that is open now. */
    void offerChoices();

private:
    QAction *add(const QString &text, const QKeySequence &keys, const std::function<void()> &run);
    void makeSaving();
    void makeFinding();
    void makeShowing();

    EditorPage &m_page;
    QList<QAction *> m_all;
    QMenu *m_saveMenu;
    QAction *m_publish = nullptr;
    QAction *m_now = nullptr;
    QAction *m_later = nullptr;
    QAction *m_review = nullptr;
    QAction *m_draft = nullptr;
    QAction *m_archive = nullptr;
    QAction *m_read = nullptr;
    QAction *m_saveAsNew = nullptr;
    QAction *m_restore = nullptr;
    QAction *m_discard = nullptr;
    bool m_mayChangeStatus = true;
};

} // namespace Triptych::Ui
