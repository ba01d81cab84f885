#pragma once

#include "articleid.h"

#include <QDateTime>
#include <QString>

namespace Triptych::Core {

/** A saved article that the index or the cache refused so often that the relay has given it up. */
struct DeadLetter
{
    ArticleId article;
    QString title;  ///< the present title; empty for a tombstone without one
    QString reason; ///< the first line is a sentence for people, the rest is the server's own text
    int attempts = 0;
    QDateTime since; ///< when the oldest of its waiting changes was saved
};

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::DeadLetter)
