#include "articlelistmodel.h"

#include <core/visible.h>

#include <QLocale>

#include <algorithm>
#include <limits>

namespace Triptych::Models {

namespace {

constexpr int FetchAhead = 100;
constexpr qsizetype MostViews = 20'000;
constexpr qsizetype MostShared = 50'000;
constexpr int MostMoves = 64;

qint64 toNumber(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime toTime(qint64 number)
{
    return number == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number, Qt::UTC);
}

} // namespace

ArticleListModel::ArticleListModel(QObject *parent) : QAbstractListModel(parent) {}

int ArticleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ArticleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(size_t(index.row()));
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
        return row.status == Core::Status::Published &&
               row.publishAt > QDateTime::currentMSecsSinceEpoch();
    case PublishAtRole:
        return toTime(row.publishAt);
    case PublishDayRole:
        return row.publishDay;
    case UpdatedAtRole:
        return toTime(row.updatedAt);
    case CreatedAtRole:
        return toTime(row.createdAt);
    case UpdatedByRole:
        return row.updatedBy;
    case VersionRole:
        return row.version;
    case DeletedAtRole:
        return row.isDeleted ? toTime(row.updatedAt) : QDateTime();
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
    return names;
}

QString ArticleListModel::spokenText(const Row &row) const
{
    const bool scheduled = row.status == Core::Status::Published &&
                           row.publishAt > QDateTime::currentMSecsSinceEpoch();
    QStringList parts{!Core::hasVisible(row.title) ? tr("Untitled") : row.title};
    switch (row.status) {
    case Core::Status::Draft:
        parts << tr("draft");
        break;
    case Core::Status::Review:
        parts << tr("in review");
        break;
    case Core::Status::Published:
        parts << (scheduled ? tr("scheduled") : tr("published"));
        break;
    case Core::Status::Archived:
        parts << tr("archived");
        break;
    }
    if (!row.authors.isEmpty())
        parts << tr("by %1").arg(row.authors.join(QLatin1String(", ")));
    const QLocale locale;
    parts << tr("changed %1")
                 .arg(locale.toString(toTime(row.updatedAt).toLocalTime(), QLocale::ShortFormat));
    const auto views = m_views.constFind(row.id);
    if (views != m_views.constEnd())
        parts << tr("%Ln views", nullptr,
                    int(std::min<qint64>(*views, std::numeric_limits<int>::max())));
    return parts.join(QLatin1String(", "));
}

std::optional<Core::ArticleId> ArticleListModel::idAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return std::nullopt;
    return m_rows[size_t(row)].id;
}

int ArticleListModel::rowOf(const Core::ArticleId &id) const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

Core::ArticleSummary ArticleListModel::summaryAt(int row) const
{
    const Row &from = m_rows.at(size_t(row));
    Core::ArticleSummary article;
    article.id = from.id;
    article.version = from.version;
    article.title = from.title;
    article.summary = from.summary;
    article.slug = from.slug;
    article.authors = from.authors;
    article.tags = from.tags;
    article.language = from.language;
    article.status = from.status;
    article.publishAt = toTime(from.publishAt);
    article.publishDay = from.publishDay;
    article.updatedAt = toTime(from.updatedAt);
    article.createdAt = toTime(from.createdAt);
    article.updatedBy = from.updatedBy;
    if (from.isDeleted)
        article.deletedAt = article.updatedAt;
    return article;
}

QStringList ArticleListModel::knownAuthors() const
{
    QSet<QString> names;
    for (const Row &row : m_rows)
        names.unite(QSet<QString>(row.authors.begin(), row.authors.end()));
    QStringList sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(a, b) < 0;
    });
    return sorted;
}

QStringList ArticleListModel::knownLanguages() const
{
    QSet<QString> tags;
    for (const Row &row : m_rows)
        tags.insert(row.language);
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort();
    return sorted;
}

QList<Core::ArticleId> ArticleListModel::idsBetween(int first, int last) const
{
    QList<Core::ArticleId> ids;
    for (int row = std::max(first, 0); row <= last && row < int(m_rows.size()); ++row)
        ids.append(m_rows[size_t(row)].id);
    return ids;
}

