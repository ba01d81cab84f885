#pragma once

#include <core/result.h>

#include <QHash>
#include <QStringList>

namespace Triptych::Console {

/** A parsed command line: the command, the workspace, arguments and options. */
struct Invocation
{
    QString command;   ///< "list", ..., or "help", "version"
    QString workspace; ///< FILE_OR_PROFILE; empty = what the desk would open
    bool json = false;
    QStringList arguments;               ///< positional, after the command
    QHash<QString, QStringList> options; ///< long name without dashes to its values, in order

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option).value(0); }
    /** A number of 1 or more, or `otherwise` where the option is not given; else Usage. */
    Core::Result<qint64> number(const QString &option, qint64 otherwise) const;
};

/**
 * `arguments` without the program's name. After the command every argument is a word, except those
 * that begin with "--"; "--" ends the options. A value is the next argument, unless that begins
 * with "--", or what follows "=". Usage where a command or an option is not known, a value is
 * missing, or there are too few or too many arguments.
 */
Core::Result<Invocation> parseInvocation(const QStringList &arguments);

/** True where errors are wanted as JSON, also for a command line that cannot be parsed. */
bool asksForJson(const QStringList &arguments);

/** What `--help` prints. */
QString helpText();

} // namespace Triptych::Console
