#pragma once

#include <core/error.h>

#include <QCoreApplication>
#include <QString>

namespace Triptych::Articles {

// What the parts of SqlArticleStore share.

inline constexpr int MaximumSaves = 500;

/** The statement of this name, in resources/sql/.../articles. */
inline QString name(const char *statement)
{
    return QStringLiteral("articles/") + QString::fromLatin1(statement);
}

inline Core::Error tooMany()
{
    return {Core::ErrorKind::Usage,
            QCoreApplication::translate("Articles", "Too many articles were asked for at once."),
            {}};
}

} // namespace Triptych::Articles
