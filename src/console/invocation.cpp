#include "invocation.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace Triptych::Console {

namespace {

struct CommandShape
{
    const char *name;
    const char *synopsis;
    int fewest;  ///< positional arguments
    int most;    ///< -1 = any number
    QStringList valueOptions;
    QStringList flags;
};

const QList<CommandShape> &commands()
{
    const auto texts = [](std::initializer_list<const char *> names) {
        QStringList list;
        for (const char *name : names)
            list << QLatin1String(name);
        return list;
    };
    const QStringList content = texts({"title", "slug", "summary", "author", "tag", "section",
        "language", "status", "publish-at", "field", "body-file"});
    static const QList<CommandShape> shapes{
        {"list", "list [--status S] [--author A] [--tag T] [--limit N] [--after CURSOR]", 0, 0,
            texts({"status", "author", "tag", "limit", "after"}), {}},
        {"show", "show ID_OR_SLUG", 1, 1, {}, {}},
        {"create",
            "create [--title T] [--slug S] [--summary S] [--author A]... [--tag T]... [--section S]\n"
            "         [--language L] [--status S] [--publish-at TIME] [--field K=V]... [--body-file F]",
            0, 0, content, {}},
        {"edit", "edit ID [--if-version N] and the options of create", 1, 1,
            content + texts({"if-version"}), {}},
        {"delete", "delete ID [--if-version N]", 1, 1, texts({"if-version"}), {}},
        {"search", "search WORDS [--limit N]", 1, -1, texts({"limit"}), {}},
        {"views", "views ID...", 1, -1, {}, {}},
        {"import", "import markdown DIR", 2, 2, {}, {}},
        {"relay", "relay [--once | --status | --retry-dead]", 0, 0, {}, texts({"once", "status", "retry-dead"})},
        {"reindex", "reindex [--rollback | --cancel]", 0, 0, {}, texts({"rollback", "cancel"})},
        {"audit", "audit [--repair]", 0, 0, {}, texts({"repair"})},
        {"move", "move [--to DSN_OR_PROFILE] [--password-stdin]", 0, 0, texts({"to"}), texts({"password-stdin"})},
        {"health", "health", 0, 0, {}, {}},
        {"setup",
            "setup [--upgrade | user NAME --role reader|author|editor|admin|relay... [--password-stdin] |\n"
            "         redis-acl [--password-stdin] | elastic-role] [--prefix P]",
            0, 2, texts({"prefix", "role"}), texts({"password-stdin", "upgrade"})},
    };
    return shapes;
}

tl::unexpected<Core::Error> usage(const QString &message)
{
    return Core::failure(Core::ErrorKind::Usage, message);
}

QString said(const char *text)
{
    return QCoreApplication::translate("Console", text);
}

/** The first argument that is no option and no option's value. */
QString commandOf(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == QLatin1String("--workspace"))
            ++i;
        else if (!arguments.at(i).startsWith(QLatin1Char('-')))
            return arguments.at(i);
    }
    return {};
}

} // namespace

Core::Result<Invocation> parseInvocation(const QStringList &arguments)
{
    const QString name = commandOf(arguments);
    Invocation invocation;
    invocation.command = name;
    invocation.json = arguments.contains(QLatin1String("--json"));
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h"))
        || name == QLatin1String("help")) {
        invocation.command = QStringLiteral("help");
        return invocation;
    }
    if (arguments.contains(QLatin1String("--version")) && name.isEmpty()) {
        invocation.command = QStringLiteral("version");
        return invocation;
    }
    if (name.isEmpty())
        return usage(said(QT_TRANSLATE_NOOP("Console", "Say what to do: triptychctl --help lists the commands.")));

    const auto shape = std::find_if(commands().begin(), commands().end(),
        [&](const CommandShape &one) { return name == QLatin1String(one.name); });
    if (shape == commands().end()) {
        return usage(said(QT_TRANSLATE_NOOP("Console", "There is no command \"%1\": triptychctl --help lists them."))
                         .arg(name));
    }

    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOption({QStringLiteral("workspace"), QString(), QStringLiteral("FILE_OR_PROFILE")});
    parser.addOption({QStringLiteral("json"), QString()});
    for (const QString &option : shape->valueOptions)
        parser.addOption({option, QString(), QStringLiteral("VALUE")});
    for (const QString &flag : shape->flags)
        parser.addOption({flag, QString()});
    if (!parser.parse(QStringList{QStringLiteral("triptychctl")} + arguments))
        return usage(parser.errorText());

    invocation.workspace = parser.value(QStringLiteral("workspace"));
    if (parser.isSet(QStringLiteral("workspace")) && invocation.workspace.isEmpty())
        return usage(said(QT_TRANSLATE_NOOP("Console", "--workspace needs a file or the name of a profile.")));
    invocation.arguments = parser.positionalArguments().mid(1);
    for (const QString &option : shape->valueOptions) {
        if (parser.isSet(option))
            invocation.options.insert(option, parser.values(option));
    }
    for (const QString &flag : shape->flags) {
        if (parser.isSet(flag))
            invocation.options.insert(flag, {});
    }
    const qsizetype given = invocation.arguments.size();
    if (given < shape->fewest || (shape->most >= 0 && given > shape->most))
        return usage(said(QT_TRANSLATE_NOOP("Console", "Usage: triptychctl %1")).arg(QLatin1String(shape->synopsis)));
    return invocation;
}

QString helpText()
{
    QString text = said(QT_TRANSLATE_NOOP("Console",
        "Usage: triptychctl [--workspace FILE_OR_PROFILE] [--json] COMMAND ...\n\nCommands:\n"));
    for (const CommandShape &shape : commands())
        text += QLatin1String("  ") + QLatin1String(shape.synopsis) + QLatin1Char('\n');
    text += said(QT_TRANSLATE_NOOP("Console",
        "\nWith no --workspace it opens what the desk would: POSTGRES_DSN, ES_ADDR and REDIS_ADDR if set,\n"
        "else this user's own workspace (TRIPTYCH_HOME moves it).\n\n"
        "Exit: 0 done, 1 in part, 2 wrong usage, 3 a store is away, 4 not allowed, 5 not found, 6 conflict.\n"));
    return text;
}

} // namespace Triptych::Console
