#include "pagepictures.h"

#include <core/said.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>

namespace Triptych::Ui {

namespace {

constexpr int Density = 2; // pixels of the screen for one of the page

constexpr Core::Said said{"PagePictures"};

void prepare(QImageReader &reader)
{
    // What the address says of its kind may be wrong; what it really is decides.
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
}

/** Never one that holds text, links or other pictures, such as SVG. */
bool isKnown(const QByteArray &format)
{
    return format == "png" || format == "jpeg" || format == "jpg" || format == "gif" ||
           format == "webp";
}

qint64 pixels(QSize size)
{
    return qint64(size.width()) * size.height();
}

} // namespace

PagePicture PagePictures::add(const QString &address, const QString &label, QSize wanted,
                              QString *trouble)
{
    PagePicture picture;
    picture.label = label;
    if (++m_count > MostPictures) {
        *trouble = said(QT_TRANSLATE_NOOP("PagePictures", "not shown, there are too many"));
        return picture;
    }
    picture.coded = QStringView(address).sliced(address.indexOf(QLatin1Char(',')) + 1).toLatin1();
    QByteArray bytes = QByteArray::fromBase64(picture.coded);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    prepare(reader);
    if (!reader.canRead() || !isKnown(reader.format()) || !reader.size().isValid() ||
        reader.size().isEmpty()) {
        *trouble = said(QT_TRANSLATE_NOOP("PagePictures", "cannot be read"));
        return picture;
    }
    picture.natural = reader.size();
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        picture.natural.transpose();
    if (pixels(picture.natural) > MostPixels) {
        *trouble = said(QT_TRANSLATE_NOOP("PagePictures", "too large to be shown, %1 × %2 pixels"))
                       .arg(picture.natural.width())
                       .arg(picture.natural.height());
        return picture;
    }
    if (m_pixels + pixels(picture.natural) > MostPixelsOfPage) {
        *trouble = said(
            QT_TRANSLATE_NOOP("PagePictures", "not shown, the pictures before it are too large"));
        return picture;
    }
    m_pixels += pixels(picture.natural);
    picture.key = QCryptographicHash::hash(picture.coded, QCryptographicHash::Sha1);
    picture.isMoving = reader.supportsAnimation() && reader.imageCount() != 1;
    QSize shown = picture.natural;
    if (wanted.width() > 0 && wanted.height() > 0)
        shown = wanted;
    else if (wanted.width() > 0)
        shown = shown.scaled(wanted.width(), Largest.height() * 8, Qt::KeepAspectRatio);
    else if (wanted.height() > 0)
        shown = shown.scaled(Largest.width() * 8, wanted.height(), Qt::KeepAspectRatio);
    if (shown.width() > Largest.width() || shown.height() > Largest.height())
        shown.scale(Largest, Qt::KeepAspectRatio);
    picture.shown = shown.expandedTo({1, 1});
    return picture;
}

QImage PagePictures::decode(const PagePicture &picture)
{
    QByteArray bytes = QByteArray::fromBase64(picture.coded);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    prepare(reader);
    if (!isKnown(reader.format()))
        return {};
    QSize scaled = picture.natural.boundedTo(picture.shown * Density);
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        scaled.transpose();
    if (reader.supportsOption(QImageIOHandler::ScaledSize))
        reader.setScaledSize(scaled);
    return reader.read();
}

} // namespace Triptych::Ui
