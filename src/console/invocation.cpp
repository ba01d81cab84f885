#include "invocation.h"

#include <core/said.h>

#include <algorithm>
#include <optional>

namespace Triptych::Console {

namespace {

struct CommandShape
{
    const char *name;
    const char *synopsis;
    int fewest; ///< positional arguments
    int most;   ///< -1 = any number
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
        {"list",
         "list [--deleted] [--status S] [--author A] [--tag T] [--sort KEY[:asc|:desc]]\n"
         "         [--limit N] [--after CURSOR] [--] [QUERY...]",
         0, -1, texts({"status", "author", "tag", "sort", "limit", "after"}), texts({"deleted"})},
        {"bulk",
         "bulk [--set NAME=VALUE]... [--shift-publish N(d|h|m)] [--add-tag T]... [--remove-tag "
         "T]...\n"
         "         [--add-author A]... [--remove-author A]... [--field K=V]...\n"
         "         [--find WORDS [--replace-with W] [--regex] [--match-case] [--whole-words] "
         "[--in titles|texts]]\n"
         "         [--delete] [--all] [--dry-run] [--status S] [--author A] [--tag T] [--] "
         "[QUERY...]\n"
         "  bulk --list | --undo ID | --resume ID | --cancel ID | --skipped ID",
         0, -1,
         texts({"set", "shift-publish", "add-tag", "remove-tag", "add-author", "remove-author",
                "field", "find", "replace-with", "in", "status", "author", "tag", "undo", "resume",
                "cancel", "skipped"}),
         texts({"regex", "match-case", "whole-words", "delete", "all", "dry-run", "list"})},
        {"show", "show ID_OR_SLUG", 1, 1, {}, {}},
        {"create",
         "create [--title T] [--slug S] [--summary S] [--author A]... [--tag T]... [--section S]\n"
         "         [--language L] [--status S] [--publish-at TIME] [--field K=V]... [--body-file "
         "F]",
         0,
         0,
         content,
         {}},
        {"edit",
         "edit ID [--if-version N] and the options of create",
         1,
         1,
         content + texts({"if-version"}),
         {}},
        {"delete", "delete ID [--if-version N]", 1, 1, texts({"if-version"}), {}},
        {"restore", "restore ID [--slug S]", 1, 1, texts({"slug"}), {}},
        {"purge", "purge ID [--yes]", 1, 1, {}, texts({"yes"})},
        {"search", "search [--limit N] [--] WORDS...", 1, -1, texts({"limit"}), {}},
        {"views", "views ID...", 1, -1, {}, {}},
        {"import",
         "import markdown DIR [--source NAME [--moved]] [--all] [--allow-overlap] "
         "[--update-others]\n"
         "         [--take-files] [--trust-front-matter] [--dry-run]",
         2, 2, texts({"source"}),
         texts({"moved", "all", "allow-overlap", "update-others", "take-files",
                "trust-front-matter", "dry-run"})},
        {"export",
         "export markdown DIR [--status S] [--author A] [--tag T] [--overwrite] [--] [QUERY...]", 2,
         -1, texts({"status", "author", "tag"}), texts({"overwrite"})},
        {"sources", "sources [remove NAME]", 0, 2, {}, {}},
        {"redirects", "redirects", 0, 0, {}, {}},
        {"relay",
         "relay [--once | --status | --retry-dead]",
         0,
         0,
         {},
         texts({"once", "status", "retry-dead"})},
        {"reindex", "reindex [--rollback | --cancel]", 0, 0, {}, texts({"rollback", "cancel"})},
        {"audit", "audit [--repair]", 0, 0, {}, texts({"repair"})},
        {"move", "move [--to DSN_OR_PROFILE] [--password-stdin]", 0, 0, texts({"to"}),
         texts({"password-stdin"})},
        {"health", "health", 0, 0, {}, {}},
        {"settings", "settings [zone [ZONE]]", 0, 2, {}, {}},
        {"setup",
         "setup [--upgrade | user NAME --role reader|author|editor|admin|relay|site... "
         "[--password-stdin] |\n"
         "         redis-acl [--selectors] [--password-stdin] | elastic-role] [--prefix P]",
         0, 2, texts({"prefix", "role"}), texts({"password-stdin", "upgrade", "selectors"})},
    };
    return shapes;
}

tl::unexpected<Core::Error> usage(const QString &message)
{
    return Core::failure(Core::ErrorKind::Usage, message);
}

constexpr Core::Said said{"Console"};

const CommandShape *shapeOf(const QString &command)
{
    const auto found =
        std::find_if(commands().begin(), commands().end(),
                     [&](const CommandShape &one) { return command == QLatin1String(one.name); });
    return found == commands().end() ? nullptr : &*found;
}

/** Takes a command line apart from left to right. QCommandLineParser does not: it takes "--help"
 * for a value, and a word that begins with "-" for an option wherever it stands. */
class Reading
{
public:
    explicit Reading(const QStringList &arguments)
    {
        for (m_at = 0; m_at < arguments.size(); ++m_at) {
            const QString &argument = arguments.at(m_at);
            if (argument == QLatin1String("--")) {
                for (++m_at; m_at < arguments.size(); ++m_at)
                    takeWord(arguments.at(m_at));
            } else if (isOption(argument)) {
                takeOption(arguments);
            } else {
                takeWord(argument);
            }
        }
    }

