#pragma once

#include "articleid.h"

#include <QDateTime>
#include <QString>

namespace Triptych::Core {

/** A saved article that the index or the cache refused so often that nobody tries any more. */
struct DeadLetter
{
    ArticleId article;
    QString title;  ///< as it is now; empty where it is deleted and said nothing
    QString reason; ///< the first line in words, what follows is the server's own
    int attempts = 0;
    QDateTime since; ///< when the oldest of its changes that wait was saved
};

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::DeadLetter)
