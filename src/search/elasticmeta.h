#pragma once

#include <elastic/client.h>
#include <ports/indexadmin.h>

namespace Triptych::Search {

/** The number of the mapping in resources/search/index.json. */
inline constexpr int IndexSchema = 1;

/** The settings and mapping of a new index. */
QJsonObject indexDefinition();

/** The whole `_meta`, which a mapping update replaces; `rebuild` is left out where it does not
 * exist. */
QJsonObject indexMetadata(bool verified, const Ports::IndexRebuild &rebuild = {});

/** The whole `_meta` around `ours`, the part that is Triptych's. */
QJsonObject wholeMetadata(const QJsonObject &ours);

/** The alias that leads to a copy. */
QString copyName(const Elastic::Settings &settings, Ports::IndexCopy copy);
QString previousName(const Elastic::Settings &settings);

/** Invalid: an index has the name that the alias should have. */
Core::Error indexInPlaceOfAlias(const QString &alias);

Elastic::Request jsonRequest(QByteArray method, QString path, const QJsonObject &body,
                             QList<int> accept = {});

} // namespace Triptych::Search
