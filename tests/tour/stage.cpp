#include "stage.h"

#include <exchange/markdownimporter.h>
#include <newsroom/articlelibrary.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <ports/viewcounter.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

namespace Triptych::Stage {

bool waitUntil(const std::function<bool()> &done, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return done();
}

void settle(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake;
    wake.start(10);
    while (clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

void giveUp(const QString &what)
{
    std::fprintf(stderr, "triptych_tour: %s\n", qPrintable(what));
    std::exit(1);
}

std::shared_ptr<Workspace::Workspace> openWorkspace(const QString &file)
{
    Profiles::Profile profile = Profiles::embeddedProfile(file);
    profile.name = QStringLiteral("The Harbour Times");
    auto opened = await(Workspace::Workspace::open({profile, {}},
                                                   Workspace::Workspace::RelayMode::InBackground,
                                                   Core::Call::within(std::chrono::seconds(20))));
    if (!opened)
        giveUp(opened.error().message);
    return *opened;
}

void fill(Workspace::Workspace &workspace)
{
    Exchange::MarkdownImporter importer(workspace.stores().articles);
    Exchange::MarkdownImportOptions options;
    options.actor = workspace.actor();
    const auto report = await(importer.importFolder(QStringLiteral(TRIPTYCH_SAMPLES), options,
                                                    Core::Call::within(std::chrono::minutes(2))));
    if (!report)
        giveUp(report.error().message);
    const auto page = await(workspace.library().list({}, 200, {}, {}));
    if (!page)
        giveUp(page.error().message);
    QList<std::pair<Core::ArticleId, qint64>> views;
    int number = 0;
    for (const Core::ArticleSummary &row : page->rows) {
        auto article = await(workspace.library().article(row.id, {}));
        if (!article)
            continue;
        ++number;
        if (number % 5 == 1)
            article->status = Core::Status::Draft;
        else if (number % 5 == 3)
            article->status = Core::Status::Review;
        else if (number % 11 == 4)
            article->publishAt = Core::utcNow().addDays(1 + number % 3);
        else if (number % 13 == 5)
            article->status = Core::Status::Archived;
        if (article->status == Core::Status::Published)
            views.append({article->id, qint64(number) * 7'919 % 48'000 + 37});
        if (number % 5 == 1 || number % 5 == 3 || number % 11 == 4 || number % 13 == 5)
            await(workspace.library().save(*article, {}));
    }
    await(workspace.stores().views.seed(views, {}));
}

void spoil(Workspace::Workspace &workspace)
{
    const auto page = await(workspace.library().list({}, 200, {}, {}));
    if (!page)
        giveUp(page.error().message);
    int refused = 0;
    int forged = 0;
    for (const Core::ArticleSummary &row : page->rows) {
        auto article = await(workspace.library().article(row.id, {}));
        if (!article)
            giveUp(article.error().message);
        if (article->isPublic(Core::utcNow()) && forged < 2) {
            article->body += QStringLiteral(" Forged.");
            if (!await(workspace.stores().cache.fill(*article, {})))
                giveUp(QStringLiteral("The cache takes nothing"));
            ++forged;
        } else if (article->status == Core::Status::Draft && refused < 2) {
            article->summary += QStringLiteral(" Once more.");
            // Past the desk's own door, so that nobody wakes the relay before it is claimed here.
            if (!await(workspace.stores().articles.save(*article, workspace.actor(), {})))
                giveUp(QStringLiteral("Nothing can be saved"));
            const auto claims =
                await(workspace.stores().outbox.claim(10, 60, Ports::AllTargets, {}));
            for (const Ports::OutboxClaim &claim : claims.value_or(QList<Ports::OutboxClaim>())) {
                await(workspace.stores().outbox.postpone(
                    {{claim.rows,
                      QStringLiteral(
                          "The search index refuses this article.\nfailed to parse field "
                          "[section] of type [long]"),
                      0, 1}},
                    {}));
                ++refused;
            }
        }
    }
}

QList<Core::StoreHealth> troubledStores()
{
    Core::StoreHealth articles;
    articles.role = Core::StoreRole::Articles;
    articles.state = Core::StoreState::Ok;
    articles.product = QStringLiteral("PostgreSQL");
    articles.version = QStringLiteral("15.14");
    articles.address = QStringLiteral("db.example.org:5432");
    articles.latencyMs = 2.1;
    articles.since = Core::utcNow().addSecs(-7'200);
    Core::StoreHealth search = articles;
    search.role = Core::StoreRole::Search;
    search.product = QStringLiteral("Elasticsearch");
    search.version = QStringLiteral("8.19.5");
    search.address = QStringLiteral("search.example.org:9200");
    search.state = Core::StoreState::Away;
    search.since = Core::utcNow().addSecs(-600);
    search.insteadOf = QStringLiteral("PostgreSQL full text");
    search.error = {
        Core::ErrorKind::Unreachable,
        QStringLiteral("Elasticsearch cannot be reached. Searches go on in PostgreSQL."),
        QStringLiteral("Connection refused")};
    Core::StoreHealth counters = articles;
    counters.role = Core::StoreRole::Counters;
    counters.product = QStringLiteral("Redis");
    counters.version = QStringLiteral("7.0.15");
    counters.address = QStringLiteral("cache.example.org:6379");
    counters.state = Core::StoreState::Degraded;
    counters.latencyMs = 480;
    counters.error = {
        Core::ErrorKind::Timeout, QStringLiteral("Redis answers slowly; counts may be old."), {}};
    return {articles, search, counters};
}

void makeSite(const QDir &site)
{
    const auto write = [&site](const char *name, const char *text) {
        const QString path = site.filePath(QLatin1String(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            giveUp(file.errorString());
    };
    write("2023/harbour.md", "---\ndate: 2023-03-13\n---\n# The harbour\n");
    write("2024/harbour.md", "---\ndate: March 3, 2024\n---\n# The harbour again\n");
    write("2024/budget.md", "---\ndate: 2024-05-06\ndraft: true\n---\n# Budget talks\n");
    write("2024/lights.md", "---\ntitle: The lights\nstatus: stable\n---\nText.\n");
    write("2024/torn.md", "---\ntitle: Torn\ntags: [a\n---\nText.\n");
    QFile::link(QStringLiteral("/etc/hosts"), site.filePath(QStringLiteral("2024/hosts.md")));
}

} // namespace Triptych::Stage
