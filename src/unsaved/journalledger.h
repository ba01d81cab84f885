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
 * Knows what one writer has given to the Journal: which entries are texts of this writer, which
 * texts could not be written yet, and which are beside the entries.
 *
 * It keeps texts that could not be written, and tries again until they are. A text overwrites only
 * an earlier state of itself; any other text is put aside first. A `generation` is the number of an
 * opening by the writer: texts of two generations are different texts, also of one article. Emits
 * failed() once, and mended() when everything is written. `journal` outlives it. GUI thread.
 */
class JournalLedger final : public QObject
{
    Q_OBJECT

public:
    explicit JournalLedger(Journal &journal, QObject *parent = nullptr);

    /** `newest` gives the present text of `generation`, or nothing where the article was closed. It
     * is called before a text is written again. */
    void setNewest(std::function<std::optional<Core::Article>(quint64 generation)> newest)
    {
        m_newest = std::move(newest);
    }

    /** Makes the text the entry of its article; an entry that may be somebody else's is put aside
     * first. */
    void write(const Core::Article &article, quint64 generation);
    /** As Journal::takePlace(), for a text that the person continues; only where !hasTaken(). */
    Core::Task<TakenPlace> takePlace(Core::Article article, QString asideFile, quint64 generation);
    /** Keeps a text beside the entries; emits foundFromElsewhere() when that is done. */
    void putAside(const Core::Article &article);
    /** Tries again to write the texts that could not be written, in their newest form. */
    void rewrite();

    /** The entry of this article is a text of this writer. */
    bool hasTaken(const Core::ArticleId &id) const { return m_taken.contains(id); }
    /** The unsaved text of an article in the journal, after the writes asked for before. Nothing
     * where there is none that can be read, or where unwritten() has a newer one. */
    QFuture<std::optional<Core::Article>> written(const Core::ArticleId &id);
    /** The text of an article that could not be written yet, if there is one. */
    std::optional<Core::Article> unwritten(const Core::ArticleId &id) const;
    /** The person continues `typed` in `generation`. If it is the text that could not be written,
     * the entry is an earlier state of it and may be overwritten; any other entry may be somebody
     * else's. */
    void goOn(const Core::Article &typed, quint64 generation);
    /** The stored article was opened: its entry, and the texts beside the entries, are not this
     * writer's. */
    void release(const Core::ArticleId &id);
    /** The next forget() of the article also marks this file beside the entries as handled. */
    void markHandledLater(const Core::ArticleId &id, const QString &asideFile);
    /** The text was saved or discarded: removes the entry, and marks its file beside the entries as
     * handled. */
    void forget(const Core::ArticleId &id);

Q_SIGNALS:
    /** The journal cannot be written; writing is repeated until it succeeds. */
    void failed(const Triptych::Core::Error &error);
    void mended();
    /** Another text of the article was put beside the entries. */
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
