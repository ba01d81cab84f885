#pragma once

#include "rulebook.h"

namespace Triptych::Exchange {

/** What the keys of only one program say in its configuration, by the name of the file: Quarto's
 * `render` and `drafts`, mdBook's list of chapters, MkDocs' plugins and excluded documents, Hugo's
 * mounts and the keys that it takes for dates. `place` is absolute. Blocks for the disk. */
void readOwnKeys(RuleBook &book, const QString &place, const QJsonObject &config);

/** All that is said by the configuration that MkDocs' `INHERIT` names and not by `config` itself; a
 * Problem where it cannot be read. */
Text::Parsed<QJsonObject> withInherited(const QString &place, const QJsonObject &config);

} // namespace Triptych::Exchange
