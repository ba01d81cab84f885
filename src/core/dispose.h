#pragma once

class QObject;

namespace Triptych::Core {

/** Deletes `object` on its own thread, or here if that thread has finished or is deleted. The
 * caller holds the last reference. Any thread. */
void dispose(QObject *object);

} // namespace Triptych::Core
