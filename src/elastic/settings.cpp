#include "settings.h"

#include <core/addresslist.h>

#include <QCoreApplication>
#include <QDebug>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace Triptych::Elastic {

namespace {

constexpr int DefaultPort = 9200;
constexpr int MostAliasBytes = 240;

Core::Result<QUrl> parseNode(const QString &text, int position)
{
    const auto usage = [position](const QString &message) {
        return Core::failure(Core::ErrorKind::Usage, message.arg(position));
    };
    const bool isUrl = text.contains(QLatin1String("://"));
    QUrl url(isUrl ? text : QStringLiteral("http://") + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return usage(QCoreApplication::translate(
            "Search", "Address %1 of the search server cannot be read; write a URL or host:port."));
    }
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")) {
        return usage(QCoreApplication::translate(
            "Search", "Address %1 of the search server must begin with http:// or https://."));
    }
    // A '/' in a password, or one that is missing before the host: what follows would be shown as a
    // path.
    if (url.path(QUrl::FullyDecoded).contains(QLatin1Char('@'))) {
        return usage(QCoreApplication::translate(
            "Search", "Address %1 of the search server cannot be read; write a URL or host:port."));
    }
    if (url.hasQuery() || url.hasFragment()) {
        return usage(QCoreApplication::translate(
            "Search", "Address %1 of the search server must not contain ? or #."));
    }
    if (!isUrl && url.port() < 0)
        url.setPort(DefaultPort);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url;
}

} // namespace

Core::Result<Settings> Settings::parse(const QString &addresses)
{
    Settings settings;
    int position = 0;
    for (const QString &text : Core::addressList(addresses)) {
        if (text.isEmpty())
            continue;
        if (position > 0 && text.contains(QLatin1Char('@')) &&
            !text.contains(QLatin1String("://"))) {
            return Core::failure(
                Core::ErrorKind::Usage,
                QCoreApplication::translate(
                    "Search", "Address %1 of the search server names a user, so it must begin "
                              "with http:// or https://. A ',' in a password is written %2C.")
                    .replace(QLatin1String("%1"), QString::number(position + 1)));
        }
        auto url = parseNode(text, ++position);
        if (!url)
            return Core::failure(url.error());
        const QString user = url->userName(QUrl::FullyDecoded);
        const QString password = url->password(QUrl::FullyDecoded);
        url->setUserInfo({});
        if (!user.isEmpty()) {
            if (!settings.user.isEmpty() &&
                (settings.user != user || settings.password != password)) {
                return Core::failure(
                    Core::ErrorKind::Usage,
                    QCoreApplication::translate(
                        "Search",
                        "The addresses of the search server name different users or passwords."));
            }
            settings.user = user;
            settings.password = password;
        }
        if (!settings.nodes.contains(*url))
            settings.nodes << *url;
    }
    if (settings.nodes.isEmpty()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Search", "No address of a search server is given."));
    }
    return settings;
}

Core::Result<void> Settings::checkAlias(const QString &alias)
{
    const auto refuse = [&alias](const QString &why) {
        constexpr int Shown = 60;
        QString name = alias.left(Shown);
        for (QChar &c : name) {
            if (!c.isPrint())
                c = QChar::ReplacementCharacter;
        }
        return Core::failure(Core::ErrorKind::Usage, why.arg(name));
    };
    const auto isFine = [](QChar c) {
        return (c.isLetterOrNumber() && c == c.toLower()) || c.isHighSurrogate() ||
               c.isLowSurrogate();
    };
    const bool fits = !alias.isEmpty() && isFine(alias.front()) &&
                      std::all_of(alias.cbegin(), alias.cend(), [isFine](QChar c) {
                          return isFine(c) || c == u'-' || c == u'_' || c == u'.';
                      });
    if (!fits) {
        return refuse(QCoreApplication::translate(
            "Search", "\"%1\" (ES_ALIAS) cannot be the name of the search index: write lower-case "
                      "letters, digits, -, _ and . only, and begin with a letter or a digit."));
    }
    if (alias.toUtf8().size() > MostAliasBytes) {
        return refuse(QCoreApplication::translate(
                          "Search", "\"%1...\" (ES_ALIAS) is too long for the name of the search "
                                    "index: %2 bytes are the most.")
                          .replace(QLatin1String("%2"), QString::number(MostAliasBytes)));
    }
    static const QRegularExpression ours(QStringLiteral("-(next|previous|dropped|[0-9]{6})$"));
    if (ours.match(alias).hasMatch()) {
        return refuse(QCoreApplication::translate(
            "Search", "\"%1\" (ES_ALIAS) ends as the indices do that Triptych makes itself: leave "
                      "out the last part of the name."));
    }
    return {};
}

Core::Result<QList<QSslCertificate>> Settings::certificates() const
{
    if (caFile.isEmpty())
        return QList<QSslCertificate>();
    QFile file(caFile);
    QList<QSslCertificate> found;
    if (file.open(QIODevice::ReadOnly))
        found = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (found.isEmpty()) {
        return Core::failure(
            Core::ErrorKind::Certificate,
            QCoreApplication::translate("Search", "The certificate file %1 of the search server "
                                                  "holds no certificate that can be read.")
                .arg(caFile),
            file.errorString());
    }
    return found;
}

QString Settings::toString() const
{
    QStringList texts;
    for (const QUrl &node : nodes)
        texts << node.toDisplayString(QUrl::RemoveUserInfo);
    return texts.join(QLatin1String(", "));
}

QDebug operator<<(QDebug debug, const Settings &settings)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Settings(" << settings.toString() << ", " << settings.alias << ')';
    return debug;
}

} // namespace Triptych::Elastic
