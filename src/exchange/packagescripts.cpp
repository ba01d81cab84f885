#include "rulebook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

// The scripts of package.json, where they tell a site's program its folder: they are read, not run.

namespace Triptych::Exchange {

namespace {

/** One command of a script, without what starts it (npx, cross-env A=1). */
struct Command
{
    QString folder; ///< that it runs in, inside the package's; "" = that
    QString program;
    QStringList arguments;
};

/** A word of a script behind which the program stands that is run: "npx", "cross-env", "A=b". */
bool runsAnother(const QString &word)
{
    static const QStringList runners{
        QStringLiteral("npx"),          QStringLiteral("npm"),
        QStringLiteral("pnpm"),         QStringLiteral("yarn"),
        QStringLiteral("bun"),          QStringLiteral("bunx"),
        QStringLiteral("dlx"),          QStringLiteral("exec"),
        QStringLiteral("run"),          QStringLiteral("env"),
        QStringLiteral("time"),         QStringLiteral("cross-env"),
        QStringLiteral("node"),         QStringLiteral("dotenv"),
        QStringLiteral("concurrently"), QStringLiteral("cross-env-shell")};
    return runners.contains(word) || word.contains(QLatin1Char('=')) ||
           word.startsWith(QLatin1Char('-'));
}

/** "node_modules/.bin/eleventy" and "@11ty/eleventy@3" are "eleventy", "vuepress-vite" is
 * "vuepress". */
QString programNamed(const QString &word)
{
    static const QRegularExpression version(QStringLiteral("(?<=.)@[\\w.^~-]+$"));
    static const QRegularExpression bundler(QStringLiteral("(?<=^vuepress)-(?:vite|webpack)$"));
    return QString(word).remove(version).section(QLatin1Char('/'), -1).remove(bundler);
}

/** A word of a script, or a mark between its commands: "(", ")", or ";" for any other. */
struct Word
{
    QString text;
    bool isMark = false;
};

QList<Word> wordsOf(const QString &script)
{
    QList<Word> words;
    QString word;
    bool hasWord = false;
    const auto end = [&] {
        if (std::exchange(hasWord, false))
            words.append({std::exchange(word, QString())});
    };
    QChar quote;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script.at(i);
        if (!quote.isNull()) {
            const bool isEscaped = c == u'\\' && quote == u'"' && i + 1 < script.size();
            if (isEscaped)
                word += script.at(++i);
            else if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            hasWord = true;
        } else if (QStringView(u"()&|;\n").contains(c)) {
            end();
            words.append({c == u'(' || c == u')' ? QString(c) : QStringLiteral(";"), true});
        } else if (c.isSpace()) {
            end();
        } else {
            word += c;
            hasWord = true;
        }
    }
    end();
    return words;
}

/** The program that these words run, from `folder`; nothing where it is none that is known. */
std::optional<Command> commandIn(const QStringList &words, const QString &folder)
{
    static const QStringList known{QStringLiteral("eleventy"), QStringLiteral("vitepress"),
                                   QStringLiteral("vuepress")};
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (const QString name = programNamed(words.at(i)); known.contains(name))
            return Command{folder, name, words.mid(i + 1)};
        if (runsAnother(words.at(i)))
            continue;
        // "dotenv -e .env -- eleventy"; "rimraf .cache/eleventy" runs no Eleventy.
        const qsizetype dashes = words.indexOf(QLatin1String("--"), i);
        if (i == 0 || dashes < 0)
            return std::nullopt;
        i = dashes;
    }
    return std::nullopt;
}

/** The program runs the scripts that it is given in quotes; "echo 'eleventy'" runs none. */
bool runsQuoted(const QString &program)
{
    static const QStringList known{QStringLiteral("concurrently"),
                                   QStringLiteral("conc"),
                                   QStringLiteral("sh"),
                                   QStringLiteral("bash"),
                                   QStringLiteral("cross-env-shell"),
                                   QStringLiteral("start-server-and-test")};
    return known.contains(program);
}

/** `depth`: scripts in the quotes of others, as "concurrently 'a' 'b'" runs them. */
QList<Command> commandsOf(const QString &script, const QString &from = {}, int depth = 0)
{
    constexpr int MostScripts = 3;
    QList<Command> commands;
    QStringList words;
    QString folder = from;
    QStringList around; // the folders of the brackets that are open
    const auto end = [&] {
        if (words.value(0) == QLatin1String("cd"))
            folder = QDir::cleanPath(QLatin1Char('/') + folder + QLatin1Char('/') + words.value(1))
                         .mid(1);
        if (const auto command = commandIn(words, folder))
            commands.append(*command);
        else if (depth < MostScripts && std::any_of(words.cbegin(), words.cend(), runsQuoted)) {
            for (const QString &word : std::as_const(words)) {
                if (word.contains(QLatin1Char(' ')))
                    commands += commandsOf(word, folder, depth + 1);
            }
        }
        words.clear();
    };
    for (const Word &word : wordsOf(script)) {
        if (!word.isMark) {
            words << word.text;
            continue;
        }
        end();
        if (word.text == QLatin1String("("))
            around << folder;
        else if (word.text == QLatin1String(")") && !around.isEmpty())
            folder = around.takeLast();
    }
    end();
    return commands;
}

