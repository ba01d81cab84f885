#pragma once

#include <core/result.h>

#include <QHash>
#include <QStringList>

namespace Triptych::Console {

/** A command line taken apart: what to do, where, and with which values. */
struct Invocation
{
    QString command;   ///< "list", ..., or "help", "version"
    QString workspace; ///< FILE_OR_PROFILE; empty = what the desk would open
    bool json = false;
    QStringList arguments;               ///< positional, after the command
    QHash<QString, QStringList> options; ///< long name without dashes to its values, in order

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option).value(0); }
};

/**
 * `arguments` without the program's name. After the command's first word everything is a word but
 * what begins with
 * "--"; "--" ends the options. A value is the next argument, unless that begins with "--", or what
 * follows "=". Usage where a command or an option is not known, a value is missing, or there are
 * too few or too many arguments.
 */
Core::Result<Invocation> parseInvocation(const QStringList &arguments);

/** Whether errors are wanted as JSON, also of a command line that cannot be taken apart. */
bool asksForJson(const QStringList &arguments);

/** What `--help` prints. */
QString helpText();

} // namespace Triptych::Console
