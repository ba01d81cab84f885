#pragma once

#include <QtGlobal>

namespace Triptych::Platform {

/**
 * As long as it lives, C libraries on this thread say their messages untranslated, so that a
 * program can tell them apart: gettext(3) asks uselocale(3). Other threads, numbers and texts of Qt
 * are as they were. On Windows, where no thread has a locale of its own, nothing changes.
 */
class PlainMessages final
{
public:
    PlainMessages();
    ~PlainMessages();
    Q_DISABLE_COPY_MOVE(PlainMessages)

private:
    void *m_plain = nullptr;
    void *m_before = nullptr;
};

} // namespace Triptych::Platform
