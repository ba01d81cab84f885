#include "console.h"

#include "commands.h"

#include <platform/paths.h>
#include <profiles/choice.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QLoggingCategory>
#include <QSet>
#include <QTimer>
#include <QTranslator>

#include <optional>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto OpenPatience = 20s;

using Command = Core::Task<int> (*)(Context);

Command commandNamed(const QString &name)
{
    static const QHash<QString, Command> commands{
        {QStringLiteral("bulk"), changeMany},          {QStringLiteral("list"), listArticles},
        {QStringLiteral("show"), showArticle},         {QStringLiteral("create"), createArticle},
        {QStringLiteral("edit"), editArticle},         {QStringLiteral("delete"), deleteArticle},
        {QStringLiteral("search"), searchArticles},    {QStringLiteral("views"), showViews},
        {QStringLiteral("import"), importMarkdown},    {QStringLiteral("sources"), importSources},
        {QStringLiteral("redirects"), printRedirects}, {QStringLiteral("relay"), relayChanges},
        {QStringLiteral("reindex"), reindexArticles},  {QStringLiteral("audit"), auditStores},
        {QStringLiteral("health"), showHealth},        {QStringLiteral("move"), moveWorkspace},
        {QStringLiteral("settings"), showSettings},    {QStringLiteral("setup"), setUp},
        {QStringLiteral("restore"), restoreArticle},   {QStringLiteral("purge"), purgeArticle},
        {QStringLiteral("export"), exportMarkdown},
    };
    return commands.value(name);
}

/** A command that changes nothing changes no older file either. */
bool onlyReads(const Invocation &invocation)
{
    static const QSet<QString> readers{QStringLiteral("list"),      QStringLiteral("show"),
                                       QStringLiteral("search"),    QStringLiteral("views"),
                                       QStringLiteral("redirects"), QStringLiteral("health"),
                                       QStringLiteral("export")};
    const QString &command = invocation.command;
    return readers.contains(command) ||
           (command == QLatin1String("sources") && invocation.arguments.isEmpty()) ||
           (command == QLatin1String("settings") && invocation.arguments.size() < 2) ||
           (command == QLatin1String("import") && invocation.has(QStringLiteral("dry-run"))) ||
           (command == QLatin1String("bulk") && (invocation.has(QStringLiteral("dry-run")) ||
                                                 invocation.has(QStringLiteral("list")))) ||
           (command == QLatin1String("relay") && invocation.has(QStringLiteral("status"))) ||
           (command == QLatin1String("audit") && !invocation.has(QStringLiteral("repair")));
}

} // namespace

int notOpened(const Core::Error &error, const Output &output)
{
    output.error(error);
    // A database that is not there is a store out of reach, not an article that is not found.
    const int code = exitCode(error.kind);
    return code == NotFound ? int(StoreAway) : code;
}

