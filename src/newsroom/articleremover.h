#pragma once

#include <core/article.h>
#include <core/task.h>

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace Triptych::Newsroom {

class ArticleLibrary;
class Changes;

/**
 * Deletes articles and restores them. Where the answer to a call was lost, it asks the store until
 * it knows the outcome; asking changes nothing. GUI thread; the arguments outlive it.
 */
class ArticleRemover final : public QObject
{
    Q_OBJECT

public:
    /** How long the store has to answer a removal or an undo; after that the outcome is unknown. */
    static constexpr std::chrono::milliseconds DefaultPatience{15'000};

    ArticleRemover(ArticleLibrary &library, Changes &changes, QObject *parent = nullptr);

    /** Holds for later calls. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /** Compare-and-swap on the article's version. Ends in removed(), failed(), or leftUnknown() and
     *  then later in removed(), notRemoved() or failed(). */
    void remove(const Core::ArticleSummary &article);
    /** Undo of a removal; `version` is the tombstone's. Ends in restored(), restoreFailed(), or
     *  restoreUnknown() and then later in restored(), notRestored() or restoreFailed(). */
    void restore(const Core::Article &article, qint64 version);
    /** Call it when the store answers again: asks at once about each unknown outcome, and not only
     * every few seconds. */
    void ask();
    bool isWaiting() const { return !m_unknown.isEmpty(); }

Q_SIGNALS:
    /** `version` is the tombstone's, for ArticleLibrary::restore(). */
    void removed(const Triptych::Core::Article &article, qint64 version);
    void failed(const Triptych::Core::Article &article, const Triptych::Core::Error &error);
    void leftUnknown(const Triptych::Core::Article &article);
    /** The removal did not take place; `stored` is the present article, of a later version where
     * somebody saved it meanwhile. */
    void notRemoved(const Triptych::Core::Article &article, const Triptych::Core::Article &stored);

    void restored(const Triptych::Core::Article &article);
    void restoreFailed(const Triptych::Core::Article &article, qint64 version,
                       const Triptych::Core::Error &error);
    void restoreUnknown(const Triptych::Core::Article &article);
    /** The undo did not take place: the tombstone is still there. */
    void notRestored(const Triptych::Core::Article &article, qint64 version);

private:
    struct Unknown
    {
        Core::Article article; ///< as it was to be removed
        qint64 tombstone = 0;  ///< where it was to be brought back: the tombstone's version

        bool isRestore() const { return tombstone > 0; }
    };
    void askAbout(const Unknown &unknown);
    void fail(const Unknown &unknown, const Core::Error &error);
    QCoro::Task<void> askFlow();
    void settle(const Unknown &unknown, const QList<Core::Article> &found);
    void settleRestore(const Unknown &unknown, const Core::Article &stored);

    ArticleLibrary &m_library;
    Changes &m_changes;
    QList<Unknown> m_unknown;
    QTimer m_pause;
    std::chrono::milliseconds m_patience = DefaultPatience;
    bool m_isAsking = false;
};

} // namespace Triptych::Newsroom