    Core::Result<Invocation> result() const
    {
        Invocation invocation = m_invocation;
        if (m_needsValue)
            return Core::failure(*m_needsValue);
        if (m_help || invocation.command == QLatin1String("help")) {
            invocation.command = QStringLiteral("help");
            return invocation;
        }
        if (m_version && invocation.command.isEmpty()) {
            invocation.command = QStringLiteral("version");
            return invocation;
        }
        if (!invocation.command.isEmpty() && !m_shape && !m_isUnknownEarly) {
            return usage(
                said(QT_TRANSLATE_NOOP(
                         "Console", "There is no command \"%1\": triptychctl --help lists them."))
                    .arg(invocation.command));
        }
        if (m_unknown)
            return Core::failure(*m_unknown);
        if (!m_shape)
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "Say what to do: triptychctl --help lists the commands.")));
        if (m_workspace && invocation.workspace.isEmpty())
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "--workspace needs a file or the name of a profile.")));
        const qsizetype given = invocation.arguments.size();
        if (given < m_shape->fewest || (m_shape->most >= 0 && given > m_shape->most))
            return usage(said(QT_TRANSLATE_NOOP("Console", "Usage: triptychctl %1"))
                             .arg(QLatin1String(m_shape->synopsis)));
        return invocation;
    }

