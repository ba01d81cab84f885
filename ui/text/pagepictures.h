#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace Triptych::Ui {

/** A picture inside the text, with the facts from its file header. */
struct PagePicture
{
    QByteArray key;   ///< a digest: equal for equal bytes
    QByteArray coded; ///< base64
    QSize natural;    ///< in pixels
    QSize shown;      ///< in the page's pixels, at most PagePictures::Largest
    QString label;    ///< the description in the article; may be empty
    bool isMoving = false;
};

/** Reads and decodes the pictures of one page within limits for all of them together. */
class PagePictures final
{
public:
    static constexpr QSize Largest{720, 1200};       ///< shown no larger than this
    static constexpr qint64 MostPixels = 32'000'000; ///< of one picture
    static constexpr qint64 MostPixelsOfPage = 128'000'000;
    static constexpr int MostPictures = 64;

    /** Reads the header of a picture. `address` is "data:image/...;base64,...", `wanted` the size
     * that the article gives. `shown` is null where the picture must not be shown; `trouble` then
     * says why, in a few words. Any thread. */
    PagePicture add(const QString &address, const QString &label, QSize wanted, QString *trouble);

    /** Decodes a picture, scaled for a screen of high density; null where that fails. The time
     * grows with the picture's size: never call it on the GUI thread. */
    static QImage decode(const PagePicture &picture);

private:
    qint64 m_pixels = 0;
    int m_count = 0;
};

} // namespace Triptych::Ui
