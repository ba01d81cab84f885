#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <vector>

namespace Triptych::Models {

/**
 * The articles of one list. It does no I/O: it emits windowNeeded(), and a Newsroom::ArticleFeed
 * gives it rows; rows of another generation are dropped. The rows shown stay while a new generation
 * loads. GUI thread.
 */
class ArticleListModel final : public QAbstractListModel
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

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    State state() const { return m_state; }
    const Core::Error &error() const { return m_error; }
    bool isAtEnd() const { return m_atEnd; }
    quint64 generation() const { return m_generation; }

    std::optional<Core::ArticleId> idAt(int row) const;
    /** The row of an article; the time is linear in the number of rows. */
    int rowOf(const Core::ArticleId &id) const;
    Core::ArticleSummary summaryAt(int row) const;
    /** Bylines and languages among the rows fed so far, each once, sorted: for filter menus. */
    QStringList knownAuthors() const;
    QStringList knownLanguages() const;
    QList<Core::ArticleId> idsBetween(int first, int last) const;

    /** A feed starts over; `filtered` tells Empty from FilteredToNothing. */
    void beginGeneration(quint64 generation, bool filtered);
    /** As Newsroom::ArticleFeed::rowsArrived(). With first == 0 the rows replace all; rows that
     * stay keep their indexes. */
    void rowsArrived(quint64 generation, int first, const QList<Core::ArticleSummary> &rows,
                     bool atEnd);
    void feedFailed(quint64 generation, const Core::Error &error);

    void countsChanged(const QHash<Core::ArticleId, qint64> &counts);
    /** Updates the row in place where it is listed; its new place comes with the next generation.
     */
    void articleSaved(const Core::Article &article);
    void articleRemoved(const Core::ArticleId &id);

    /** What is on screen: drives fetching ahead. */
    void setVisibleRows(int first, int last);

Q_SIGNALS:
    /** Rows up to `last` will be wanted soon. */
    void windowNeeded(int first, int last, quint64 generation);
    void stateChanged();

private:
    /** A row in little memory: names that repeat are shared, times are numbers. */
    struct Row
    {
        Core::ArticleId id;
        qint64 version = 0;
        qint64 updatedAt = 0;
        qint64 createdAt = 0;
        qint64 publishAt = 0; ///< 0 = not set
        QDate publishDay;
        QString title;
        QString summary;
        QString slug;
        QStringList authors;
        QStringList tags;
        QString language;
        QString updatedBy;
        Core::Status status = Core::Status::Draft;
        bool isDeleted = false; ///< at updatedAt

        friend bool operator==(const Row &, const Row &) = default;
    };

    Row rowFrom(const Core::ArticleSummary &article);
    QString shared(const QString &text);
    QStringList shared(const QStringList &texts);
    void replaceAll(std::vector<Row> fresh);
    void updateRow(int row, Row fresh);
    void setState(State state);
    void settle();
    void needMore();
    QString spokenText(const Row &row) const;

    std::vector<Row> m_rows;
    QSet<QString> m_shared;
    QHash<Core::ArticleId, qint64> m_views;
    Core::Error m_error;
    State m_state = State::Idle;
    quint64 m_generation = 0;
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    int m_asked = 0;
    bool m_filtered = false;
    bool m_atEnd = false;
};

} // namespace Triptych::Models
