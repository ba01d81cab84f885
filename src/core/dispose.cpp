#include "dispose.h"

#include <QObject>
#include <QThread>

namespace Triptych::Core {

void dispose(QObject *object)
{
    const QThread *thread = object->thread();
    if (thread && thread->isRunning())
        object->deleteLater(); // A thread that ends before its turn comes still does this last.
    else
        delete object;
}

} // namespace Triptych::Core
