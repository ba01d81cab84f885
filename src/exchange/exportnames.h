#pragma once

#include <core/article.h>

#include <QByteArray>
#include <QSet>

namespace Triptych::Exchange {

/**
 * Gives each article of one export a path of its own: the one that its import read it from, where a
 * later import would read the same article there; else `<language>/<slug>.md`. Paths are such that
 * Linux, macOS and Windows can all hold them, side by side. Values only, no I/O; any thread.
 */
class ExportNames final
{
public:
    struct Name
    {
        QString path; ///< inside the folder, with '/'
        QString why;  ///< why it is another than the article's own; one sentence, else empty
        QString lost; ///< why a later import would read another article; one sentence, else empty
    };

    /** `bytes` are the file of the article, as it is to be written. `zone` is the site's. */
    Name nameFor(const Core::Article &article, const QByteArray &bytes, const Core::SiteZone &zone);

private:
    QString unused(const QString &path, const Core::Article &article);

    QSet<QString> m_taken; ///< folded paths
};

/** The path with each part made over that Windows, macOS or Linux cannot hold: refused characters,
 * names of devices, dots and blanks at an end, more than 255 bytes. The same path where all can. */
QString holdablePath(const QString &path);

} // namespace Triptych::Exchange
