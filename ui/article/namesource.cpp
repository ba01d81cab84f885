#include "namesource.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr int MostNames = 20;
constexpr auto Patience = 5s;

} // namespace

AskForNames askForNames(Newsroom::ArticleLibrary &library, QObject *context, Core::NameKind kind)
{
    return [&library, context, kind](const QString &beginning,
                                     const std::function<void(QStringList)> &answer) {
        Core::onAnswer(library.names(kind, beginning, MostNames, Core::Call::within(Patience)),
                       context, [answer](const Core::Result<QStringList> &names) {
                           if (names)
                               answer(*names);
                       });
    };
}

} // namespace Triptych::Ui
