#pragma once

#include "ledger.h"

#include <QProcess>

namespace Triptych::Faults {

/**
 * One desk of a history: a program that types and saves, is killed and started again, and writes
 * down in `folder`/log what it did (desklog.h). Blocks; the program ends with it.
 */
class DeskProcess final
{
public:
    /** Who it is; the same in all its lives. */
    struct Person
    {
        QString name;
        QString folder; ///< its home: working copies, journal and log
        QString login;
        bool isWindow = false; ///< the real window, that takes keys
        bool isOlder = false;  ///< a program of the earlier build
    };

    explicit DeskProcess(Person person) : m_person(std::move(person)) {}
    ~DeskProcess();
    Q_DISABLE_COPY_MOVE(DeskProcess)

    const Person &person() const { return m_person; }
    const QString &name() const { return m_person.name; }

    /** One more life; what it types follows from `seed`. */
    void start(const QString &program, const QProcessEnvironment &environment, quint32 seed);
    /** kill -9; false where it had ended by itself. */
    bool kill();
    /** Until it has written down that it started in this life; false where it was not in time. */
    bool waitForLife(int milliseconds) const;
    /** To save and end. */
    void askToFinish() { m_process.write("finish\n"); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void waitForEnd(int milliseconds) { m_process.waitForFinished(milliseconds); }
    /** After the time it had to finish: kills what runs on. Empty where it ended well. */
    QStringList end();

    /**
     * Holds its log against `revisions`, the texts of all revisions, and its journal: empty where
     * nothing is lost but what may be. Puts its saves and removals into `ledger`, and adds the
     * words that it typed to `typed`. Times are said from `begin` on, ms since the epoch.
     */
    QStringList check(const QString &revisions, Ledger &ledger, qint64 &typed, qint64 begin) const;

private:
    /** What it wrote down, line by line, in words. */
    QList<QList<QByteArray>> log() const;
    /** All that lies in its journal. */
    QString journal() const;
    bool mayHaveLost(qint64 when) const;

    const Person m_person;
    QProcess m_process;
    int m_lives = 0;
    QList<qint64> m_deaths; ///< when it was killed, ms since the epoch
};

} // namespace Triptych::Faults
