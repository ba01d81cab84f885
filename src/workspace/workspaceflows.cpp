#include "workspace.h"

#include <exchange/helparticles.h>
#include <exchange/markdownimporter.h>
#include <newsroom/articlefeed.h>
#include <newsroom/articlereader.h>
#include <newsroom/editingsession.h>
#include <newsroom/livecounts.h>
#include <newsroom/searchsession.h>
#include <unsaved/recovery.h>

namespace Triptych::Workspace {

std::unique_ptr<Newsroom::ArticleFeed> Workspace::openFeed()
{
    return std::make_unique<Newsroom::ArticleFeed>(articles(), takeFirstPage());
}

std::unique_ptr<Newsroom::LiveCounts> Workspace::openCounts()
{
    return std::make_unique<Newsroom::LiveCounts>(views());
}

Newsroom::SearchSession Workspace::openSearch()
{
    return Newsroom::SearchSession(search(), articles());
}

Newsroom::ArticleReader Workspace::openReader()
{
    return {articles(), cache(), views()};
}

Newsroom::EditingSession Workspace::openSession(Unsaved::Journal &journal)
{
    return Newsroom::EditingSession(articles(), journal, changes(), actor());
}

Unsaved::Recovery Workspace::openRecovery(Unsaved::Journal &journal)
{
    return {journal, articles(), actor()};
}

std::unique_ptr<Exchange::MarkdownImporter> Workspace::openImporter()
{
    return std::make_unique<Exchange::MarkdownImporter>(articles());
}

std::unique_ptr<Exchange::HelpArticles> Workspace::openHelp()
{
    return std::make_unique<Exchange::HelpArticles>(articles());
}

} // namespace Triptych::Workspace
