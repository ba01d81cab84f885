#pragma once

#include "journal.h"

#include <core/article.h>
#include <core/task.h>

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace Triptych::Unsaved {

/**
 * What one writer has given to the Journal, and where it lies: which entries are texts of this
 * writer, what could not be written yet, what lies beside the entries.
 *
 * What the journal could not take is kept here and given to it again until it can. A text is
 * never written over another one that is not of the same typing: that one is put aside first. A
 * `generation` counts what the writer opened: two texts of one article and two generations never
 * stand for each other. Emits failed() once, and mended() when all was taken. `journal` outlives
 * it. GUI thread.
 */
class JournalLedger final : public QObject
{
    Q_OBJECT

public:
    explicit JournalLedger(Journal &journal, QObject *parent = nullptr);

    /** Gives the text of `generation` as it is typed now, or nothing where that is left. It is
     *  asked before a text is written once more. */
    void setNewest(std::function<std::optional<Core::Article>(quint64 generation)> newest)
    {
        m_newest = std::move(newest);
    }

    /** The text becomes the entry of its article; an entry that may be somebody else's is put
     *  aside. */
    void write(const Core::Article &article, quint64 generation);
    /** As Journal::takePlace(), for a text that is gone on with; only where !hasTaken(). */
    Core::Task<TakenPlace> takePlace(Core::Article article, QString asideFile, quint64 generation);
    /** Keeps a text beside the entries. It emits foundFromElsewhere() once it lies there. */
    void putAside(const Core::Article &article);
    /** What the journal could not take yet is given to it now, in its newest form. */
    void rewrite();

    /** The entry of this article is a text of this writer. */
    bool hasTaken(const Core::ArticleId &id) const { return m_taken.contains(id); }
    /** The unsaved text of an article that lies in the journal, after writes asked for before.
     *  Nothing where there is none that can be read, or unwritten() is newer. */
    QFuture<std::optional<Core::Article>> written(const Core::ArticleId &id);
    /** The text that the journal could not take yet, where there is one. */
    std::optional<Core::Article> unwritten(const Core::ArticleId &id) const;
    /** `typed` is gone on with in `generation`. Where it is the text that could not be written,
     *  the entry is an older text of the same typing and is written over. Any other entry is not
     *  known. */
    void goOn(const Core::Article &typed, quint64 generation);
    /** The stored article is opened: its entry, and what lies aside of it, are not this
     *  writer's. */
    void release(const Core::ArticleId &id);
    /** The file beside the entries is marked as handled by the next forget() of the article. */
    void markHandledLater(const Core::ArticleId &id, const QString &asideFile);
    /** Saved or given up: the entry goes, and what lies aside of it is marked as handled. */
    void forget(const Core::ArticleId &id);

Q_SIGNALS:
    /** The journal cannot be written, and is tried again until it can. */
    void failed(const Triptych::Core::Error &error);
    void mended();
    /** Another text of the article lies beside the entries now. */
    void foundFromElsewhere(const Triptych::Core::ArticleId &id);

private:
    /** What the journal could not take yet, and in which generation it was typed. */
    struct Unwritten
    {
        Core::Article article;
        quint64 generation = 0;
    };

    /** It has taken all that was given to it. */
    bool isWell() const { return m_unwritten.isEmpty() && m_unkept.isEmpty(); }
    void tellIfMended();
    void tellFailure(bool wasWell, const Core::Error &error);
    void onWritten(const Core::Article &article, quint64 generation,
                   const Core::Result<void> &written);
    /** `forgotten` is the count in m_forgotten when the place was asked for. */
    void onPlaceTaken(const Core::Article &article, quint64 generation, quint64 forgotten,
                      const Core::Result<TakenPlace> &taken);

    Journal &m_journal;
    std::function<std::optional<Core::Article>(quint64)> m_newest;
    QHash<Core::ArticleId, Unwritten> m_unwritten;
    QList<Core::Article> m_unkept; ///< what it could not put aside yet
    /** Whose entries in the journal are texts of this writer; any other may be somebody else's. */
    QSet<Core::ArticleId> m_taken;
    /** Of what lies aside in part, the file that was taken up; of whole text where the journal
     * could not take it. */
    QHash<Core::ArticleId, QString> m_aside;
    /** How often each was saved or given up: a failure that is told after that is none any more. */
    QHash<Core::ArticleId, quint64> m_forgotten;
    QTimer m_rewriteTimer;
};

} // namespace Triptych::Unsaved
