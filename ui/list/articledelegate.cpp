#include "articledelegate.h"

#include <core/visible.h>
#include <models/articlelistmodel.h>
#include <ui/look/icons.h>
#include <ui/look/wordspaint.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <array>

namespace Triptych::Ui {

namespace {

using Model = Models::ArticleListModel;

constexpr int GlyphSide = 16;
constexpr int EyeSide = 14;
constexpr int OpenBar = 4;

/** As much of an article as its status and publication need. */
Core::Article publicationOf(const QModelIndex &index)
{
    Core::Article article;
    article.status = Core::Status(index.data(Model::StatusRole).toInt());
    article.publishAt = index.data(Model::PublishAtRole).toDateTime();
    article.publishDay = index.data(Model::PublishDayRole).toDate();
    return article;
}

bool isDeleted(const QModelIndex &index)
{
    return index.data(Model::DeletedAtRole).toDateTime().isValid();
}

ShownStatus statusOf(const QModelIndex &index)
{
    if (isDeleted(index))
        return {ArticleDelegate::tr("Deleted"), Tone::Neutral, Icon::Delete};
    return shownStatus(publicationOf(index), QDateTime::currentDateTimeUtc());
}

/** As a row of Skeleton. */
void paintAwaited(QPainter *painter, const QStyleOptionViewItem &option, int number)
{
    // Widths that repeat only after five rows look like text rather than like a pattern.
    constexpr std::array Shares{0.62, 0.48, 0.71, 0.55, 0.40};
    const QRect row = option.rect;
    const int left = row.x() + Space::Large + 2 + GlyphSide + 10;
    const int room = row.right() - left - Space::Large;
    const int width = int(room * Shares.at(size_t(number) % Shares.size()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours().neutral[3]);
    for (const QRect &bar :
         {QRect(left, row.y() + 13, width, 10), QRect(left, row.y() + 34, width * 3 / 5, 8),
          QRect(row.x() + Space::Large + 2, row.y() + 11, GlyphSide, GlyphSide)})
        painter->drawRoundedRect(QStyle::visualRect(option.direction, row, bar), 4, 4);
}

} // namespace

bool ArticleDelegate::isOpen(const QModelIndex &index) const
{
    return !m_open.isNull() && index.data(Model::IdRole).value<Core::ArticleId>() == m_open;
}

QString ArticleDelegate::shownDate(const QModelIndex &index) const
{
    const Core::SortKey key = Core::sortKey(m_sort);
    if (key == Core::SortKey::Publish) {
        const Core::Article article = publicationOf(index);
        return article.publishAt.isValid() ? relativePublication(article, m_zone) : QString();
    }
    if (key == Core::SortKey::Created)
        return relativeDate(index.data(Model::CreatedAtRole).toDateTime());
    return relativeDate(index.data(Model::UpdatedAtRole).toDateTime());
}

QString ArticleDelegate::secondLine(const QModelIndex &index) const
{
    QStringList parts;
    if (isDeleted(index))
        return tr("by %1", "who deleted it").arg(index.data(Model::UpdatedByRole).toString());
    if (index.data(Model::ScheduledRole).toBool())
        parts << tr("goes out %1").arg(relativePublication(publicationOf(index), m_zone));
    const QStringList authors = index.data(Model::AuthorsRole).toStringList();
    if (!authors.isEmpty())
        parts << authors.join(QLatin1String(", "));
    const QStringList tags = index.data(Model::TagsRole).toStringList();
    if (!tags.isEmpty())
        parts << tags.join(QLatin1String(", "));
    return joinedFacts(parts, QStringLiteral("  ·  "));
}

void ArticleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colours &c = colours();
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    const bool over = option.state & QStyle::State_MouseOver;
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool hasFocus = view && view->hasFocus();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(row).adjusted(Space::Small, 1, -Space::Small, -1);
    if (selected || over) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(!selected ? c.hover : hasFocus ? c.selected : c.neutral[3]);
        painter->drawRoundedRect(body, Measure::ControlRadius, Measure::ControlRadius);
    }
    if (selected && hasFocus && view->currentIndex() == index) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c.accentFill, 1.5));
        painter->drawRoundedRect(body.adjusted(0.75, 0.75, -0.75, -0.75), Measure::ControlRadius,
                                 Measure::ControlRadius);
    }

    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, row, rect);
    };
    if (isOpen(index)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.accentFill);
        painter->drawRoundedRect(
            mirrored(QRect(row.x() + Space::Small - OpenBar / 2, row.y() + Space::Medium, OpenBar,
                           row.height() - 2 * Space::Medium)),
            OpenBar / 2.0, OpenBar / 2.0);
    }
    if (!index.data(Model::ThereRole).toBool()) {
        paintAwaited(painter, option, index.row());
        painter->restore();
        return;
    }
    const int align =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter;
    const int left = row.x() + Space::Large + 2;
    int right = row.right() + 1 - Space::Large - 2;
    const int top = row.y() + 8;
    const int firstHeight = 20;

    const ShownStatus status = statusOf(index);
    paintIcon(painter, status.icon, mirrored(QRect(left, top + 2, GlyphSide, GlyphSide)),
              toneText(status.tone));

    const int textLeft = left + GlyphSide + 10;
    const QVariant views = index.data(Model::ViewsRole);
    if (views.isValid() && !isDeleted(index) &&
        (views.toLongLong() > 0 || status.icon == Icon::Published)) {
        const QString shown = shortCount(views.toLongLong());
        painter->setFont(textFont(TextSize::Small));
        const int advance = painter->fontMetrics().horizontalAdvance(shown);
        painter->setPen(c.secondary);
        painter->drawText(mirrored(QRect(right - advance, top, advance + 1, firstHeight)),
                          Qt::AlignCenter, shown);
        right -= advance + Space::Tiny + EyeSide;
        paintIcon(painter, Icon::Eye, mirrored(QRect(right, top + 3, EyeSide, EyeSide)), c.faint);
        right -= Space::Medium;
    }

    QString title = index.data(Model::TitleRole).toString();

    painter->setPen(c.text);
    if (!Core::hasVisible(title)) {
        title = tr("Untitled");
        painter->setPen(c.secondary);
    }
    painter->setFont(textFont(TextSize::Body, Weight::Medium));
    const QRect titleRect(textLeft, top, right - textLeft, firstHeight);
    drawOwnDirection(painter, mirrored(titleRect), align, title);

    painter->setFont(textFont(TextSize::Small));
    painter->setPen(c.secondary);
    int lineRight = row.right() + 1 - Space::Large - 2;
    const QString date = shownDate(index);
    if (!date.isEmpty()) {
        const int advance = painter->fontMetrics().horizontalAdvance(date);
        drawOwnDirection(
            painter, mirrored(QRect(lineRight - advance, top + firstHeight + 1, advance + 1, 18)),
            Qt::AlignCenter, date);
        lineRight -= advance + Space::Medium;
    }
    const QRect line(textLeft, top + firstHeight + 1, lineRight - textLeft, 18);
    painter->drawText(
        mirrored(line), align,
        painter->fontMetrics().elidedText(secondLine(index), Qt::ElideRight, line.width()));
    painter->restore();
}

