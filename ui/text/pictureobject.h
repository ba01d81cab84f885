#pragma once

#include <QObject>
#include <QTextObjectInterface>

namespace Triptych::Ui {

/**
 * Draws the pictures of an ArticleDocument. It reserves the final size before a picture is decoded,
 * so that nothing moves afterwards. Never wider than the page. GUI thread.
 */
class PictureObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;
};

} // namespace Triptych::Ui
