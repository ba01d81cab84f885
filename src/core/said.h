#pragma once

#include <QCoreApplication>

namespace Triptych::Core {

/**
 * Translates sentences that QT_TRANSLATE_NOOP marked with the same context, for code that is no
 * QObject. A file with more than one such sentence declares one:
 *
 *     constexpr Core::Said said{"Sync"};
 *     said(QT_TRANSLATE_NOOP("Sync", "There is no such article."))
 *
 * Any thread.
 */
struct Said
{
    const char *context;

    QString operator()(const char *text) const
    {
        return QCoreApplication::translate(context, text);
    }
    /** With `argument` in the place of %1. */
    QString operator()(const char *text, const QString &argument) const
    {
        return (*this)(text).arg(argument);
    }
};

} // namespace Triptych::Core
