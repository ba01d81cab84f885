#include "elasticmeta.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace Triptych::Search {

using namespace Qt::StringLiterals;

QJsonObject indexDefinition()
{
    QFile file(u":/search/index.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject indexMetadata(bool verified, const Ports::IndexRebuild &rebuild)
{
    QJsonObject ours{{u"schema"_s, IndexSchema}, {u"verified"_s, verified}};
    if (rebuild.exists) {
        ours.insert(u"rebuild"_s,
                    QJsonObject{{u"cursor"_s,
                                 rebuild.cursor.isNull() ? QString() : rebuild.cursor.toString()},
                                {u"done"_s, rebuild.done},
                                {u"compared"_s, rebuild.compared}});
    }
    return wholeMetadata(ours);
}

QJsonObject wholeMetadata(const QJsonObject &ours)
{
    return {{u"triptych"_s, ours}};
}

QString copyName(const Elastic::Settings &settings, Ports::IndexCopy copy)
{
    return copy == Ports::IndexCopy::Current ? settings.alias : settings.alias + u"-next"_s;
}

QString previousName(const Elastic::Settings &settings)
{
    return settings.alias + u"-previous"_s;
}

Core::Error indexInPlaceOfAlias(const QString &alias)
{
    return {Core::ErrorKind::Invalid,
            QCoreApplication::translate("Search", "The search server has an index named %1 where "
                                                  "Triptych needs an alias; remove or rename that "
                                                  "index.")
                .arg(alias),
            {}};
}

Elastic::Request jsonRequest(QByteArray method, QString path, const QJsonObject &body,
                             QList<int> accept)
{
    Elastic::Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.accept = std::move(accept);
    return request;
}

} // namespace Triptych::Search
