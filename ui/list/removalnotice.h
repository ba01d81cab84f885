#pragma once

#include <core/article.h>
#include <core/error.h>
#include <ui/look/icons.h>

#include <QList>
#include <QObject>

#include <optional>

namespace Triptych::Newsroom {
class ArticleLibrary;
class ArticleRemover;
class Changes;
} // namespace Triptych::Newsroom

namespace Triptych::Ui {

class InlineNotice;

/**
 * Deletes articles, undoes the last deletion, and shows both in a notice. Where the answer to a
 * call was lost, it shows the outcome once the store can be asked. A deletion or undo that failed
 * can be tried again. GUI thread.
 */
class RemovalNotice final : public QObject
{
    Q_OBJECT

public:
    RemovalNotice(Newsroom::ArticleLibrary &library, Newsroom::Changes &changes,
                  InlineNotice *notice, QObject *parent = nullptr);

    void remove(const Core::ArticleSummary &article);
    /** Takes back the last deletion, or the restoring that tellRestored() told of last. */
    void undo();
    /** Says that an article was restored from the list of what was deleted, and offers to delete it
     * again; `comment` is a sentence more, or empty. */
    void tellRestored(const Core::Article &article, const QString &comment);
    /** Says that an article was erased for good; nothing undoes it. */
    void tellErased(const Core::Article &article);
    /** Says in red why something failed that was begun elsewhere. */
    void tellFailure(const QString &sentence);
    /** The notice's action: deletes again what could not be deleted, else takes back the last. */
    void act();
    /** The store answers again. */
    void ask();
    /** Of the article that undo() takes back; nothing where there is none. */
    std::optional<QString> lastRemovedTitle() const;
    /** Of the article whose restoring undo() takes back; nothing where there is none. */
    std::optional<QString> lastRestoredTitle() const;

Q_SIGNALS:
    void removed(const Triptych::Core::ArticleId &id);

private:
    struct Removed
    {
        Core::Article article;
        qint64 version = 0; ///< the tombstone's
    };

    void onRemoved(const Core::Article &article, qint64 version);
    void onNotRemoved(const Core::Article &article, const Core::Article &stored);
    void onRestoreFailed(const Core::Article &article, qint64 version, const Core::Error &error);
    /** The undo failed and the article is still deleted: offers to undo it again, before later
     * deletions. */
    void offerUndoAgain(const Core::Article &article, qint64 version, Tone tone,
                        const QString &sentence);
    void show(Tone tone, const QString &sentence, const QString &action = {}, int lifetimeMs = 0);

    Newsroom::ArticleRemover *m_remover;
    InlineNotice *m_notice;
    QList<Removed> m_removed; ///< the last one is undone first
    std::optional<Core::Article> m_notRemoved;
    std::optional<Core::Article> m_restored; ///< undo() deletes it again
};

} // namespace Triptych::Ui
