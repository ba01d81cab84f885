#include "halfdaykills.h"
#include "history.h"
#include "olderfile.h"

#include <support/servers.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Triptych;

namespace {

/** Exit code 1 where a day went wrong. */
int runDays(int first, int days, int kills)
{
    for (int seed = first; seed < first + days; ++seed) {
        Faults::HalfDayKills day(quint32(seed), QCoreApplication::applicationDirPath() +
                                                    QLatin1String("/triptych_halfdaydesk"));
        const QStringList wrong = day.run(kills);
        std::printf("half a day, seed %d: %s\n", seed, wrong.isEmpty() ? "ok" : "WRONG");
        for (const QString &line : wrong)
            std::printf("  %s\n", qPrintable(line));
        std::printf("  killed at: %s\n", qPrintable(day.deaths().join(QStringLiteral(", "))));
        if (!wrong.isEmpty()) {
            std::printf("  again: ./dev faults --seed %d --halfday %d\n", seed, kills);
            return 1;
        }
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

/** Random histories of several desks under faults, and kills; see `--help`. Exits 1 where anything
 * was lost. Needs the servers of `./dev test` for Elasticsearch; the others are its own. */
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("triptych_faults"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs random histories: desks type, save, delete and merge while stores "
                       "fail and processes are killed."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("seed"), QStringLiteral("The first seed."), QStringLiteral("N"),
          QStringLiteral("1")},
         {QStringLiteral("runs"), QStringLiteral("How many histories, of seeds one after another."),
          QStringLiteral("K"), QStringLiteral("20")},
         {QStringLiteral("kills"),
          QStringLiteral("Instead: one desk and one relay, each killed so often."),
          QStringLiteral("K"), QStringLiteral("0")},
         {QStringLiteral("window"),
          QStringLiteral("With --kills: the desk is the real window, and keys are pressed.")},
         {QStringLiteral("halfday"),
          QStringLiteral(
              "Instead: half a day of an editor over one file, whose window is killed so "
              "often, at any step; with --runs, several days."),
          QStringLiteral("K"), QStringLiteral("0")},
         {QStringLiteral("kill-elasticsearch"),
          QStringLiteral(
              "Starts an Elasticsearch for these histories alone, and kills it at times.")},
         {QStringLiteral("older"),
          QStringLiteral("Half of the programs come from the build of an earlier Triptych in this "
                         "folder, and its workspace is upgraded on the way."),
          QStringLiteral("BUILD")},
         {QStringLiteral("keep"), QStringLiteral("Go on after a failed history.")}});
    parser.process(application);
    const int first = parser.value(QStringLiteral("seed")).toInt();
    const int runs = parser.value(QStringLiteral("runs")).toInt();
    const int kills = parser.value(QStringLiteral("kills")).toInt();
    if (const int deaths = parser.value(QStringLiteral("halfday")).toInt(); deaths > 0)
        return runDays(first, parser.isSet(QStringLiteral("runs")) ? runs : 1, deaths);
    Faults::HistoryServers servers;
    servers.olderBuild = parser.value(QStringLiteral("older"));
    if (parser.isSet(QStringLiteral("kill-elasticsearch"))) {
        servers.elastic =
            std::make_unique<Support::SearchCluster>(QStringLiteral("elasticsearch"), 1);
        servers.elastic->waitForNodes({0});
    }
    if (servers.elasticUrl().isEmpty())
        std::fputs(
            "no Elasticsearch (TRIPTYCH_TEST_ELASTICSEARCH): SQL searches in these histories\n",
            stderr);

    int failures = 0;
    if (!servers.olderBuild.isEmpty()) {
        const QStringList wrong = Faults::shareFile(
            servers.olderBuild, QCoreApplication::applicationDirPath() + QStringLiteral("/.."));
        std::printf("one file, two builds: %s\n", wrong.isEmpty() ? "ok" : "WRONG");
        for (const QString &line : wrong)
            std::printf("  %s\n", qPrintable(line));
        failures += wrong.isEmpty() ? 0 : 1;
    }
    QElapsedTimer timer;
    timer.start();
    const int count = kills > 0 ? 1 : runs;
    for (int seed = first; seed < first + count; ++seed) {
        Faults::History history(servers, quint32(seed));
        const QStringList breaches =
            kills > 0 ? history.runKills(kills, parser.isSet(QStringLiteral("window")))
                      : history.run();
        std::printf("seed %d: %s: %s\n", seed, breaches.isEmpty() ? "ok" : "LOST",
                    qPrintable(history.summary()));
        if (!breaches.isEmpty()) {
            ++failures;
            std::printf("  %s\n", qPrintable(breaches.mid(0, 30).join(QStringLiteral("\n  "))));
            std::printf("  what was done:\n    %s\n",
                        qPrintable(history.done().join(QStringLiteral("\n    "))));
            if (kills > 0)
                std::printf("  again: ./dev faults --seed %d --kills %d%s\n", seed, kills,
                            parser.isSet(QStringLiteral("window")) ? " --window" : "");
            else
                std::printf("  again: ./dev faults --seed %d --runs 1\n", seed);
        }
        std::fflush(stdout);
        if (failures > 0 && !parser.isSet(QStringLiteral("keep")))
            break;
    }
    std::printf("%d histories, %d failed, %.1f s\n", count, failures,
                double(timer.elapsed()) / 1000);
    return failures == 0 ? 0 : 1;
}
