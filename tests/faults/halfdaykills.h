#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QStringList>
#include <QTemporaryDir>

namespace Triptych::Faults {

/**
 * Half a day of an editor (tests/ui/halfday.h) in a window that is killed by SIGKILL in the middle
 * of its steps and started again, over one workspace file. When it is killed follows from the seed.
 * Blocks; the window's program ends with it.
 */
class HalfDayKills final
{
public:
    /** `program`: triptych_halfdaydesk. */
    HalfDayKills(quint32 seed, QString program);

    /** Lives the day to its end. Empty where after each life and each step all that was shown was
     * stored, no letter was lost that was older than a second, and no pane had moved. */
    QStringList run(int kills);
    /** At which step each life ended. */
    const QStringList &deaths() const { return m_deaths; }

private:
    QList<QByteArrayList> log() const;
    /** The step that was begun last, and how many were begun in all. */
    QByteArray lastStep() const;
    QStringList breaches() const;
    QStringList check() const;

    QRandomGenerator m_random;
    const QString m_program;
    QTemporaryDir m_folder;
    QStringList m_deaths;
};

} // namespace Triptych::Faults
