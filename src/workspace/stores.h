#pragma once

namespace Triptych::Ports {
class Archive;
class ArticleCache;
class ArticleStore;
class IndexAdmin;
class Outbox;
class SearchIndex;
class Settings;
class ViewCounter;
} // namespace Triptych::Ports

namespace Triptych::Workspace {

/**
 * The ports of an open workspace, for what is no desk: the command line, services, tests. A desk
 * uses the flows that Workspace opens. The ports live as long as the workspace; any thread may
 * call them.
 */
struct Stores
{
    Ports::ArticleStore &articles;
    Ports::SearchIndex &search; ///< the one that answers now: SQL stands in for an index
    Ports::ViewCounter &views;
    Ports::ArticleCache &cache;
    Ports::Outbox &outbox;
    Ports::Archive &archive; ///< articles with all their history, for moving the whole workspace
    /** What holds for the whole workspace. The zone is written by Workspace::setSiteZone() alone.
     */
    Ports::Settings &settings;
    Ports::IndexAdmin *indexAdmin; ///< null where SQL answers searches by design
};

} // namespace Triptych::Workspace
