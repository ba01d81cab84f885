#include "workspace.h"

#include <exchange/knownsources.h>
#include <exchange/markdownexporter.h>
#include <exchange/markdownimporter.h>
#include <exchange/shippedarticles.h>
#include <newsroom/articlefeed.h>
#include <newsroom/articlereader.h>
#include <newsroom/bulkrun.h>
#include <newsroom/editingsession.h>
#include <newsroom/livecounts.h>
#include <newsroom/searchsession.h>
#include <unsaved/recovery.h>

namespace Triptych::Workspace {

std::unique_ptr<Newsroom::ArticleFeed> Workspace::openFeed()
{
    return std::make_unique<Newsroom::ArticleFeed>(stores().places, takeFirstPage());
}

std::unique_ptr<Newsroom::LiveCounts> Workspace::openCounts()
{
    return std::make_unique<Newsroom::LiveCounts>(stores().views);
}

Newsroom::SearchSession Workspace::openSearch()
{
    return Newsroom::SearchSession(stores().search, stores().articles);
}

Newsroom::ArticleReader Workspace::openReader()
{
    return {stores().articles, stores().cache, stores().views};
}

Newsroom::EditingSession Workspace::openSession(Unsaved::Journal &journal)
{
    return Newsroom::EditingSession(stores().articles, journal, changes(), actor());
}

Unsaved::Recovery Workspace::openRecovery(Unsaved::Journal &journal)
{
    return {journal, stores().articles, actor()};
}

std::unique_ptr<Newsroom::BulkRun> Workspace::openBulk()
{
    return std::make_unique<Newsroom::BulkRun>(stores().articles, stores().bulk, actor(),
                                               siteZone());
}

std::unique_ptr<Exchange::MarkdownImporter> Workspace::openImporter()
{
    return std::make_unique<Exchange::MarkdownImporter>(stores().articles);
}

std::unique_ptr<Exchange::MarkdownExporter> Workspace::openExporter()
{
    return std::make_unique<Exchange::MarkdownExporter>(stores().articles);
}

Exchange::Sources Workspace::openSources()
{
    return Exchange::Sources(stores().articles);
}

std::unique_ptr<Exchange::ShippedArticles> Workspace::openShipped()
{
    return std::make_unique<Exchange::ShippedArticles>(stores().articles);
}

} // namespace Triptych::Workspace
