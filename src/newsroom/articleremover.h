#pragma once

#include <core/article.h>
#include <core/task.h>

#include <QList>
#include <QObject>
#include <QTimer>

namespace Triptych::Newsroom {

class ArticleLibrary;
class Changes;

/**
 * Deletes articles, and finds out what became of a removal whose answer was lost: the store is
 * asked until it says so, and nothing is ever removed by that. GUI thread; the arguments outlive
 * it.
 */
class ArticleRemover final : public QObject
{
    Q_OBJECT

public:
    ArticleRemover(ArticleLibrary &library, Changes &changes, QObject *parent = nullptr);

    /** Compare-and-swap on the article's version. Ends in removed(), failed(), or leftUnknown() and
     *  then later in removed(), notRemoved() or failed(). */
    void remove(const Core::ArticleSummary &article);
    /** The store answers again: whatever is unknown is asked at once, else every few seconds. */
    void ask();
    bool isWaiting() const { return !m_unknown.isEmpty(); }

Q_SIGNALS:
    /** `version` is the tombstone's, for ArticleLibrary::restore(). */
    void removed(const Triptych::Core::Article &article, qint64 version);
    void failed(const Triptych::Core::Article &article, const Triptych::Core::Error &error);
    void leftUnknown(const Triptych::Core::Article &article);
    /** It was not; `stored` is what is there, of a later version where somebody saved meanwhile. */
    void notRemoved(const Triptych::Core::Article &article, const Triptych::Core::Article &stored);

private:
    QCoro::Task<void> askFlow();
    void settle(const Core::Article &article, const QList<Core::Article> &found);

    ArticleLibrary &m_library;
    Changes &m_changes;
    QList<Core::Article> m_unknown; ///< as they were to be removed
    QTimer m_pause;
    bool m_isAsking = false;
};

} // namespace Triptych::Newsroom
