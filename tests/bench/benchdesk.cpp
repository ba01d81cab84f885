// The whole desk as people start it, which reports when its list has painted its first rows.

#include "firstpaint.h"

#include <ui/window/application.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QPointer>

namespace {

QPointer<QListView> theList;

bool showsRows(const QWidget *widget)
{
    auto *view = qobject_cast<QListView *>(widget->parentWidget());
    if (!view || view->viewport() != widget || !view->model() || view->model()->rowCount() == 0)
        return false;
    const QModelIndex top = view->indexAt(QPoint(view->viewport()->width() / 2, 1));
    if (!top.isValid() || top.data().toString().isEmpty())
        return false;
    theList = view;
    return true;
}

/** Scrolls to what there is; false once no more rows have come for a while. */
bool scroll()
{
    constexpr int AtRestMs = 3'000;
    static QElapsedTimer sinceMore;
    static int rows = -1;
    if (!theList || !theList->model())
        return false;
    const int now = theList->model()->rowCount();
    if (std::exchange(rows, now) != now)
        sinceMore.start();
    theList->scrollToBottom();
    return !sinceMore.hasExpired(AtRestMs);
}

void watch()
{
    const bool scrolls = qEnvironmentVariableIsSet(Triptych::Bench::ScrollVariable);
    Triptych::Bench::reportFirstPaint(showsRows, scrolls ? scroll : std::function<bool()>());
}

} // namespace

// The application is made inside run().
Q_COREAPP_STARTUP_FUNCTION(watch)

int main(int argc, char **argv)
{
    return Triptych::Ui::run(argc, argv, "bench");
}
