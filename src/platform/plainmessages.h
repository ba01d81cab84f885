#pragma once

#include <QtGlobal>

namespace Triptych::Platform {

/**
 * While it lives, C libraries on this thread give their messages in English, so that a program can
 * recognise them (gettext(3) uses uselocale(3)). Other threads, number formats and texts of Qt do
 * not change. On Windows, where no thread has a locale of its own, nothing changes.
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
