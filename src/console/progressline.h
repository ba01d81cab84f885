#pragma once

#include <QString>

namespace Triptych::Console {

/** One line of progress on stderr that overwrites itself; prints nothing where stderr is not a
 * terminal. */
class ProgressLine final
{
public:
    ProgressLine();
    /** Leaves the cursor at the start of an empty line. */
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(const QString &text);

private:
    const bool m_isShown;
    qsizetype m_length = 0;
};

} // namespace Triptych::Console
