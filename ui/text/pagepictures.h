#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace Triptych::Ui {

/** A picture inside the text, as far as its head tells. */
struct PagePicture
{
    QByteArray key;   ///< of the same bytes the same
    QByteArray coded; ///< base64
    QSize natural;    ///< in pixels
    QSize shown;      ///< in the page's pixels, at most PagePictures::Largest
    QString label;    ///< what the article says of it, may be empty
    bool isMoving = false;
};

/** Limits of one page, over all its pictures, and what is decoded within them. */
class PagePictures final
{
public:
    static constexpr QSize Largest{720, 1200};       ///< shown no larger than this
    static constexpr qint64 MostPixels = 32'000'000; ///< of one picture
    static constexpr qint64 MostPixelsOfPage = 128'000'000;
    static constexpr int MostPictures = 64;

    /** Reads the head of a picture, `address` being "data:image/...;base64,...", `wanted` what the
     * article says of its size. Any thread. Null `shown` where it is not to be shown; `trouble`
     * then says why, in a few words. */
    PagePicture add(const QString &address, const QString &label, QSize wanted, QString *trouble);

    /** Decodes it, scaled to what is shown on a dense screen; null where that fails. Takes as long
     * as the picture is large: never on the GUI thread. */
    static QImage decode(const PagePicture &picture);

private:
    qint64 m_pixels = 0;
    int m_count = 0;
};

} // namespace Triptych::Ui
