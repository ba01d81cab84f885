#pragma once

#include <core/namekind.h>
#include <ui/controls/namecompleter.h>

class QObject;

namespace Triptych::Newsroom {
class ArticleLibrary;
}

namespace Triptych::Ui {

/** Names of that kind in the store, at most 20 at a time. Where the store does not answer, nothing
 * is offered: a name can still be typed. The library outlives `context`. */
AskForNames askForNames(Newsroom::ArticleLibrary &library, QObject *context, Core::NameKind kind);

} // namespace Triptych::Ui
