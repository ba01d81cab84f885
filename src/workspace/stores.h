#pragma once

namespace Triptych::Ports {
class Archive;
class ArticleCache;
class ArticleStore;
class BulkStore;
class IndexAdmin;
class ListPlaces;
class Outbox;
class SearchIndex;
class Settings;
class ViewCounter;
} // namespace Triptych::Ports

namespace Triptych::Workspace {

/**
 * The ports of an open workspace, for the command line, services and tests. A desk uses the flows
 * that Workspace opens instead. The ports live as long as the workspace; any thread may call them.
 */
struct Stores
{
    Ports::ArticleStore &articles;
    Ports::ListPlaces &places;
    Ports::SearchIndex &search; ///< a FallbackSearch: SQL answers while the index cannot
    Ports::ViewCounter &views;
    Ports::ArticleCache &cache;
    Ports::Outbox &outbox;
    Ports::Archive &archive; ///< articles with all their history, for moving the whole workspace
    /** Settings of the whole workspace. Only Workspace::setSiteZone() writes the zone.
     */
    Ports::Settings &settings;
    Ports::BulkStore &bulk;        ///< changes of many articles
    Ports::IndexAdmin *indexAdmin; ///< null where SQL answers searches by design
};

} // namespace Triptych::Workspace