QString ArticleListModel::shared(const QString &text)
{
    if (text.isEmpty())
        return {};
    const auto it = m_shared.constFind(text);
    if (it != m_shared.constEnd())
        return *it;
    if (m_shared.size() > MostShared)
        m_shared.clear();
    m_shared.insert(text);
    return text;
}

QStringList ArticleListModel::shared(const QStringList &texts)
{
    QStringList result;
    result.reserve(texts.size());
    for (const QString &text : texts)
        result.append(shared(text));
    return result;
}

ArticleListModel::Row ArticleListModel::rowFrom(const Core::ArticleSummary &article)
{
    Row row;
    row.id = article.id;
    row.version = article.version;
    row.updatedAt = toNumber(article.updatedAt);
    row.createdAt = toNumber(article.createdAt);
    row.publishAt = toNumber(article.publishAt);
    row.publishDay = article.publishDay;
    row.title = article.title;
    row.summary = article.summary;
    row.slug = article.slug;
    row.authors = shared(article.authors);
    row.tags = shared(article.tags);
    row.language = shared(article.language);
    row.updatedBy = shared(article.updatedBy);
    row.isDeleted = article.isDeleted();
    row.status = article.status;
    return row;
}

void ArticleListModel::beginGeneration(quint64 generation, bool filtered)
{
    m_generation = generation;
    m_filtered = filtered;
    m_asked = 0;
    m_atEnd = false;
    m_error = {};
    setState(State::Loading);
}

void ArticleListModel::rowsArrived(quint64 generation, int first,
                                   const QList<Core::ArticleSummary> &rows, bool atEnd)
{
    if (generation != m_generation)
        return;
    std::vector<Row> fresh;
    fresh.reserve(size_t(rows.size()));
    for (const Core::ArticleSummary &article : rows)
        fresh.push_back(rowFrom(article));
    if (first == 0) {
        replaceAll(std::move(fresh));
    } else if (first <= int(m_rows.size())) {
        // Rows below `first` may have been removed here since; what is listed already is not
        // repeated.
        if (first < int(m_rows.size())) {
            beginRemoveRows({}, first, int(m_rows.size()) - 1);
            m_rows.erase(m_rows.begin() + first, m_rows.end());
            endRemoveRows();
        }
        if (!fresh.empty()) {
            beginInsertRows({}, first, first + int(fresh.size()) - 1);
            std::move(fresh.begin(), fresh.end(), std::back_inserter(m_rows));
            endInsertRows();
        }
    } else if (!fresh.empty()) {
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at + int(fresh.size()) - 1);
        std::move(fresh.begin(), fresh.end(), std::back_inserter(m_rows));
        endInsertRows();
    }
    m_atEnd = atEnd;
    settle();
    needMore();
}

