#include "articlelistmodel.h"

#include <core/visible.h>

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <limits>

namespace Triptych::Models {

namespace {

/** Rows around what is on screen that are fetched before they are looked at. */
constexpr int FetchAhead = 64;
constexpr int MostInWindow = 256;
constexpr qsizetype MostViews = 20'000;

} // namespace

ArticleListModel::ArticleListModel(QObject *parent) : ArticleRowsModel(parent) {}

QVariant ArticleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ArticleRow *known = knownRows().find(index.row());
    if (role == ThereRole)
        return known && known->isThere;
    if (!known || !known->isThere) {
        if (role == Qt::AccessibleTextRole)
            return tr("Loading");
        return role == IdRole && known ? QVariant::fromValue(known->id) : QVariant();
    }
    const ArticleRow &row = *known;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return spokenText(row);
    case IdRole:
        return QVariant::fromValue(row.id);
    case AuthorsRole:
        return row.authors;
    case TagsRole:
        return row.tags;
    case SummaryRole:
        return row.summary;
    case LanguageRole:
        return row.language;
    case SlugRole:
        return row.slug;
    case StatusRole:
        return int(row.status);
    case ScheduledRole:
        return row.isScheduled();
    case PublishAtRole:
        return ArticleRow::toTime(row.publishAt);
    case PublishDayRole:
        return row.publishDay;
    case UpdatedAtRole:
        return ArticleRow::toTime(row.updatedAt);
    case CreatedAtRole:
        return ArticleRow::toTime(row.createdAt);
    case UpdatedByRole:
        return row.updatedBy;
    case VersionRole:
        return row.version;
    case DeletedAtRole:
        return row.isDeleted ? ArticleRow::toTime(row.updatedAt) : QDateTime();
    case ViewsRole: {
        const auto it = m_views.constFind(row.id);
        return it == m_views.constEnd() ? QVariant() : QVariant(*it);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> ArticleListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(IdRole, "id");
    names.insert(TitleRole, "title");
    names.insert(AuthorsRole, "authors");
    names.insert(TagsRole, "tags");
    names.insert(SummaryRole, "summary");
    names.insert(LanguageRole, "language");
    names.insert(SlugRole, "slug");
    names.insert(StatusRole, "status");
    names.insert(ScheduledRole, "scheduled");
    names.insert(PublishAtRole, "publishAt");
    names.insert(PublishDayRole, "publishDay");
    names.insert(UpdatedAtRole, "updatedAt");
    names.insert(CreatedAtRole, "createdAt");
    names.insert(UpdatedByRole, "updatedBy");
    names.insert(VersionRole, "version");
    names.insert(ViewsRole, "views");
    names.insert(DeletedAtRole, "deletedAt");
    names.insert(ThereRole, "there");
    return names;
}

QString ArticleListModel::spokenText(const ArticleRow &row) const
{
    QStringList parts{!Core::hasVisible(row.title) ? tr("Untitled") : row.title};
    switch (row.status) {
    case Core::Status::Draft:
        parts << tr("draft");
        break;
    case Core::Status::Review:
        parts << tr("in review");
        break;
    case Core::Status::Published:
        parts << (row.isScheduled() ? tr("scheduled") : tr("published"));
        break;
    case Core::Status::Archived:
        parts << tr("archived");
        break;
    }
    if (!row.authors.isEmpty())
        parts << tr("by %1").arg(row.authors.join(QLatin1String(", ")));
    const QLocale locale;
    parts << tr("changed %1")
                 .arg(locale.toString(ArticleRow::toTime(row.updatedAt).toLocalTime(),
                                      QLocale::ShortFormat));
    const auto views = m_views.constFind(row.id);
    if (views != m_views.constEnd())
        parts << tr("%Ln views", nullptr,
                    int(std::min<qint64>(*views, std::numeric_limits<int>::max())));
    return parts.join(QLatin1String(", "));
}

bool ArticleListModel::isThere(int row) const
{
    const ArticleRow *known = knownRows().find(row);
    return known && known->isThere;
}

std::optional<Core::ArticleId> ArticleListModel::idAt(int row) const
{
    const ArticleRow *known = knownRows().find(row);
    return known ? std::optional(known->id) : std::nullopt;
}

int ArticleListModel::rowOf(const Core::ArticleId &id) const
{
    return knownRows().rowOf(id);
}

Core::ArticleSummary ArticleListModel::summaryAt(int row) const
{
    const ArticleRow *known = knownRows().find(row);
    return known && known->isThere ? known->summaryOf() : Core::ArticleSummary();
}

QStringList ArticleListModel::knownAuthors() const
{
    QSet<QString> names;
    knownRows().forEach([&names](const ArticleRow &row) {
        names.unite(QSet<QString>(row.authors.begin(), row.authors.end()));
    });
    QStringList sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(a, b) < 0;
    });
    return sorted;
}

