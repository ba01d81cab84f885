#pragma once

#include "theme.h"

#include <QIcon>

namespace Triptych::Ui {

/** One icon for one idea; drawn on a 20 px grid in resources/icons. */
enum class Icon {
    All,
    Mine,
    Draft,
    Review,
    Scheduled,
    Published,
    Archived,
    Tag,
    Search,
    Audience,
    Stores,
    New,
    Save,
    Read,
    Edit,
    Delete,
    Undo,
    More,
    Close,
    Settings,
    Check,
    Warning,
    Error,
    Info,
    Offline,
    Refresh,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    Preview,
    Inspector,
    Sidebar,
    Language,
    Calendar,
    Person,
    Eye,
    Filter,
    Order,
    Link,
    Workspace,
    Command,
    History,
    Count_ ///< not an icon
};

/** The icon, coloured from the palette at each painting, for any pixel ratio. */
QIcon icon(Icon which);
QIcon icon(Icon which, Tone tone);
/** The icon in the text colour of primary buttons and selected rows. */
QIcon iconOnAccent(Icon which);

QPixmap iconPixmap(Icon which, int size, const QColor &colour, qreal devicePixelRatio);
/** Centred in `rect`, at most its size. */
void paintIcon(QPainter *painter, Icon which, const QRect &rect, const QColor &colour);

QString iconFile(Icon which);
/** The application's own icon. */
QIcon applicationIcon();

} // namespace Triptych::Ui