void ArticleListModel::replaceAll(std::vector<Row> fresh)
{
    // Selection and place on screen survive where most rows stay; else a reset is cheaper for a
    // view.
    QHash<Core::ArticleId, int> places;
    places.reserve(qsizetype(fresh.size()));
    for (size_t i = 0; i < fresh.size(); ++i)
        places.insert(fresh[i].id, int(i));
    const auto kept = std::count_if(m_rows.begin(), m_rows.end(),
                                    [&places](const Row &row) { return places.contains(row.id); });
    if (m_rows.empty() || size_t(kept) * 2 < fresh.size() ||
        places.size() != qsizetype(fresh.size())) {
        beginResetModel();
        m_rows = std::move(fresh);
        endResetModel();
        return;
    }
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (places.contains(m_rows[size_t(last)].id))
            continue;
        int first = last;
        while (first > 0 && !places.contains(m_rows[size_t(first) - 1].id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    int moves = 0;
    for (int to = 0; to < int(fresh.size()); ++to) {
        const Core::ArticleId &id = fresh[size_t(to)].id;
        if (to < int(m_rows.size()) && m_rows[size_t(to)].id == id) {
            updateRow(to, std::move(fresh[size_t(to)]));
            continue;
        }
        const auto it = std::find_if(m_rows.begin() + std::min(to, int(m_rows.size())),
                                     m_rows.end(), [&id](const Row &row) { return row.id == id; });
        if (it == m_rows.end()) {
            beginInsertRows({}, to, to);
            m_rows.insert(m_rows.begin() + to, std::move(fresh[size_t(to)]));
            endInsertRows();
            continue;
        }
        if (++moves > MostMoves) {
            // The order is another one: what was moved out of `fresh` above stands in m_rows
            // already.
            for (int done = 0; done < to; ++done)
                fresh[size_t(done)] = m_rows[size_t(done)];
            beginResetModel();
            m_rows = std::move(fresh);
            endResetModel();
            return;
        }
        const int from = int(it - m_rows.begin());
        beginMoveRows({}, from, from, {}, to);
        std::rotate(m_rows.begin() + to, it, it + 1);
        endMoveRows();
        updateRow(to, std::move(fresh[size_t(to)]));
    }
}

void ArticleListModel::updateRow(int row, Row fresh)
{
    Row &old = m_rows[size_t(row)];
    if (old == fresh)
        return;
    QList<int> roles{Qt::AccessibleTextRole};
    const auto note = [&roles](bool changed, std::initializer_list<int> which) {
        if (changed)
            roles.append(QList<int>(which));
    };
    note(old.title != fresh.title, {Qt::DisplayRole, TitleRole});
    note(old.authors != fresh.authors, {AuthorsRole});
    note(old.tags != fresh.tags, {TagsRole});
    note(old.summary != fresh.summary, {SummaryRole});
    note(old.slug != fresh.slug, {SlugRole});
    note(old.language != fresh.language, {LanguageRole});
    note(old.status != fresh.status, {StatusRole, ScheduledRole});
    note(old.publishAt != fresh.publishAt, {PublishAtRole, ScheduledRole});
    note(old.publishDay != fresh.publishDay, {PublishDayRole});
    note(old.updatedAt != fresh.updatedAt, {UpdatedAtRole});
    note(old.updatedBy != fresh.updatedBy, {UpdatedByRole});
    note(old.isDeleted != fresh.isDeleted, {DeletedAtRole});
    note(old.version != fresh.version, {VersionRole});
    old = std::move(fresh);
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void ArticleListModel::feedFailed(quint64 generation, const Core::Error &error)
{
    if (generation != m_generation)
        return;
    m_error = error;
    setState(State::Failed);
}

void ArticleListModel::countsChanged(const QHash<Core::ArticleId, qint64> &counts)
{
    if (m_views.size() > MostViews)
        m_views.clear();
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        m_views.insert(it.key(), it.value());
    // Only rows on screen are told: the others are asked when they come into sight.
    const int last = std::min(m_lastVisible, int(m_rows.size()) - 1);
    for (int row = std::max(m_firstVisible, 0); row <= last; ++row) {
        if (counts.contains(m_rows[size_t(row)].id))
            Q_EMIT dataChanged(index(row), index(row), {ViewsRole, Qt::AccessibleTextRole});
    }
}

void ArticleListModel::articleSaved(const Core::Article &article)
{
    const int row = rowOf(article.id);
    if (row >= 0 && m_rows[size_t(row)].version < article.version)
        updateRow(row, rowFrom(article));
}

void ArticleListModel::articleRemoved(const Core::ArticleId &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    if (m_state != State::Loading)
        settle();
}

void ArticleListModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    needMore();
}

void ArticleListModel::needMore()
{
    if (m_atEnd || m_lastVisible < 0 || m_state == State::Idle || m_state == State::Loading)
        return;
    const int wanted = m_lastVisible + FetchAhead;
    if (wanted < int(m_rows.size()) || (wanted <= m_asked && m_state != State::Failed))
        return;
    m_asked = wanted;
    Q_EMIT windowNeeded(m_firstVisible, wanted, m_generation);
}

void ArticleListModel::settle()
{
    m_error = {};
    setState(!m_rows.empty() ? State::Ready
             : !m_atEnd      ? State::Loading
             : m_filtered    ? State::FilteredToNothing
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
