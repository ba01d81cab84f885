#pragma once

#include <QCoreApplication>

namespace Triptych::Core {

/**
 * Looks up sentences that QT_TRANSLATE_NOOP marked with the same context, in the language of the
 * program; for what is said outside a QObject. A file that says more than one thing has one of its
 * own:
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