/** "--input=a", "--input a"; nothing where it is not given. */
std::optional<QString> valueOf(const Command &command, const QString &option)
{
    for (qsizetype i = 0; i < command.arguments.size(); ++i) {
        const QString &word = command.arguments.at(i);
        if (word == option)
            return command.arguments.value(i + 1);
        if (word.startsWith(option + QLatin1Char('=')))
            return word.mid(option.size() + 1);
    }
    return std::nullopt;
}

bool isComputed(const QString &value)
{
    return value.contains(QLatin1Char('$')) || value.contains(QLatin1Char('%'));
}

QString inside(const Command &command, const QString &folder)
{
    return QDir::cleanPath(QLatin1Char('/') + command.folder + QLatin1Char('/') + folder).mid(1);
}

/** What shows the site to its author while it is written, and does not build it. */
bool isForAuthors(const Command &command)
{
    return command.arguments.contains(QLatin1String("--serve")) ||
           command.arguments.contains(QLatin1String("--watch"));
}

// Eleventy, Command Line Usage: --input, --config
void readEleventy(RuleBook &book, QList<Command> commands)
{
    const bool isBuilt = std::any_of(commands.begin(), commands.end(),
                                     [](const Command &one) { return !isForAuthors(one); });
    if (isBuilt)
        commands.removeIf(isForAuthors);
    QStringList folders;
    QStringList configurations;
    bool isKnown = true;
    for (const Command &command : std::as_const(commands)) {
        const auto input = valueOf(command, QStringLiteral("--input"));
        const auto configuration = valueOf(command, QStringLiteral("--config"));
        isKnown = isKnown && input;
        for (const auto &[option, value] :
             {std::pair("--input", input), std::pair("--config", configuration)}) {
            if (value && isComputed(*value)) {
                book.holdForProgram(QLatin1String(option), 0);
                return;
            }
        }
        if (input)
            folders << inside(command, *input);
        if (configuration)
            configurations << inside(command, *configuration);
    }
    folders.removeDuplicates();
    configurations.removeDuplicates();
    if (isKnown && !folders.isEmpty())
        book.lookOnlyIn(QStringLiteral("--input"), folders);
    for (const QString &configuration : std::as_const(configurations))
        readEleventyAt(book, QDir(book.page().folder).filePath(configuration));
}

// VitePress, Getting Started: "vitepress build docs"; VuePress alike. Both do without a
// configuration.
void readFolder(RuleBook &book, const Command &command)
{
    static const QStringList actions{QStringLiteral("build"), QStringLiteral("dev"),
                                     QStringLiteral("serve"), QStringLiteral("preview")};
    QStringList arguments = command.arguments;
    if (actions.contains(arguments.value(0)))
        arguments.removeFirst();
    const QString given = arguments.value(0);
    const bool isGiven = !given.isEmpty() && !given.startsWith(QLatin1Char('-'));
    if (isGiven && isComputed(given))
        return;
    const QString site = QDir::cleanPath(book.page().folder + QLatin1Char('/') +
                                         inside(command, isGiven ? given : QString()));
    const QString settings =
        QLatin1Char('.') + command.program + QLatin1String("/config"); // .vitepress/config.ts
    const QDir folder(site);
    const QStringList names = QDir(folder.filePath(settings.section(QLatin1Char('/'), 0, 0)))
                                  .entryList({QStringLiteral("config*")});
    // Else the configuration tells more.
    if (names.isEmpty() && folder.exists())
        book.pageFolders().append({book.page().file, site, {site}});
}

} // namespace

void readPackage(RuleBook &book, const QString &text)
{
    const QJsonObject package = QJsonDocument::fromJson(text.toUtf8()).object();
    for (const char *key : {"dependencies", "devDependencies"}) {
        const QJsonObject needed = package.value(QLatin1String(key)).toObject();
        if (needed.contains(QLatin1String("next")) || needed.contains(QLatin1String("gatsby")))
            book.foldersOfOthers() << book.page().folder;
    }
    const QJsonObject scripts = package.value(QLatin1String("scripts")).toObject();
    QList<Command> ofEleventy;
    for (const QJsonValue script : scripts) {
        for (const Command &command : commandsOf(script.toString())) {
            if (command.program == QLatin1String("eleventy"))
                ofEleventy << command;
            else
                readFolder(book, command);
        }
    }
    if (!ofEleventy.isEmpty())
        book.addSite();
    readEleventy(book, ofEleventy);
}

} // namespace Triptych::Exchange
