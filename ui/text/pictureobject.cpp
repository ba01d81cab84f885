#include "pictureobject.h"

#include "articledocument.h"

#include <QPainter>

namespace Triptych::Ui {

namespace {

constexpr double Least = 16;
constexpr double WordsMargin = 8;

int numberOf(const QTextFormat &format)
{
    return format.toImageFormat().name().section(QLatin1Char(':'), 1).toInt();
}

void drawWords(QPainter &painter, const QRectF &rect, const ArticleStyle &style,
               const QString &words)
{
    painter.fillRect(rect, style.sunken);
    painter.setPen(style.muted);
    painter.setFont(style.small);
    painter.drawText(rect.adjusted(WordsMargin, WordsMargin, -WordsMargin, -WordsMargin),
                     Qt::AlignCenter | Qt::TextWordWrap, words);
}

} // namespace

QSizeF PictureObject::intrinsicSize(QTextDocument *document, int, const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    QSizeF size(image.width(), image.height());
    const double room = document->textWidth() - 2 * document->documentMargin();
    if (document->textWidth() > 0 && size.width() > room)
        size.scale(qMax(room, Least), size.height(), Qt::KeepAspectRatio);
    return size;
}

void PictureObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int,
                               const QTextFormat &format)
{
    const auto *article = qobject_cast<const ArticleDocument *>(document);
    if (!article)
        return;
    const int number = numberOf(format);
    if (number < 0 || number >= article->pictures().size())
        return;
    const PagePicture &picture = article->pictures().at(number);
    const QImage image = article->picture(number);
    painter->save();
    if (!image.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(rect, image);
    }
    QString words = picture.label;
    if (article->isPictureBroken(number))
        words = words.isEmpty() ? tr("This picture cannot be read")
                                : tr("%1 (the picture cannot be read)").arg(words);
    if (image.isNull()) {
        drawWords(*painter, rect, article->style(), words);
    } else if (picture.isMoving) {
        const double height = QFontMetricsF(article->style().small).height() + 2 * WordsMargin;
        if (rect.height() > 2 * height)
            drawWords(*painter, {rect.left(), rect.bottom() - height, rect.width(), height},
                      article->style(), tr("A moving picture: its first frame"));
    }
    painter->restore();
}

} // namespace Triptych::Ui
