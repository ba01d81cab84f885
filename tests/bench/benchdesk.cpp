// The whole desk as people start it, which reports when its list has painted its first rows.

#include "firstpaint.h"

#include <ui/window/application.h>

#include <QCoreApplication>
#include <QListView>

namespace {

bool showsRows(const QWidget *widget)
{
    const auto *view = qobject_cast<const QListView *>(widget->parentWidget());
    if (!view || view->viewport() != widget || !view->model() || view->model()->rowCount() == 0)
        return false;
    const QModelIndex top = view->indexAt(QPoint(view->viewport()->width() / 2, 1));
    return top.isValid() && !top.data().toString().isEmpty();
}

void watch()
{
    Triptych::Bench::reportFirstPaint(showsRows);
}

} // namespace

// The application is made inside run().
Q_COREAPP_STARTUP_FUNCTION(watch)

int main(int argc, char **argv)
{
    return Triptych::Ui::run(argc, argv, "bench");
}