namespace {

QCoro::Task<int> runCommand(Invocation invocation, Output output)
{
    const Command command = commandNamed(invocation.command);
    Profiles::ProfileStore profiles(Platform::settingsFile());
    Profiles::SecretStore secrets;
    auto choosing = invocation.command == QLatin1String("move")
                        ? Profiles::chooseMoveSource(invocation.workspace, profiles, secrets)
                        : Profiles::chooseProfile(invocation.workspace, profiles, secrets);
    auto profile = co_await choosing;
    if (!profile)
        co_return output.error(profile.error());

    if (invocation.command == QLatin1String("setup") && invocation.has(QStringLiteral("upgrade"))) {
        auto upgrading = upgradeSchema(*profile, output);
        const auto upgraded = co_await upgrading;
        co_return upgraded ? *upgraded : output.error(upgraded.error());
    }

    Workspace::Workspace::Tuning tuning;
    tuning.keepsOlderFile = onlyReads(invocation);
    auto opening = Workspace::Workspace::open(*profile, Workspace::Workspace::RelayMode::OnDemand,
                                              Core::Call::within(OpenPatience), tuning);
    auto opened = co_await opening;
    if (!opened) {
        if (invocation.command == QLatin1String("health") && Core::isAway(opened.error().kind)) {
            auto showing = showHealthWithoutDatabase(*profile, output);
            co_await showing;
        }
        co_return notOpened(opened.error(), output);
    }
    std::shared_ptr<Workspace::Workspace> workspace = *opened;
    const bool isRelay = invocation.command == QLatin1String("relay");
    // Others can do nothing about it.
    const bool isToldOfRights = workspace->hasOldRights() && (isRelay || workspace->mayRelay()) &&
                                invocation.command != QLatin1String("setup");
    if (isToldOfRights) {
        output.remark(QCoreApplication::translate(
            "Console", "The rights in this database are older than its tables: run \"triptychctl "
                       "setup\" again as its owner."));
    }
    if (workspace->hasOldSchema()) {
        output.remark(QCoreApplication::translate(
            "Console",
            "The tables of this workspace are older than this program, so what is new in "
            "it is missing here: their owner is to run \"triptychctl setup --upgrade\"."));
    }
    if (const QString copy = workspace->copyOfOlderFile(); !copy.isEmpty()) {
        output.remark(QCoreApplication::translate(
                          "Console", "The workspace file was made by an older Triptych and was "
                                     "brought up to date. As it was before it is kept in %1.")
                          .arg(QDir::toNativeSeparators(copy)));
    }
    if (const QString trouble = workspace->siteZoneTrouble(); !trouble.isEmpty())
        output.remark(trouble);
    if (isRelay && !workspace->mayRelay()) {
        co_return output.error(
            {Core::ErrorKind::Forbidden,
             QCoreApplication::translate(
                 "Console",
                 "Your role may not relay: sign in as a login with the role relay or admin."),
             {}});
    }
    auto running = command(Context{*workspace, invocation, output});
    const auto code = co_await running;
    co_return code ? *code : output.error(code.error());
}

QCoro::Task<void> runAndQuit(Invocation invocation, Output output, int *code)
{
    auto running = runCommand(std::move(invocation), output);
    *code = co_await running;
    QCoreApplication::quit();
}

} // namespace

namespace {

/** What is no text: Qt puts U+FFFD in the place of it, which could then be stored. */
std::optional<Core::Error> unreadableArgument(const QStringList &arguments,
                                              const QList<QByteArray> &given)
{
    constexpr QChar Replacement(0xFFFD);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (!arguments.at(i).contains(Replacement) ||
            given.value(i).contains(QString(Replacement).toUtf8()))
            continue;
        return Core::Error{
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Console", "Argument %1 is not UTF-8 text.").arg(i + 1),
            {}};
    }
    return std::nullopt;
}

} // namespace

int run(const QStringList &arguments, const QList<QByteArray> &given)
{
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("triptych"), QStringLiteral("_"),
                        QStringLiteral(":/triptych/translations")))
        QCoreApplication::installTranslator(&translator);
    const auto invocation = parseInvocation(arguments);
    // stderr is for errors, one line each: the log is shown only where it is asked for.
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        QLoggingCategory::setFilterRules(QStringLiteral("triptych.*=false"));
    const Output output(asksForJson(arguments));
    if (const auto unreadable = unreadableArgument(arguments, given))
        return output.error(*unreadable);
    if (!invocation)
        return output.error(invocation.error());
    if (invocation->command == QLatin1String("help")) {
        Output(false).text(helpText());
        return AllDone;
    }
    if (invocation->command == QLatin1String("version")) {
        Output(false).text(QCoreApplication::applicationVersion());
        return AllDone;
    }
    if (const auto done = setUpOffline(*invocation, output))
        return *done;
    int code = StoreAway;
    // Started from inside the loop, so that a command that ends at once still finds a loop to quit.
    QTimer::singleShot(0, qApp, [&] { runAndQuit(*invocation, output, &code); });
    QCoreApplication::exec();
    return code;
}

} // namespace Triptych::Console
