#include "pagelists.h"

#include "articledocument.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextList>

namespace Triptych::Ui {

namespace {

constexpr int SignProperty = QTextFormat::UserProperty + 2;
constexpr QChar Bullet(0x2022);
constexpr QChar InnerBullet(0x25e6);
constexpr QChar InnermostBullet(0x25aa);
constexpr QChar OpenTask(0x2610);
constexpr QChar DoneTask(0x2611);

struct Counter
{
    bool isNumbered = false;
    QChar bullet = Bullet;
    qint64 next = 1;
    int step = 1;
};

Counter counterOf(const QTextListFormat &format)
{
    Counter counter;
    counter.isNumbered = format.style() == QTextListFormat::ListDecimal;
    if (format.indent() > 1)
        counter.bullet = format.indent() == 2 ? InnerBullet : InnermostBullet;
    const QStringList numbers = format.numberPrefix().split(QLatin1Char(' '));
    if (numbers.size() == 2) {
        counter.next = numbers.first().toInt();
        counter.step = numbers.last().toInt();
    }
    return counter;
}

bool isTask(const QTextBlock &block)
{
    return block.blockFormat().marker() != QTextBlockFormat::MarkerType::NoMarker;
}

QString takeSign(const QTextBlock &block, Counter &counter)
{
    const qint64 number = counter.next;
    counter.next += counter.step;
    if (isTask(block))
        return block.blockFormat().marker() == QTextBlockFormat::MarkerType::Checked ? DoneTask
                                                                                     : OpenTask;
    if (counter.isNumbered)
        return QString::number(number) + QLatin1Char('.');
    return counter.bullet;
}

void paintBox(QPainter &painter, const QRectF &box, bool isDone, const ArticleStyle &style)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = qMax(1.0, box.width() / 10);
    painter.setPen(QPen(isDone ? style.link : style.muted, line));
    painter.setBrush(isDone ? QBrush(style.link) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), 2, 2);
    if (!isDone)
        return;
    QPainterPath tick(QPointF(box.left() + box.width() * 0.24, box.top() + box.height() * 0.52));
    tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.71);
    tick.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.31);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.page, line * 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
}

} // namespace

QString PageLists::style(int first, int step)
{
    return QStringLiteral("-qt-list-number-prefix: '%1 %2'").arg(first).arg(step);
}

void PageLists::apply(ArticleDocument &document)
{
    QHash<QTextList *, Counter> counters;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextList *list = block.textList();
        if (!list)
            continue;
        if (!counters.contains(list))
            counters.insert(list, counterOf(list->format()));
    }
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const auto counter = counters.find(block.textList());
        if (!block.textList() || counter == counters.end())
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setProperty(SignProperty, takeSign(block, *counter));
        format.setMarker(QTextBlockFormat::MarkerType::NoMarker);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
    }
    for (auto it = counters.cbegin(); it != counters.cend(); ++it) {
        QTextListFormat format = it.key()->format();
        format.setStyle(QTextListFormat::ListStyleUndefined);
        format.clearProperty(QTextFormat::ListNumberPrefix);
        it.key()->setFormat(format);
    }
    cursor.endEditBlock();
}

QString PageLists::signOf(const QTextBlock &block)
{
    return block.blockFormat().stringProperty(SignProperty);
}

void PageLists::paint(QPainter &painter, const ArticleDocument &document, const QTextBlock &block,
                      const QRectF &rect)
{
    const QString sign = signOf(block);
    if (sign.isEmpty() || block.layout()->lineCount() == 0)
        return;
    const QTextLine line = block.layout()->lineAt(0);
    const QRectF text = line.naturalTextRect();
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    QFont font = document.defaultFont();
    if (!block.begin().atEnd()) {
        const QFont used = block.begin().fragment().charFormat().font();
        if (used.pixelSize() > 0)
            font.setPixelSize(used.pixelSize());
    }
    const QFontMetricsF metrics(font, painter.device());
    const double gap = metrics.horizontalAdvance(QLatin1Char(' ')) * 1.5;
    const double edge = rect.left() + (rightToLeft ? text.right() + gap : text.left() - gap);
    const double baseline = rect.top() + line.y() + line.ascent();
    painter.save();
    if (sign == OpenTask || sign == DoneTask) {
        const double side = qRound(metrics.capHeight() * 1.15);
        const double top = qRound(baseline - (metrics.capHeight() + side) / 2);
        paintBox(painter, QRectF(qRound(rightToLeft ? edge : edge - side), top, side, side),
                 sign == DoneTask, document.style());
    } else if (sign == Bullet || sign == InnerBullet || sign == InnermostBullet) {
        const double side = metrics.xHeight() * (sign == InnermostBullet ? 0.6 : 0.7);
        const QRectF box(rightToLeft ? edge : edge - side,
                         baseline - metrics.xHeight() / 2 - side / 2, side, side);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ink = document.style().text;
        const double line = qMax(1.0, side / 6);
        painter.setPen(sign == InnerBullet ? QPen(ink, line) : QPen(Qt::NoPen));
        painter.setBrush(sign == InnerBullet ? QBrush(Qt::NoBrush) : QBrush(ink));
        if (sign == InnermostBullet)
            painter.drawRect(box);
        else
            painter.drawEllipse(
                sign == InnerBullet ? box.adjusted(line / 2, line / 2, -line / 2, -line / 2) : box);
    } else {
        painter.setLayoutDirection(block.textDirection());
        painter.setFont(font);
        painter.setPen(document.style().text);
        const double width = metrics.horizontalAdvance(sign);
        painter.drawText(QPointF(rightToLeft ? edge : edge - width, baseline), sign);
    }
    painter.restore();
}

} // namespace Triptych::Ui
