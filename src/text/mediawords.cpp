#include "mediawords.h"

#include "htmltokenizer.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

namespace Triptych::Text {

bool isMedia(const QString &name)
{
    static const QStringList media{QStringLiteral("video"), QStringLiteral("audio"),
                                   QStringLiteral("iframe"), QStringLiteral("embed"),
                                   QStringLiteral("object")};
    return media.contains(name);
}

bool hasContentModel(const QString &name)
{
    return isMedia(name) && name != QLatin1String("embed") && name != QLatin1String("iframe");
}

QString mediaAddress(const HtmlToken &token)
{
    return token.attribute(token.name == QLatin1String("object") ? QLatin1String("data")
                                                                 : QLatin1String("src"));
}

QString mediaWords(const QString &name, const QString &cleanAddress)
{
    const QString kind = name == QLatin1String("video")
                             ? QCoreApplication::translate("Text", "Video")
                             : (name == QLatin1String("audio")
                                    ? QCoreApplication::translate("Text", "Sound")
                                    : QCoreApplication::translate("Text", "Embedded page"));
    const QString host = QUrl(cleanAddress).host();
    return host.isEmpty() ? kind : QCoreApplication::translate("Text", "%1: %2").arg(kind, host);
}

} // namespace Triptych::Text
