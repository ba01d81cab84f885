#include "openingnotice.h"

#include <ui/controls/inlinenotice.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QDir>

namespace Triptych::Ui {

void tellOfOpening(const Workspace::Workspace &workspace, InlineNotice &notice)
{
    if (const QString trouble = workspace.siteZoneTrouble(); !trouble.isEmpty())
        notice.showMessage(Tone::Warning, trouble);
    if (workspace.hasOldSchema()) {
        notice.showMessage(
            Tone::Notice,
            QCoreApplication::translate(
                "OpeningNotice",
                "The tables of this workspace are older than this Triptych, so what is new in it "
                "is not offered here. The owner of the database is to run: triptychctl setup "
                "--upgrade"));
    }
    if (const QString copy = workspace.copyOfOlderFile(); !copy.isEmpty()) {
        notice.showMessage(
            Tone::Notice,
            QCoreApplication::translate(
                "OpeningNotice",
                "This workspace was made by an older Triptych and was brought up to date. As it "
                "was before it is kept in %1.")
                .arg(QDir::toNativeSeparators(copy)));
    }
}

} // namespace Triptych::Ui