QStringList ArticleListModel::knownLanguages() const
{
    QSet<QString> tags;
    knownRows().forEach([&tags](const ArticleRow &row) {
        if (row.isThere)
            tags.insert(row.language);
    });
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort();
    return sorted;
}

int ArticleListModel::rowBeginning(const QString &beginning, int from) const
{
    int first = -1;
    int next = -1;
    knownRows().forEachNumbered([&](int row, const ArticleRow &known) {
        if (!known.title.startsWith(beginning, Qt::CaseInsensitive))
            return;
        if (first < 0)
            first = row;
        if (next < 0 && row >= from)
            next = row;
    });
    return next >= 0 ? next : first;
}

QList<Core::ArticleId> ArticleListModel::idsBetween(int first, int last) const
{
    QList<Core::ArticleId> ids;
    for (int row = std::max(first, 0); row <= last && row < rowCount(); ++row) {
        if (const auto id = idAt(row))
            ids.append(*id);
    }
    return ids;
}

void ArticleListModel::feedFailed(quint64 generation, const Core::Error &error)
{
    if (generation != m_generation)
        return;
    m_error = error;
    m_asked.reset();
    setState(State::Failed);
}

void ArticleListModel::countsChanged(const QHash<Core::ArticleId, qint64> &counts)
{
    if (m_views.size() > MostViews)
        m_views.clear();
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        m_views.insert(it.key(), it.value());
    // Only rows on screen are told: the others are asked when they come into sight.
    const int last = std::min(m_lastVisible, rowCount() - 1);
    for (int row = std::max(m_firstVisible, 0); row <= last; ++row) {
        const auto id = idAt(row);
        if (id && counts.contains(*id))
            Q_EMIT dataChanged(index(row), index(row), {ViewsRole, Qt::AccessibleTextRole});
    }
}

void ArticleListModel::articleSaved(const Core::Article &article)
{
    const int row = rowOf(article.id);
    if (row >= 0 && knownRows().find(row)->version < article.version)
        updateRow(row, ArticleRow::of(article));
}

void ArticleListModel::articleRemoved(const Core::ArticleId &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    removeRowsAt(row, 1);
    m_asked.reset();
    Q_EMIT rowTakenOut(row);
    Q_EMIT countChanged();
    if (m_state != State::Loading)
        settle();
    needMore();
}

void ArticleListModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    needMore();
}

void ArticleListModel::needMore()
{
    if (m_lastVisible < 0 || m_isFirstAwaited || m_state == State::Idle)
        return;
    const int first = std::max(m_firstVisible - FetchAhead, 0);
    const int last = std::min(m_lastVisible + FetchAhead, rowCount() - 1);
    auto missing = knownRows().missing(first, last);
    if (!missing)
        return;
    if (missing->second - missing->first >= MostInWindow) {
        const int from = std::clamp(m_firstVisible - FetchAhead, missing->first,
                                    missing->second - MostInWindow + 1);
        missing = RowBlocks::Range{from, from + MostInWindow - 1};
    }
    if (missing == m_asked)
        return;
    m_asked = missing;
    Q_EMIT windowNeeded(missing->first, missing->second, m_generation);
}

void ArticleListModel::settle()
{
    m_error = {};
    setState(rowCount() > 0    ? State::Ready
             : !m_isCountExact ? State::Loading
             : m_filtered      ? State::FilteredToNothing
                               : State::Empty);
}

void ArticleListModel::setState(State state)
{
    if (state == m_state && state != State::Failed)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Triptych::Models
