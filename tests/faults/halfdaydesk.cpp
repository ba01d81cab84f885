// The window that lives half a day (tests/ui/halfday.h) over a file in TRIPTYCH_HOME, and goes on
// where an earlier life was killed. What it did stands in a log that survives it:
//   begin STEP NUMBER, end STEP, keep NAME VALUE, panes RECTANGLES, breach SENTENCE, ended

#include "desklog.h"

#include <profiles/places.h>
#include <profiles/profile.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <ui/article/editorpage.h>
#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/halfday.h>
#include <ui/look/theme.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>

#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Triptych;

namespace {

// DESIGN.md: a crash loses at most one second.
constexpr qint64 MayBeLost = 1'000;

/** What the log of the earlier lives says. */
struct Past
{
    Tests::HalfDay::Memory memory;
    int stepsDone = 0;

    explicit Past(const QString &folder)
    {
        QFile file(folder + QStringLiteral("/log"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QList<QStringList> ofLife;
        const QStringList all = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        for (const QString &text : all) {
            const QStringList line = text.split(QLatin1Char(' '));
            stepsDone += line.value(1) == QLatin1String("end");
            if (line.value(1) == QLatin1String("keep"))
                ofLife << line;
            if (line.value(1) == QLatin1String("killed")) {
                take(ofLife, line.first().toLongLong());
                ofLife.clear();
            }
        }
    }

private:
    /** What a life kept that ended at `death`, in ms since the epoch. */
    void take(const QList<QStringList> &kept, qint64 death)
    {
        const QString typed = QStringLiteral(".typed");
        for (const QStringList &line : kept) {
            const QString name = line.value(2);
            memory.insert(name, line.value(3));
            // Another article is begun: what was typed in one before may have been lost.
            memory.remove(name + QStringLiteral(".title.promised"));
            memory.remove(name + QStringLiteral(".text.promised"));
            if (name.endsWith(typed) && line.first().toLongLong() <= death - MayBeLost)
                memory.insert(name.chopped(typed.size()) + QStringLiteral(".promised"),
                              line.value(3));
        }
    }
};

class HalfDayDesk final
{
public:
    HalfDayDesk(const QString &folder, const QString &name, quint32 seed)
        : m_past(folder)
        , m_random(seed)
        , m_log(folder, name)
        , m_theme(*qApp)
        , m_profiles(Profiles::settingsFile())
        , m_window(std::make_unique<Ui::MainWindow>(nullptr, m_profiles, m_secrets,
                                                    Profiles::settingsFile()))
        , m_day({[this] { return m_window.get(); }, folder,
                 [this](const QString &key, const QString &value) {
                     m_log.write(QStringLiteral("keep %1 %2").arg(key, value));
                 },
                 [this] { QTest::qWait(int(m_random.bounded(150))); }},
                m_past.memory)
    {
        m_theme.setMotionOn(false);
        m_window->resize(1'300, 800);
        m_window->show();
        m_window->open({Profiles::embeddedProfile(folder + QStringLiteral("/half.triptych")), {}});
    }

    void live()
    {
        if (!QTest::qWaitFor([this] { return m_window->desk() != nullptr; }, 60'000))
            qFatal("the workspace does not open");
        lookForUnsaved();
        if (!QTest::qWaitFor([this] { return m_window->isActiveWindow(); }))
            qFatal("the window does not become active");
        m_log.write(QStringLiteral("started"));
        compare(QStringLiteral("the start"));
        const QStringList &steps = Tests::HalfDay::steps();
        for (int at = m_past.stepsDone; at < steps.size(); ++at) {
            m_log.write(QStringLiteral("begin %1 %2").arg(steps.at(at)).arg(at));
            if (const QString wrong = m_day.run(steps.at(at)); !wrong.isEmpty()) {
                m_log.write(QStringLiteral("breach ") + wrong);
                return;
            }
            compare(steps.at(at));
            m_log.write(QStringLiteral("end ") + steps.at(at));
        }
        // All that was typed is saved: nothing is offered again.
        const auto unsaved = lookForUnsaved();
        for (const Unsaved::UnsavedText &text : unsaved)
            m_log.write(QStringLiteral("breach at the end “%1” is offered as unsaved: %2")
                            .arg(text.article.title, text.article.body));
        m_window->close();
        m_window.reset();
        m_log.write(QStringLiteral("ended"));
    }

private:
    QList<Unsaved::UnsavedText> lookForUnsaved()
    {
        Ui::RecoveryBar *bar = m_window->desk()->recovery()->bar();
        QSignalSpy looked(bar, &Ui::RecoveryBar::refreshed);
        bar->refresh();
        if (!QTest::qWaitFor([&] { return !looked.isEmpty(); }, 30'000))
            m_log.write(QStringLiteral("breach unsaved text is not looked for to an end"));
        return bar->texts();
    }

    void compare(const QString &when)
    {
        if (const QString wrong = m_day.untrue(); !wrong.isEmpty())
            m_log.write(QStringLiteral("breach after %1: %2").arg(when, wrong));
        QString panes;
        for (const QRect &pane : m_day.panes())
            panes += QStringLiteral("%1,%2+%3x%4 ")
                         .arg(pane.x())
                         .arg(pane.y())
                         .arg(pane.width())
                         .arg(pane.height());
        m_log.write(QStringLiteral("panes ") + panes.trimmed());
    }

    const Past m_past;
    QRandomGenerator m_random;
    Faults::DeskLog m_log;
    Ui::Theme m_theme;
    Profiles::ProfileStore m_profiles;
    Profiles::SecretStore m_secrets;
    std::unique_ptr<Ui::MainWindow> m_window;
    Tests::HalfDay m_day;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("triptych"));
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: triptych_halfdaydesk FOLDER NAME SEED");
    HalfDayDesk(arguments.at(1), arguments.at(2), arguments.at(3).toUInt()).live();
    return 0;
}
