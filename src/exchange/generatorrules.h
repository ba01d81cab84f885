#pragma once

#include "rulebook.h"

namespace Triptych::Exchange {

/** What the keys of only one program say in its configuration, by the name of the file: Quarto's
 * `render`, `drafts` and chapters, mdBook's list of chapters, MkDocs' plugins and excluded
 * documents, Hugo's mounts and the keys that it takes for dates, Jupyter Book's
 * `only_build_toc_files`. `place` is absolute. Blocks for the disk. */
void readOwnKeys(RuleBook &book, const QString &place, const QJsonObject &config);

/** Reads Jekyll's `exclude`, where `field` is that and the configuration is Jekyll's: false where
 * it is not. */
bool readExclude(RuleBook &book, const Text::FrontMatterField &field, const QJsonObject &config);

/** The configuration with those that MkDocs' `INHERIT` names, one after another, below it: maps are
 * merged, of all else that both say `config` counts. A Problem where one cannot be read. */
Text::Parsed<QJsonObject> withInherited(const QString &place, const QJsonObject &config);

} // namespace Triptych::Exchange