private:
    /** After the command's first word only what begins with "--"; "-" alone is a file. */
    bool isOption(const QString &argument) const
    {
        return argument.startsWith(QLatin1String("--")) ||
               (argument.size() > 1 && argument.startsWith(QLatin1Char('-')) &&
                m_invocation.arguments.isEmpty());
    }

    void takeWord(const QString &word)
    {
        if (std::exchange(m_hasCommand, true)) {
            m_invocation.arguments << word;
            return;
        }
        m_invocation.command = word;
        m_shape = shapeOf(word);
    }

    void takeOption(const QStringList &arguments)
    {
        const QString &argument = arguments.at(m_at);
        const qsizetype equals = argument.indexOf(QLatin1Char('='));
        const QString option = argument.left(equals);
        const QString name = option.startsWith(QLatin1String("--")) ? option.mid(2) : QString();
        if (equals < 0 && (option == QLatin1String("--help") || option == QLatin1String("-h"))) {
            m_help = true;
        } else if (equals < 0 && option == QLatin1String("--version")) {
            m_version = true;
        } else if (equals < 0 && option == QLatin1String("--json")) {
            m_invocation.json = true;
        } else if (equals < 0 && m_shape && m_shape->flags.contains(name)) {
            m_invocation.options.insert(name, {});
        } else if (name == QLatin1String("workspace") ||
                   (m_shape && m_shape->valueOptions.contains(name))) {
            takeValue(arguments, name, equals);
        } else if (!m_unknown) {
            m_unknown = unknown(option);
            m_isUnknownEarly = !m_hasCommand;
        }
    }

    void takeValue(const QStringList &arguments, const QString &name, qsizetype equals)
    {
        QString value = arguments.at(m_at).mid(equals + 1);
        if (equals < 0) {
            const QString next = arguments.value(m_at + 1);
            if (m_at + 1 >= arguments.size() || next.startsWith(QLatin1String("--"))) {
                if (!m_needsValue) {
                    m_needsValue = Core::Error{
                        Core::ErrorKind::Usage,
                        said(QT_TRANSLATE_NOOP(
                                 "Console",
                                 "--%1 needs a value. One that begins with -- is written "
                                 "--%1=VALUE."))
                            .arg(name),
                        {}};
                }
                return;
            }
            value = next;
            ++m_at;
        }
        if (name == QLatin1String("workspace")) {
            m_workspace = true;
            m_invocation.workspace = value;
        } else {
            m_invocation.options[name] << value;
        }
    }

    Core::Error unknown(const QString &option) const
    {
        const QString text =
            m_shape
                ? said(QT_TRANSLATE_NOOP(
                           "Console",
                           "\"%1\" has no option %2. A word that begins with - comes after --."))
                      .arg(m_invocation.command, option)
                : said(QT_TRANSLATE_NOOP("Console", "There is no option %1 before the command."))
                      .arg(option);
        return {Core::ErrorKind::Usage, text, {}};
    }

    qsizetype m_at = 0;
    Invocation m_invocation;
    const CommandShape *m_shape = nullptr;
    bool m_hasCommand = false;
    bool m_help = false;
    bool m_version = false;
    bool m_workspace = false;
    std::optional<Core::Error> m_needsValue;
    std::optional<Core::Error> m_unknown;
    bool m_isUnknownEarly = false; ///< so that what follows may be its value, and no command
};

} // namespace

Core::Result<qint64> Invocation::number(const QString &option, qint64 otherwise) const
{
    if (!has(option))
        return otherwise;
    bool ok = false;
    const qint64 number = value(option).toLongLong(&ok);
    if (!ok || number < 1) {
        return usage(
            said(QT_TRANSLATE_NOOP("Console", "--%1 needs a number of 1 or more.")).arg(option));
    }
    return number;
}

bool asksForJson(const QStringList &arguments)
{
    return arguments.mid(0, arguments.indexOf(QLatin1String("--")))
        .contains(QLatin1String("--json"));
}

Core::Result<Invocation> parseInvocation(const QStringList &arguments)
{
    return Reading(arguments).result();
}

