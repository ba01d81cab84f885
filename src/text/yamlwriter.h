#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace Triptych::Text {

/**
 * Writes keys and values, in their order, as a block of YAML 1.2 without document marks that
 * parseFrontMatter() reads back as the same values, but for U+FFFE and U+FFFF, which YAML forbids.
 * Any thread.
 */
QString writeYaml(const QList<std::pair<QString, QJsonValue>> &fields);

} // namespace Triptych::Text
