#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/knownsource.h>
#include <core/namekind.h>
#include <core/query.h>
#include <core/result.h>
#include <core/storehealth.h>
#include <core/tombstone.h>

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace Triptych::Ports {

/** Unsaved text of one person, as one of the person's computers keeps it. */
struct WorkingCopy
{
    Core::Article article; ///< `version` is the version that it was started from, `updatedAt` when
                           ///< it was kept
    QString device;        ///< which computer (and folder of unsaved text) keeps it
};

/** The claim of an import on its source: no other import has the source while this object lives.
 * May be dropped on any thread. Null where a store has no claims. */
using SourceClaim = std::shared_ptr<void>;

/**
 * Articles, their revisions and working copies in SQL. Where stores differ, this one is right.
 *
 * Every call may be made from any thread, returns at once, and answers on a thread of the store
 * with exactly one result within `Call::deadline`. Errors, beside those named: Unreachable,
 * Timeout, Cancelled, SignIn, Forbidden, ReadOnly, Full, Internal. An answer contains tombstones
 * only where its comment says so.
 */
class ArticleStore
{
public:
    virtual ~ArticleStore() = default;

    /** The whole article; NotFound where there is none or only a tombstone. */
    virtual Core::FutureResult<Core::Article> article(Core::ArticleId id, Core::Call call) = 0;

    /** The articles of `ids` that exist, tombstones included, in no order: what a relay publishes.
     * At most 1,000 ids. */
    virtual Core::FutureResult<QList<Core::Article>> articles(QList<Core::ArticleId> ids,
                                                              Core::Call call) = 0;

    /** The states of the articles of `ids` that exist, tombstones included, in no order. At most
     * 1,000 ids. */
    virtual Core::FutureResult<QList<Core::Standing>> standings(QList<Core::ArticleId> ids,
                                                                Core::Call call) = 0;

    /** The ids of the articles with this slug: at most one for each language, at most 100. */
    virtual Core::FutureResult<QList<Core::ArticleId>> idsBySlug(QString slug, Core::Call call) = 0;

    /**
     * Rows without bodies, by keyset: `after` is ArticlePage::next of the page before, or empty.
     * Usage where `after` is not a cursor of this query. `limit` 1 to 1,000.
     */
    virtual Core::FutureResult<Core::ArticlePage> list(Core::ArticleQuery query, int limit,
                                                       QString after, Core::Call call) = 0;

    /** Whole articles in id order after `after` (null id = from the start), tombstones included:
     * for a backfill or an audit. `limit` 1 to 1,000; fewer rows than that means the end. */
    virtual Core::FutureResult<QList<Core::Article>> scan(Core::ArticleId after, int limit,
                                                          Core::Call call) = 0;

    /** The sidebar's counts; `mine` is the login whose articles are counted as mine. */
    virtual Core::FutureResult<Core::Overview> overview(QString mine, Core::Call call) = 0;

    /**
     * The names of that kind that begin with `beginning`, or have a word that does, whatever the
     * case; the most used first, except authors in SQLite, which come by the alphabet. Empty = any.
     * All tags are looked through; authors and sections of the 20,000 articles that were changed
     * last, in SQLite all authors. A login gets names of articles that it may see. `limit` 1 to
     * 100.
     */
    virtual Core::FutureResult<QStringList> names(Core::NameKind kind, QString beginning, int limit,
                                                  Core::Call call) = 0;

    /**
     * Saves by compare-and-swap: `article.version` is the version it was made from, 0 to create
     * (with the id given, or a new one where it is null). One transaction writes the article, its
     * revision and its outbox row; the answer is the article as stored. An empty slug is made from
     * the title and made unique by a number; a given slug that is taken in its language is Invalid,
     * and so is a new or changed one that Core::checkSlug refuses. Conflict where the stored
     * version is another (or deleted), NotFound where it never existed, Invalid from
     * Core::checkArticle. A save that changes nothing answers the stored article and writes
     * nothing. `actor` is kept as createdBy/updatedBy.
     */
    virtual Core::FutureResult<Core::Article> save(Core::Article article, QString actor,
                                                   Core::Call call) = 0;

    /** Saves each as save() does, in as few transactions as it can; one result each, in order: a
     * bad one fails alone. The outer error means none was written. At most 500. */
    virtual Core::FutureResult<QList<Core::Result<Core::Article>>>
    saveAll(QList<Core::Article> articles, QString actor, Core::Call call) = 0;

    /** Makes a tombstone by compare-and-swap (version 0 = whatever it is now) and its outbox row;
     * answers the tombstone's version. Conflict, NotFound (also where it is deleted already). */
    virtual Core::FutureResult<qint64> remove(Core::ArticleId id, qint64 version, QString actor,
                                              Core::Call call) = 0;

    /** Brings a tombstone back as a new version (undo of remove); Conflict where its version is not
     * `version`. */
    virtual Core::FutureResult<Core::Article> restore(Core::ArticleId id, qint64 version,
                                                      QString actor, Core::Call call) = 0;

    /** A deleted article that can be restored; NotFound where there is none, where it is not
     * deleted, and where it was erased. */
    virtual Core::FutureResult<Core::Tombstone> tombstone(Core::ArticleId id, Core::Call call)
    {
        Q_UNUSED(id)
        Q_UNUSED(call)
        return Core::ready<Core::Tombstone>(Core::failure(Core::ErrorKind::Unsupported, QString()));
    }
    /** Brings a tombstone of any age back as a new version, with a revision as any save. What was
     * published or scheduled comes back as a draft, with its publishAt, so that nothing is public
     * that nobody published; any other status stays. An empty `slug` is its own. Invalid where the
     * slug is taken or checkSlug() refuses a new one; Conflict where the version is not `version`
     * or it was erased. */
    virtual Core::FutureResult<Core::Article>
    restoreAsDraft(Core::ArticleId id, qint64 version, QString slug, QString actor, Core::Call call)
    {
        Q_UNUSED(id)
        Q_UNUSED(version)
        Q_UNUSED(slug)
        Q_UNUSED(actor)
        Q_UNUSED(call)
        return Core::ready<Core::Article>(Core::failure(Core::ErrorKind::Unsupported, QString()));
    }
    /** Erases a tombstone for good: its texts, every revision, everybody's working copies, and what
     * still waited in the outbox, in one transaction. The tombstone stays, with id, language,
     * times, and an import's source with its digest, as a new version; answers that. Forbidden to
     * all but admins; Conflict where the version is not `version`; Unsupported where the rights
     * were set up for an older schema. */
    virtual Core::FutureResult<qint64> erase(Core::ArticleId id, qint64 version, QString actor,
                                             Core::Call call)
    {
        Q_UNUSED(id)
        Q_UNUSED(version)
        Q_UNUSED(actor)
        Q_UNUSED(call)
        return Core::ready<qint64>(Core::failure(Core::ErrorKind::Unsupported, QString()));
    }

    /** Articles (tombstones included) whose source is (name, one of paths). At most 500 paths. */
    virtual Core::FutureResult<QList<Core::Article>> bySource(QString name, QStringList paths,
                                                              Core::Call call) = 0;

    /** The articles that readers do not see now (deleted, not published, or published at a time to
     * come), whoever made them: whole, in id order after `after` (null id = from the start).
     * `limit` 1 to 500; fewer rows than that means the end. */
    virtual Core::FutureResult<QList<Core::Article>> notShown(Core::ArticleId after, int limit,
                                                              Core::Call call)
    {
        Q_UNUSED(after)
        Q_UNUSED(limit)
        Q_UNUSED(call)
        return Core::ready<QList<Core::Article>>(QList<Core::Article>());
    }
    /** Of the last 200 versions of each article those that are published, as they were saved, in no
     * order. Of versions with one title and body only the newest, and the newest 50 of an article.
     * At most 25 ids. */
    virtual Core::FutureResult<QList<Core::Article>> publishedTexts(QList<Core::ArticleId> ids,
                                                                    Core::Call call)
    {
        Q_UNUSED(ids)
        Q_UNUSED(call)
        return Core::ready<QList<Core::Article>>(QList<Core::Article>());
    }

    // Sources of imports. Unsupported where the tables of this workspace are older than sources.

    /** The sources that this workspace remembers, sorted by name. */
    virtual Core::FutureResult<QList<Core::KnownSource>> importSources(Core::Call call)
    {
        Q_UNUSED(call)
        return Core::ready<QList<Core::KnownSource>>(
            Core::failure(Core::ErrorKind::Unsupported, QString()));
    }
    /** Remembers a new source (`knownRoot` empty), or changes the root of a source from `knownRoot`
     * to `root`. Conflict where a new one is known already, or where the stored root is not
     * `knownRoot`; Forbidden where the source is somebody else's. `actor` is kept as createdBy and
     * changedBy. */
    virtual Core::FutureResult<void> putImportSource(QString name, QString root, QString knownRoot,
                                                     QString actor, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(root)
        Q_UNUSED(knownRoot)
        Q_UNUSED(actor)
        Q_UNUSED(call)
        return Core::ready<void>(Core::failure(Core::ErrorKind::Unsupported, QString()));
    }
    /** Forgets a source; its articles stay, under its name. Conflict, and nothing done, while an
     * import of it runs; NotFound where none is seen by this name; Forbidden to all but admins
     * (SQLite: to nobody). */
    virtual Core::FutureResult<void> removeImportSource(QString name, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(call)
        return Core::ready<void>(Core::failure(Core::ErrorKind::Unsupported, QString()));
    }
    /** How many articles that this login sees (tombstones included) stand under a source's name.
     * Works with older tables, too. */
    virtual Core::FutureResult<qint64> countOfSource(QString name, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(call)
        return Core::ready<qint64>(qint64(0));
    }
    /** How many of them are there, tombstones left out. */
    virtual Core::FutureResult<qint64> liveCountOfSource(QString name, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(call)
        return Core::ready<qint64>(qint64(0));
    }
    /** At most `limit` (1 to 1,000) of the paths that stand under a source's name and this login
     * sees, tombstones included: all, or some that are evenly spread in their order. */
    virtual Core::FutureResult<QStringList> pathsOfSource(QString name, int limit, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(limit)
        Q_UNUSED(call)
        return Core::ready<QStringList>(QStringList());
    }
    /** The next paths, at most `limit` (1 to 1,000), behind `after` in the store's own order: of
     * the articles of a source that this login sees, tombstones among them. An empty `after`
     * begins; an answer shorter than `limit` is the last. Works with older tables, too. */
    virtual Core::FutureResult<QStringList> pathsOfSourceAfter(QString name, QString after,
                                                               int limit, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(after)
        Q_UNUSED(limit)
        Q_UNUSED(call)
        return Core::ready<QStringList>(QStringList());
    }
    /** Claims a source for one import, against this program and others, until the answer is
     * destroyed or this program ends. Conflict, at once, where another import has it. On PostgreSQL
     * the claim is an advisory lock of a session of its own. A lost connection frees it, too;
     * compare-and-swap still prevents lost updates then. On SQLite it is a lock file beside the
     * workspace file. */
    virtual Core::FutureResult<SourceClaim> claimSource(QString name, Core::Call call)
    {
        Q_UNUSED(name)
        Q_UNUSED(call)
        return Core::ready<SourceClaim>(SourceClaim());
    }
    /** False where it is known that this login may save drafts and reviews only. */
    virtual Core::FutureResult<bool> mayPublish(Core::Call call)
    {
        Q_UNUSED(call)
        return Core::ready<bool>(true);
    }
    /** Who has which of these addresses, as far as this login sees. At most 500. Older tables will
     * do. */
    virtual Core::FutureResult<QHash<Core::Address, Core::ArticleId>>
    takenAddresses(QList<Core::Address> addresses, Core::Call call)
    {
        Q_UNUSED(addresses)
        Q_UNUSED(call)
        return Core::ready<QHash<Core::Address, Core::ArticleId>>(
            QHash<Core::Address, Core::ArticleId>());
    }

    /** Articles that this login sees and whose field `redirect_from` names the slug of one of these
     * addresses, in its language: by that address, their id and title alone. At most 5,000. Reads
     * every article's fields once, so it is for work that nobody waits for. Older tables will do.
     */
    virtual Core::FutureResult<QHash<Core::Address, Core::ArticleSummary>>
    redirectsFrom(QList<Core::Address> addresses, Core::Call call)
    {
        Q_UNUSED(addresses)
        Q_UNUSED(call)
        return Core::ready<QHash<Core::Address, Core::ArticleSummary>>(
            QHash<Core::Address, Core::ArticleSummary>());
    }

    /** Newest first, at most 200. */
    virtual Core::FutureResult<QList<Core::RevisionInfo>> revisions(Core::ArticleId id,
                                                                    Core::Call call) = 0;
    /** As it was saved: `unknown` and `absent` say what this program does not know of it, and what
     * its writer did not. Core::restoredOver() before it stands over what is there now. */
    virtual Core::FutureResult<Core::Article> revision(Core::ArticleId id, qint64 version,
                                                       Core::Call call) = 0;

    /** Keeps `owner`'s unsaved text, one for each article, in the place of what the same device
     * kept, or of `over`: what another one kept and was read here. Conflict, and nothing written,
     * where it is neither: a text from another computer that has not been read here. */
    virtual Core::FutureResult<void> putWorkingCopy(WorkingCopy copy, QString owner,
                                                    std::optional<WorkingCopy> over,
                                                    Core::Call call) = 0;
    virtual Core::FutureResult<std::optional<WorkingCopy>>
    workingCopy(Core::ArticleId id, QString owner, Core::Call call) = 0;
    virtual Core::FutureResult<QList<WorkingCopy>> workingCopies(QString owner,
                                                                 Core::Call call) = 0;
    /** The text that `device` kept goes; one that another device kept stays. */
    virtual Core::FutureResult<void> dropWorkingCopy(Core::ArticleId id, QString owner,
                                                     QString device, Core::Call call) = 0;

    /** True only where it is known that no row is hidden from this login (row-level security), so
     * that a row which is not seen is a row which is not there. */
    virtual Core::FutureResult<bool> seesEverything(Core::Call call)
    {
        Q_UNUSED(call)
        return Core::ready<bool>(false);
    }

    /** One round trip. */
    virtual Core::FutureResult<Core::StorePing> ping(Core::Call call) = 0;
};

} // namespace Triptych::Ports