QString helpText()
{
    QString text = said(QT_TRANSLATE_NOOP(
        "Console",
        "Usage: triptychctl [--workspace FILE_OR_PROFILE] [--json] COMMAND ...\n\nCommands:\n"));
    for (const CommandShape &shape : commands())
        text += QLatin1String("  ") + QLatin1String(shape.synopsis) + QLatin1Char('\n');
    text += said(QT_TRANSLATE_NOOP(
        "Console",
        "\nAfter a command's first word everything is a word but what "
        "begins with --; a single -- ends the options,\n"
        "so that \"search -- -2019\" looks for -2019. A value that "
        "begins with -- is written --title=--x.\n"
        "\nQUERY is words that stand in a title, a byline or a tag, and filters: "
        "title:flood, status:draft,review (or\n"
        "scheduled, published, archived), author:\"Mara Lindqvist\", tag:harbour, section:news, "
        "lang:de,\n"
        "before:2024-01-01, on:2024-03, after:2023 (of the date that --sort names, else the last "
        "change; or\n"
        "changed-before:, published-on:, created-after: and so on). Each must hold; of values with "
        "a comma between\n"
        "them any; -tag:sport leaves out. A query that cannot be read is refused, with its place. "
        "KEY is changed,\n"
        "published, created, title, author, section or status.\n"
        "\n\"list --deleted\" lists what was deleted, the last first, with who deleted it. "
        "\"restore\" brings it back; what was\n"
        "published comes back as a draft. \"purge\" erases it for good: its text, its history and "
        "its working copies. That\n"
        "is for admins, cannot be undone, and asks first; --yes is the answer where nobody can be "
        "asked.\n"
        "\n\"bulk\" changes all articles that the query finds; --all stands for every article. "
        "--set "
        "takes status, section,\n"
        "language, authors (with commas between them) and publish-at (a time, a day or none). "
        "--find looks in titles and\n"
        "texts; in what stands in the place of a --regex, $1 is the first group. --dry-run says "
        "what would change, and why\n"
        "some would not. Each article is changed by its own version: what somebody changed "
        "meanwhile is skipped and named,\n"
        "and makes the exit 1. --list shows the changes of the last 30 days; --undo takes one back "
        "as far as nobody changed\n"
        "an article since; --resume goes on with one that was ended in the middle, --cancel ends "
        "it, --skipped lists what\n"
        "it left as it is.\n"
        "\nAn export writes each article to a Markdown file of its own: under the folder and name "
        "that it was imported from,\n"
        "else as LANGUAGE/SLUG.md. A name that not every file system can hold, or under which an "
        "import would read another\n"
        "article, is changed, and that is said. A file that is there and differs is skipped, "
        "unless --overwrite is given;\n"
        "no file is removed. History, unsaved text, counts of views, pictures beside the texts and "
        "deleted articles are not\n"
        "in an export. What was skipped or failed makes the exit 1.\n"
        "\n--body-file - reads the standard input. An empty body is "
        "refused; one line end alone makes an empty one.\n"
        "\nWith no --workspace it opens what the desk would: "
        "POSTGRES_DSN, ES_ADDR and REDIS_ADDR if set,\n"
        "else this user's own workspace (TRIPTYCH_HOME moves it).\n\n"
        "An import knows its articles again by the name of its source "
        "and their paths. --source names it (else\n"
        "the known source with this folder, or a name made of its "
        "path). A folder that seems to be a known source\n"
        "in a new place is refused, until --source NAME --moved says "
        "that it is, or another --source NAME that it\n"
        "is another site. --allow-overlap takes a folder that lies in "
        "another source's or around it, and a moved\n"
        "one with few of its files. --update-others brings articles of "
        "other people up to date, too. --take-files\n"
        "takes files with news though their articles were edited here: "
        "the old text stays in the history, and an\n"
        "article that is not public stays so; one that its file published "
        "and keeps back now is taken from\n"
        "readers. --all takes files that are "
        "left out else, such as README.md and\n"
        "section pages. --trust-front-matter takes what front matter says "
        "where the rules of a site stand in a\n"
        "program, which is not run; else what they may keep back waits as "
        "drafts. --dry-run says all that would\n"
        "be done, and what changes for readers. A file whose article was "
        "edited here and that is not taken is told\n"
        "apart from one that failed; with either the exit is 1.\n"
        "What you may not publish comes in as drafts. A renamed "
        "file keeps its article; one that only\n"
        "seems to be renamed waits as a draft. A file that is gone is "
        "named with its article, which stays as it\n"
        "is. One import at a time has a source; the second exits with 6.\n"
        "\"sources\" lists the sources, \"sources remove\" makes the "
        "workspace forget one, which only an admin may on\n"
        "servers; its articles stay.\n"
        "\"redirects\" prints old address (from the site's root), tab, slug, tab, language of "
        "what is or was public: of permalinks, url,\n"
        "aliases and the like, not those that another article has now. "
        "\"edit --slug\" keeps the old slug\n"
        "of a public article in its field redirect_from, unless --field "
        "redirect_from=... says what stands there; so\n"
        "does an import whose file has another slug now.\n"
        "With --json \"redirects\" prints drafts, too, and the paths of "
        "files that name no address.\n\n"
        "TIME is 2026-11-24T21:00, 2026-11-24T21:00+01:00 or ...Z; one "
        "without a zone is meant in the time zone of\n"
        "the site (triptychctl settings zone). A day alone, 2026-11-24, "
        "begins at midnight there and is shown as\n"
        "that day everywhere. An empty TIME takes it away.\n\n"
        "Exit: 0 done, 1 in part, 2 wrong usage, 3 a store is away, 4 "
        "not allowed, 5 not found, 6 conflict.\n"));
    return text;
}

} // namespace Triptych::Console
