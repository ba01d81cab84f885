#pragma once

#include <core/article.h>
#include <core/error.h>
#include <core/knownsource.h>

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Triptych::Exchange {

/** Something an import has to say about one file. */
struct ImportNote
{
    QString file;   ///< its path inside the source; "." = the folder itself
    int line = 0;   ///< from 1; 0 = no line is to blame
    QString reason; ///< one translated sentence or clause

    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

/** What became of a file, or in a dry run what would become of it. */
struct ImportedFile
{
    enum class Outcome { Created, Updated, Unchanged };

    QString file;
    Outcome outcome = Outcome::Created;
    QString slug;
    QString language;

    friend bool operator==(const ImportedFile &, const ImportedFile &) = default;
};

/** The article of a file, as it is after the import, or in a dry run would be. */
struct ReportedArticle
{
    Core::ArticleId id; ///< null where a dry run would create it
    QString title;      ///< cut to 200 characters
    Core::Status status = Core::Status::Draft;
    QDateTime publishAt; ///< invalid = none
    /** As it was until now, of one that was there already and gets another state. */
    std::optional<Core::Standing> before{};

    static ReportedArticle of(const Core::Article &article);

    friend bool operator==(const ReportedArticle &, const ReportedArticle &) = default;
};

/** An address that is another than the one before, or than the site's own. */
struct AddressChange
{
    QString file;
    Core::Address from;
    Core::Address to;

    friend bool operator==(const AddressChange &, const AddressChange &) = default;
};

/** A file that was imported once and is not read now, with its article, which stays as it is. */
struct GoneFile
{
    QString file;
    Core::ArticleId id;
    QString title;
    QString slug;
    QString language;
    Core::Status status = Core::Status::Draft;
    bool isPublic = false; ///< readers see the article now
    QString reason;        ///< translated: what became of the file and its article, and what to do

    friend bool operator==(const GoneFile &, const GoneFile &) = default;
};

/** A file whose article was known under another path. */
struct RenamedFile
{
    QString from;
    QString to;

    friend bool operator==(const RenamedFile &, const RenamedFile &) = default;
};

/** Dates that are written alike. */
struct DateForm
{
    int count = 0;
    QString example; ///< the first of them

    friend bool operator==(const DateForm &, const DateForm &) = default;
};

/** What an import changes for readers, counted in articles that are written. An article that they
 * see before and after counts where what it says is other, and one whose time is moved while it
 * waits neither. */
struct ReaderChanges
{
    int becomePublic = 0;        ///< new ones, and those that were there and were not seen
    int takenOff = 0;            ///< seen until now, and not published any more
    int leaveUntilTheirTime = 0; ///< seen until now, and published at a time to come
    int changed = 0;             ///< seen before and after, and other than it was

    /** `before` is nothing for an article that is new. */
    void count(const std::optional<Core::Standing> &before, const Core::Standing &after,
               bool isOther, const QDateTime &now);
    bool isNothing() const { return *this == ReaderChanges(); }

    friend bool operator==(const ReaderChanges &, const ReaderChanges &) = default;
};

/** What an import did, or in a dry run would do. Every file is in exactly one of the four numbers,
 * in `editedHere` or in `leftOut`; folders that could not be read, and overlaps, count as failed,
 * too. */
struct ImportReport
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int failed = 0;
    /** The import was refused because of so many other sources, whose folders overlap this one. */
    int overlaps = 0;
    QList<ImportNote> failures; ///< one for each that failed
    /** Files with news that were not taken, because their articles were edited in Triptych. */
    QList<ImportNote> editedHere;
    /** Of articles that came in all the same: what was not understood, or is another than in the
     * file; and of the folder and its site's files. */
    QList<ImportNote> warnings;
    /** Files and links that are no articles, each with why; pictures and the like counted together,
     * under the file ".". */
    QList<ImportNote> leftOut;

    QString source; ///< the name that the articles are known again by
    QString root;   ///< the folder, canonical and absolute
    /** The workspace remembers it from this import on; false where its tables remember none. */
    bool isSourceNew = false;
    bool isDryRun = false;          ///< nothing was written
    QDateTime now = Core::utcNow(); ///< of the run: what is public and scheduled by then

    QList<ImportedFile> files;
    QHash<QString, ReportedArticle> articles; ///< by file; of those that have one
    QList<AddressChange> addresses;
    QList<RenamedFile> renamed;
    QList<GoneFile> gone;              ///< those whose articles readers see first; at most 10,000
    qint64 goneInAll = 0;              ///< how many there are
    QMap<QString, int> languages;      ///< how many of the files that were read are in each
    QMap<QString, DateForm> dateForms; ///< by dateForm(): "9999-99-99"
    int undated = 0;                   ///< files without a date
    int drafts = 0;                    ///< files that wait when they are in: drafts, reviews
    int archived = 0;                  ///< files that are public no more
    int scheduled = 0;                 ///< files whose time of publication is still to come

    ReaderChanges readers;
    int heldByPrograms = 0; ///< drafts only because the rules of their site stand in a program
    int othersArticles = 0; ///< failed because the article is another person's

    /** Why it ended before its end, with what was kept; nothing where it did not. */
    std::optional<Core::Error> stopped;
};

/** One line of a report as people read it. */
struct ReportRow
{
    enum class Kind {
        Failure,
        EditedHere,
        Gone,
        Warning,
        LeftOut,
        Renamed,
        Address,
        Created,
        Updated,
        Unchanged
    };

    Kind kind = Kind::Failure;
    QString file;
    int line = 0;
    QString text;
    std::optional<ReportedArticle> article{};
    QDateTime now{}; ///< that of its report
};

/** All of it: failures first, then files that were edited here, files that are gone, warnings, what
 * was left out, renamed files, addresses, and the files. */
QList<ReportRow> importReportRows(const ImportReport &report);
/** What an article is to people, as JSON names it in any language: "draft", "review", "scheduled",
 * "published" or "archived". */
QString stateName(Core::Status status, const QDateTime &publishAt, const QDateTime &now);
/** "en/harbour", of an article whose state changes "en/harbour, published → draft": the text of the
 * row, and what the import does to its article besides, translated. */
QString reportRowWords(const ReportRow &row);
/** The kind in a word, translated: "Failed", "Warning", ... */
QString reportKindName(ReportRow::Kind kind);

/**
 * {"created", "updated", "unchanged", "failed", "failures": [{"file", "line", "reason"; where its
 * article is there also "id", "title"}], "edited_here": [the same, of files that were not taken
 * because their articles were edited in Triptych, and are in none of the numbers],
 * "warnings": [...], "left_out": [...], "source": {"name", "root", "new"}, "dry_run", "languages":
 * {"en": N}, "dates": {"9999-99-99": {"count", "example"}}, "undated", "drafts", "archived",
 * "scheduled", "addresses": [{"file", "from", "to",
 * "from_language", "to_language"}], "renamed": [{"from", "to"}], "gone":
 * [{"file", "id", "title", "slug", "language", "status", "public", "reason"}], "gone_in_all": N,
 * "others" (failed because the article is another person's), "held_by_programs", "readers":
 * {"become_public", "taken_off", "leave_until_their_time", "changed"}, "states": [{"file", "id",
 * "from", "to"}] of articles that were there and get another state (see stateName()), "stopped":
 * null or
 * {"kind", "message"}}; of a dry run also "files": [{"file", "outcome", "slug", "language"}].
 */
QJsonObject importReportToJson(const ImportReport &report);

/** RFC 4180, UTF-8 with a byte order mark for spreadsheets: kind, file, line, reason. */
QByteArray importReportToCsv(const ImportReport &report);

/** UTF-8, a line each, as people read it: "Failed: posts/a.md:3: torn". */
QByteArray importReportToText(const ImportReport &report);

/** How a date is written, for telling forms apart: each digit becomes 9, each letter a, and runs of
 * letters one: "March 13, 2019" -> "a 99, 9999". */
QString dateForm(const QString &text);

/** What a run that ended early has kept: one sentence. */
QString keptSentence(const ImportReport &report, bool dryRun);

} // namespace Triptych::Exchange
