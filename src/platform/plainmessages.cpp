#include "plainmessages.h"

#ifndef Q_OS_WIN
#include <clocale>
#include <locale.h>
#ifdef Q_OS_MACOS
#include <xlocale.h>
#endif
#endif

namespace Triptych::Platform {

#ifdef Q_OS_WIN

PlainMessages::PlainMessages() = default;
PlainMessages::~PlainMessages() = default;

#else

PlainMessages::PlainMessages()
{
    const locale_t copy = ::duplocale(::uselocale(locale_t(nullptr)));
    if (!copy)
        return;
    const locale_t plain = ::newlocale(LC_MESSAGES_MASK, "C", copy);
    if (!plain) {
        ::freelocale(copy);
        return;
    }
    m_plain = plain;
    m_before = ::uselocale(plain);
}

PlainMessages::~PlainMessages()
{
    if (!m_plain)
        return;
    ::uselocale(static_cast<locale_t>(m_before));
    ::freelocale(static_cast<locale_t>(m_plain));
}

#endif

} // namespace Triptych::Platform
