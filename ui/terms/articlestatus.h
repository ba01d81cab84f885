#pragma once

#include <core/article.h>
#include <ui/look/icons.h>

#include <QString>

namespace Triptych::Ui {

/** A status as it is shown; "scheduled" is derived from Published and the time. */
struct ShownStatus
{
    QString name;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::Draft;
};

ShownStatus shownStatus(const Core::Article &article, const QDateTime &now);
/** The name of a stored status. */
QString statusText(Core::Status status);

} // namespace Triptych::Ui
