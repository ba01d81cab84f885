#include "openingnotice.h"

#include <ui/controls/inlinenotice.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QDir>

namespace Triptych::Ui {

void tellOfOpening(const Workspace::Workspace &workspace, InlineNotice &notice)
{
    QStringList sentences;
    const QString trouble = workspace.siteZoneTrouble();
    if (!trouble.isEmpty())
        sentences << trouble;
    if (workspace.hasOldSchema()) {
        sentences << QCoreApplication::translate(
            "OpeningNotice",
            "The tables of this workspace are older than this Triptych, so what is new in it "
            "is not offered here. The owner of the database is to run: triptychctl setup "
            "--upgrade");
    }
    if (const QString copy = workspace.copyOfOlderFile(); !copy.isEmpty()) {
        sentences
            << QCoreApplication::translate(
                   "OpeningNotice",
                   "This workspace was made by an older Triptych and was brought up to date. As it "
                   "was before it is kept in %1.")
                   .arg(QDir::toNativeSeparators(copy));
    }
    if (!sentences.isEmpty())
        notice.showMessage(trouble.isEmpty() ? Tone::Notice : Tone::Warning,
                           sentences.join(QLatin1Char(' ')));
}

} // namespace Triptych::Ui
