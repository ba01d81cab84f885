#pragma once

#include "articlerowsmodel.h"

#include <core/article.h>
#include <core/result.h>

#include <QHash>

namespace Triptych::Models {

/**
 * The articles of one list of any length. It has all rows by number, but knows only those around
 * what is on screen; of a list of up to 10,000 it knows all ids. It does no I/O: it emits
 * windowNeeded(), and a Newsroom::ArticleFeed gives it rows; rows of another generation are
 * dropped. The rows shown stay while a new generation loads. GUI thread.
 */
class ArticleListModel final : public ArticleRowsModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< Core::ArticleId
        TitleRole,                 ///< QString
        AuthorsRole,               ///< QStringList
        TagsRole,                  ///< QStringList
        SummaryRole,               ///< QString
        LanguageRole,              ///< QString
        SlugRole,                  ///< QString
        StatusRole,                ///< int of Core::Status
        ScheduledRole,             ///< bool: published, with a publishAt in the future
        PublishAtRole,             ///< QDateTime
        PublishDayRole,            ///< QDate; invalid where PublishAtRole is a moment
        UpdatedAtRole,             ///< QDateTime
        UpdatedByRole,             ///< QString
        CreatedAtRole,             ///< QDateTime
        VersionRole,               ///< qint64
        ViewsRole,                 ///< qint64; invalid where no count is known
        DeletedAtRole,             ///< QDateTime; invalid where it was not deleted
        ThereRole,                 ///< bool: false = still on its way, nothing of it is known
    };

    /** Why the list has rows, or none. */
    enum class State {
        Idle,              ///< nothing was asked for yet
        Loading,           ///< no rows of this generation yet; older ones may still be shown
        Ready,             ///< there are rows
        Empty,             ///< there is no article at all
        FilteredToNothing, ///< the filters leave none
        Failed,            ///< see error(); rows that came before stay
    };
    Q_ENUM(State)

    explicit ArticleListModel(QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    State state() const { return m_state; }
    const Core::Error &error() const { return m_error; }
    /** False: rowCount() is an estimate, or more rows follow. */
    bool isCountExact() const { return m_isCountExact; }
    /** The row was read. */
    bool isThere(int row) const;
    quint64 generation() const { return m_generation; }

    /** Nothing where the row is not known yet. */
    std::optional<Core::ArticleId> idAt(int row) const;
    /** The row of an article, -1 where it is not known; the time is linear in the rows known. */
    int rowOf(const Core::ArticleId &id) const;
    /** Empty where the row is not there yet. */
    Core::ArticleSummary summaryAt(int row) const;
    /** Bylines and languages among the rows known, each once, sorted: for filter menus. */
    QStringList knownAuthors() const;
    QStringList knownLanguages() const;
    /** The next row from `from` on, and then from the first, whose title begins so, whatever the
     * case; -1 where none that is known does. */
    int rowBeginning(const QString &beginning, int from) const;
    QList<Core::ArticleId> idsBetween(int first, int last) const;

    /** A feed starts over; `filtered` tells Empty from FilteredToNothing. */
    void beginGeneration(quint64 generation, bool filtered);
    /** The rows of this generation stand where they stood, but are to be read again. */
    void outdate(quint64 generation);
    /** As Newsroom::ArticleFeed::rowsArrived(). The first rows of a generation replace all; rows
     * that stay keep their indexes. */
    void rowsArrived(quint64 generation, int first, const QList<Core::ArticleSummary> &rows,
                     bool atEnd);
    /** As Newsroom::ArticleFeed::idsArrived(). Rows that stay keep their indexes. */
    void idsArrived(quint64 generation, const QList<Core::ArticleId> &ids);
    /** As Newsroom::ArticleFeed::articlesArrived(). */
    void articlesArrived(quint64 generation, const QList<Core::ArticleId> &asked,
                         const QList<Core::ArticleSummary> &articles);
    /** As Newsroom::ArticleFeed::counted(). */
    void counted(quint64 generation, int count, bool isExact);
    /** As Newsroom::ArticleFeed::renumbered(). */
    void renumbered(quint64 generation, int by);
    void feedFailed(quint64 generation, const Core::Error &error);

    void countsChanged(const QHash<Core::ArticleId, qint64> &counts);
    /** Updates the row in place where it is listed; its new place comes with the next generation.
     */
    void articleSaved(const Core::Article &article);
    void articleRemoved(const Core::ArticleId &id);

    /** What is on screen: drives fetching ahead. */
    void setVisibleRows(int first, int last);

Q_SIGNALS:
    /** Rows from `first` to `last` are wanted: at most 256. */
    void windowNeeded(int first, int last, quint64 generation);
    /** articleRemoved() took this row out of the list. */
    void rowTakenOut(int row);
    void stateChanged();
    /** rowCount() or isCountExact() is another one. */
    void countChanged();

private:
    void setCount(int count, bool isExact);
    void forgetFarRows();
    void setState(State state);
    void settle();
    void needMore();
    QString spokenText(const ArticleRow &row) const;

    QHash<Core::ArticleId, qint64> m_views;
    Core::Error m_error;
    State m_state = State::Idle;
    quint64 m_generation = 0;
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    std::optional<RowBlocks::Range> m_asked;
    bool m_filtered = false;
    bool m_isFirstAwaited = false; ///< no rows of this generation came yet
    bool m_hasAllIds = false;
    bool m_isCountExact = false;
};

} // namespace Triptych::Models
