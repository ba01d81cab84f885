#include "progressline.h"

#include <platform/terminal.h>

#include <cstdio>

namespace Triptych::Console {

ProgressLine::ProgressLine() : m_isShown(Platform::errorStreamIsTerminal()) {}

ProgressLine::~ProgressLine()
{
    if (m_length > 0)
        std::fprintf(stderr, "\r%s\r", QByteArray(m_length, ' ').constData());
}

void ProgressLine::show(const QString &text)
{
    if (!m_isShown)
        return;
    std::fprintf(stderr, "\r%s", text.leftJustified(m_length).toUtf8().constData());
    std::fflush(stderr);
    m_length = text.size();
}

} // namespace Triptych::Console
