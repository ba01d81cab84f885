#pragma once

class QObject;

namespace Triptych::Core {

/** Deletes an object of an I/O thread: there, or here where that thread has ended or is gone, as it
 *  may be for whoever holds a store last. Any thread; nobody else uses `object` any more. */
void dispose(QObject *object);

} // namespace Triptych::Core
