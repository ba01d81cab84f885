#pragma once

#include "contentplaces.h"
#include "siteconfig.h"

#include <QJsonObject>
#include <QList>

namespace Triptych::Exchange {

/**
 * The folders that Hugo's configuration gives to languages, inside its site, by the documents of
 * Hugo: Multilingual mode, "Translation by content directory" (`contentDir` of a language), and
 * Configure modules, mounts (`lang`, `sites.matrix.languages`). Mounts stand before `contentDir`.
 * `neutral` is what the target of a mount has below "content", with a slash behind it.
 */
QList<LanguageFolder> languageFoldersIn(const QJsonObject &hugo);

/** The same of all sites for a source at `root`, absolute: with paths inside it, where all
 * languages of a site share one neutral path. */
QList<LanguageFolder> languageFolders(const QString &root, const QList<ContentPlace> &places);

} // namespace Triptych::Exchange