QSize ArticleDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, Measure::TallRow};
}

QStringList ArticleDelegate::tip(const QModelIndex &index) const
{
    if (!index.data(Model::ThereRole).toBool())
        return {index.data(Qt::AccessibleTextRole).toString()};
    if (isDeleted(index)) {
        return {index.data(Model::TitleRole).toString(),
                tr("Deleted %1 by %2")
                    .arg(exactDate(index.data(Model::DeletedAtRole).toDateTime()),
                         index.data(Model::UpdatedByRole).toString())};
    }
    QStringList lines{
        index.data(Model::TitleRole).toString(), statusOf(index).name,
        tr("Changed %1").arg(exactDate(index.data(Model::UpdatedAtRole).toDateTime()))};
    if (isOpen(index))
        lines << tr("Open on the right");
    const Core::Article article = publicationOf(index);
    if (article.publishAt.isValid())
        lines << tr("Publication %1").arg(exactPublication(article, m_zone));
    const QVariant views = index.data(Model::ViewsRole);
    if (views.isValid())
        lines << tr("%Ln views", nullptr, pluralCount(views.toLongLong()));
    return lines;
}

bool ArticleDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines = tip(index);
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    QToolTip::showText(event->globalPos(), lines.join(QLatin1String("<br>")), view, option.rect);
    return true;
}

} // namespace Triptych::Ui
