#include "hitdelegate.h"

#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>
#include <ui/terms/markedtext.h>

#include <core/visible.h>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>

namespace Triptych::Ui {

namespace {

constexpr int MostPassages = 2;

/** Markdown's signs and HTML's tags are no help between found words: rules, table bars, stars,
 * backticks go, and tags, also those that are broken or cut off by the passage's end. */
QString readable(QString passage)
{
    static const QRegularExpression tags(
        QStringLiteral("<[A-Za-z!][^<>]*>|</[A-Za-z][A-Za-z0-9]*\\s*>?|</$|"
                       "<[A-Za-z][A-Za-z0-9-]*\\s[^<>]*=[^<>]*$"));
    static const QString sign = QStringLiteral(
        "(?:[`|*#>~]+|:?-{3,}:?|\\]\\([^)]*\\)|(?<=\\])\\([^)]*\\)|!?\\[|\\](?!\\w))");
    static const QRegularExpression signsInAWord(sign + QStringLiteral("(?=[,.;:!?)])"));
    static const QRegularExpression signs(sign);
    return passage.replace(tags, QString())
        .replace(signsInAWord, QString())
        .replace(signs, QStringLiteral(" "));
}

/** Why an article was found in whose title, summary and text nothing is marked. */
QStringList reasons(const Core::SearchHit &hit)
{
    for (const auto *shown : {"title", "summary", "body"}) {
        if (hit.highlights.contains(QLatin1String(shown)))
            return {};
    }
    QStringList all;
    const auto values = [&hit](const char *field) {
        return QLocale().createSeparatedList(hit.highlights.value(QLatin1String(field)));
    };
    if (const QString tags = values("tags"); !tags.isEmpty())
        all << HitDelegate::tr("Found by its tags: %1").arg(tags);
    if (const QString authors = values("authors"); !authors.isEmpty())
        all << HitDelegate::tr("Found by its byline: %1").arg(authors);
    return all;
}

QStringList passages(const Core::SearchHit &hit)
{
    QStringList all = hit.highlights.value(QStringLiteral("body"));
    if (all.isEmpty())
        all = hit.highlights.value(QStringLiteral("summary"));
    if (all.isEmpty() && !hit.article.summary.isEmpty())
        all << hit.article.summary;
    for (QString &passage : all)
        passage = readable(passage);
    return (reasons(hit) + all).mid(0, MostPassages);
}

QString markedTitle(const Core::SearchHit &hit)
{
    const QStringList titles = hit.highlights.value(QStringLiteral("title"));
    if (!titles.isEmpty())
        return titles.first();
    return !Core::hasVisible(hit.article.title) ? HitDelegate::tr("Untitled") : hit.article.title;
}

int lineHeight(TextSize size, Weight weight = Weight::Regular)
{
    return QFontMetrics(textFont(size, weight)).height();
}

} // namespace

HitDelegate::HitDelegate(int hitRole, QObject *parent)
    : QStyledItemDelegate(parent), m_hitRole(hitRole)
{
}

QString HitDelegate::facts(const Core::SearchHit &hit, const Core::SiteZone &zone)
{
    QStringList parts;
    if (!hit.article.authors.isEmpty())
        parts << QLocale().createSeparatedList(hit.article.authors);
    if (const QString date = articleDate(hit.article, zone); !date.isEmpty())
        parts << date;
    parts << shownStatus(hit.article, Core::utcNow()).name;
    if (!hit.article.language.isEmpty())
        parts << languageName(hit.article.language);
    return parts.join(QStringLiteral(" · "));
}

QString HitDelegate::spoken(const Core::SearchHit &hit, const Core::SiteZone &zone)
{
    QString said = MarkedText::fromMarks(markedTitle(hit)).text + QStringLiteral(". ");
    const QStringList shown = passages(hit);
    for (const QString &passage : shown)
        said += MarkedText::fromMarks(passage).text + QStringLiteral(" … ");
    return said + facts(hit, zone);
}

QString HitDelegate::tip(const Core::SearchHit &hit, const Core::SiteZone &zone)
{
    QString text = hit.article.title;
    if (const QString date = exactArticleDate(hit.article, zone); !date.isEmpty())
        text += QLatin1Char('\n') + date;
    return text + QLatin1Char('\n') + tr("Score %1").arg(QLocale().toString(hit.score, 'f', 3));
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto count = passages(index.data(m_hitRole).value<Core::SearchHit>()).size();
    const int height = 2 * Space::Medium + lineHeight(TextSize::Lead, Weight::Medium) +
                       Space::Tiny + int(count) * (lineHeight(TextSize::Body) + 2) + Space::Tiny +
                       lineHeight(TextSize::Small);
    return QSize(option.rect.width(), height);
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const auto hit = index.data(m_hitRole).value<Core::SearchHit>();
    const Colours &c = colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // The column is the page's, whether or not and where a scroll bar narrows the rows.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int whole = view ? view->width() : option.rect.width();
    const int column = pageColumnWidth(whole);
    const int left = (whole - column) / 2 - (view ? view->viewport()->x() : 0);
    QRect box(option.rect.left() + left, option.rect.top() + 1, column, option.rect.height() - 2);
    box.adjust(-Space::Medium, 0, Space::Medium, 0);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? c.selected : c.hover);
        painter->drawRoundedRect(box, Measure::PanelRadius, Measure::PanelRadius);
    }
    if (chosen && (option.state & QStyle::State_HasFocus)) {
        painter->setPen(QPen(c.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75),
                                 Measure::PanelRadius, Measure::PanelRadius);
    }

    QRect line = box.adjusted(Space::Medium, Space::Medium - 1, -Space::Medium, 0);
    const auto next = [&](int height, int gap) {
        QRect row = line;
        row.setHeight(height);
        line.setTop(row.bottom() + 1 + gap);
        return row;
    };
    const QFont titleFont = textFont(TextSize::Lead, Weight::Medium);
    const QFont bodyFont = textFont(TextSize::Body);
    const QFont smallFont = textFont(TextSize::Small);
    MarkedText::fromMarks(markedTitle(hit))
        .paint(*painter, next(lineHeight(TextSize::Lead, Weight::Medium), Space::Tiny), titleFont,
               c.text, c.text, c.highlight, option.direction);
    const QStringList shown = passages(hit);
    for (const QString &passage : shown)
        MarkedText::fromMarks(passage).paint(*painter, next(lineHeight(TextSize::Body), 2),
                                             bodyFont, c.secondary, c.text, c.highlight,
                                             option.direction);
    line.setTop(line.top() + Space::Tiny - 2);

    QRect row = next(lineHeight(TextSize::Small), 0);
    const ShownStatus status = shownStatus(hit.article, Core::utcNow());
    QRect glyph(row.left(), row.top() + (row.height() - 14) / 2, 14, 14);
    glyph = QStyle::visualRect(option.direction, row, glyph);
    paintIcon(painter, status.icon, glyph, toneText(status.tone));
    QRect words = row.adjusted(14 + Space::Tiny + 2, 0, 0, 0);
    words = QStyle::visualRect(option.direction, row, words);
    painter->setFont(smallFont);
    painter->setPen(c.secondary);
    painter->drawText(
        words,
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter |
            Qt::TextSingleLine,
        QFontMetrics(smallFont).elidedText(facts(hit, m_zone), Qt::ElideRight, words.width()));
    painter->restore();
}

bool HitDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                            const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        QToolTip::showText(event->globalPos(),
                           tip(index.data(m_hitRole).value<Core::SearchHit>(), m_zone), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Triptych::Ui
