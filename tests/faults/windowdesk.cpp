#include "desklog.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <profiles/places.h>
#include <profiles/profile.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/guiwatch.h>
#include <ui/article/articlehead.h>
#include <ui/article/conflictview.h>
#include <ui/article/editorpage.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/controls/growingedit.h>
#include <ui/list/articlelistpane.h>
#include <ui/look/theme.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>
#include <workspace/workspace.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <optional>

using namespace Triptych;
using Faults::DeskLog;
using State = Newsroom::EditingSession::State;

namespace {

// STORES.md: the GUI thread was never blocked over 100 ms.
constexpr int LongestBlock = 100;

} // namespace

/**
 * The real window, for random histories: keys and clicks come in as a person's, by a seed, and what
 * was typed and acknowledged goes into a log that survives its death. Its addresses are the
 * environment's, its folder is TRIPTYCH_HOME. A line on stdin asks it to save what it has and to
 * end.
 */
class WindowDesk final : public QObject
{
public:
    WindowDesk(const QString &folder, const QString &name, quint32 seed)
        : m_name(name)
        , m_random(seed)
        , m_log(folder, name)
        , m_theme(*qApp)
        , m_profiles(Profiles::settingsFile())
        , m_window(std::make_unique<Ui::MainWindow>(nullptr, m_profiles, m_secrets,
                                                    Profiles::settingsFile()))
    {
        connect(&m_stdin, &QSocketNotifier::activated, this, [this] {
            m_stdin.setEnabled(false);
            m_finishing = true;
        });
        connect(m_window.get(), &Ui::MainWindow::ready, this, &WindowDesk::start);
        m_step.setSingleShot(true);
        connect(&m_step, &QTimer::timeout, this, [this] {
            step();
            if (!m_isOver)
                m_step.start(m_log.pauseOf(m_pause));
        });
        const auto profile =
            Profiles::profileFromEnvironment(QProcessEnvironment::systemEnvironment());
        if (!profile || !*profile)
            qFatal("no addresses in the environment");
        m_window->resize(1'200, 800);
        m_window->show();
        m_window->open(**profile);
    }

private:
    int upTo(int most) { return int(m_random.bounded(most + 1)); }

    void start()
    {
        if (!m_window->desk() || m_watch)
            return;
        Ui::Desk *desk = m_window->desk();
        connect(desk->editor(), &Ui::EditorPage::articleSaved, this,
                [this](const Core::Article &article) { m_log.saved(article); });
        connect(&desk->workspace().changes(), &Newsroom::Changes::articleRemoved, this,
                [this](const Core::ArticleId &id, qint64 version) {
                    if (id == m_removing)
                        m_log.removed(id, version);
                });
        connect(&desk->editor()->session(), &Newsroom::EditingSession::failed, this,
                [this](const Core::Error &error) {
                    m_log.write(QStringLiteral("failed %1 %2")
                                    .arg(Core::errorKindName(error.kind),
                                         error.detail.left(200).simplified()));
                });
        connect(recoveryBar(), &Ui::RecoveryBar::refreshed, this, [this] { m_hasLooked = true; });
        recoveryBar()->refresh();
        // Putting a whole desk together is not what the watch is about.
        m_watch.emplace(LongestBlock, [this](qint64 milliseconds, const QString &how) {
            m_log.write(QStringLiteral("blocked %1 %2").arg(milliseconds).arg(how));
        });
        m_log.write(QStringLiteral("started"));
        m_log.write(QStringLiteral("descriptors %1").arg(descriptors()));
        m_step.start(0);
    }

    static qsizetype descriptors()
    {
        return QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::AllEntries | QDir::System)
            .size();
    }

    // ---- keys and clicks
    // -------------------------------------------------------------------------

    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window->windowHandle(), Qt::Key(key), modifiers);
    }
    void keys(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window->windowHandle(), letter.toLatin1());
    }
    void click(QWidget *widget, const QPoint &place)
    {
        const QPoint there = widget->mapTo(m_window.get(), place);
        QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, Qt::NoModifier, there);
    }
    void click(QWidget *widget) { click(widget, widget->rect().center()); }

    Ui::EditorPage *editor() const { return m_window->desk()->editor(); }
    Ui::RecoveryBar *recoveryBar() const { return m_window->desk()->recovery()->bar(); }
    State state() const { return editor()->session().state(); }
    bool isWriting() const
    {
        return m_window->desk()->currentPage() == editor() && editor()->bodyEdit()->isVisible() &&
               !editor()->bodyEdit()->isReadOnly();
    }

    // ---- what a person does
    // ------------------------------------------------------------------------

    /** What its end waits for, each new answer once: a desk that runs on has told why. */
    void tellOfEnd()
    {
        if (!m_finishing)
            return;
        QString front;
        if (const QWidget *modal = QApplication::activeModalWidget())
            front = QStringLiteral(" behind a ") +
                    QString::fromLatin1(modal->metaObject()->className());
        const QString told =
            QStringLiteral("ending state %1 unsaved %2 looked %3 active %4 page %5%6")
                .arg(int(state()))
                .arg(editor()->hasUnsavedText())
                .arg(m_hasLooked)
                .arg(m_window->isActiveWindow())
                .arg(
                    QString::fromLatin1(m_window->desk()->currentPage()->metaObject()->className()),
                    front);
        if (told != m_told)
            m_log.write(told);
        m_told = told;
    }

    void step()
    {
        m_pause = 10;
        tellOfEnd();
        if (Ui::PublishSheet *sheet = editor()->publishing()->sheet();
            sheet && sheet->isVisible()) {
            answer(sheet);
            return;
        }
        // A platform without a screen may leave a window that nobody has clicked yet inactive.
        if (!m_window->isActiveWindow()) {
            m_window->activateWindow();
            return;
        }
        if (auto *conflict = m_window->findChild<Ui::ConflictView *>();
            conflict && conflict->isVisible()) {
            bringTogether(conflict);
            return;
        }
        const bool isBusy = state() == State::Saving || state() == State::Opening;
        if (isBusy) {
            // Typing goes on during a save.
            if (state() == State::Saving && !m_finishing && upTo(5) == 0 && isWriting())
                type();
            return;
        }
        const bool isGivenUp = state() == State::Failed &&
                               editor()->session().error().kind == Core::ErrorKind::Conflict;
        if (isGivenUp) {
            // Deleted meanwhile: the text stays in the journal, where a person finds it.
            m_given.insert(editor()->articleId());
            newArticle();
            return;
        }
        if (editor()->hasUnsavedText()) {
            if (m_finishing || m_typed >= 3) {
                // A save that failed for an absent store is made up for by itself.
                if (state() == State::Failed && !m_lastSave.hasExpired(15'000))
                    return;
                save();
                return;
            }
            show();
            if (isWriting())
                type();
            return;
        }
        if (m_hasLooked && recoverOne())
            return;
        if (m_finishing) {
            if (m_hasLooked)
                end();
            return;
        }
        act();
    }

    /** As a person does who wants it out: once the slug is known to be free, at most a while. */
    void answer(Ui::PublishSheet *sheet)
    {
        if (sheet->publishButton()->isEnabled())
            QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        else if (m_lastSave.hasExpired(15'000)) {
            m_log.write(QStringLiteral("not published: ") + sheet->sentences().simplified());
            sheet->reject();
        }
    }

    /** The page one writes on, as a click on it would do it. */
    void show()
    {
        if (m_window->desk()->currentPage() != editor() && !editor()->articleId().isNull())
            m_window->desk()->editArticle(editor()->articleId());
    }

    void save()
    {
        show();
        // Nothing without a text goes out to readers: one that has but its title gets some.
        if (editor()->shownArticle().body.trimmed().isEmpty()) {
            if (isWriting())
                type();
            return;
        }
        m_typed = 0;
        m_lastSave.start();
        if (editor()->session().base().version == 0)
            key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        else
            key(Qt::Key_S, Qt::ControlModifier);
    }

    void act()
    {
        const int dice = upTo(99);
        if (isWriting() && dice < 55) {
            type();
            m_pause = upTo(30);
        } else if (dice < 70) {
            newArticle();
        } else {
            if (!chooseRow())
                return;
            if (dice < 90)
                key(Qt::Key_F2);
            else if (dice < 95)
                key(Qt::Key_Return);
            else
                removeRow();
            m_pause = 20;
        }
    }

    void newArticle()
    {
        key(Qt::Key_N, Qt::ControlModifier);
        if (!isWriting() || editor()->session().base().version != 0)
            return;
        if (const QWidget *focus = QApplication::focusWidget();
            m_window->isActiveWindow() && focus != editor()->head()->titleEdit())
            m_log.write(
                QStringLiteral("breach a new article does not take the keyboard, it is with ") +
                QString::fromLatin1(focus ? focus->metaObject()->className() : "nothing"));
        keys(QStringLiteral("Article of ") + m_name);
        m_typed = 0;
    }

    /** False where the list did not take the keyboard: the next key would go into a text. */
    bool chooseRow()
    {
        QListView *view = m_window->desk()->list()->view();
        const int rows = std::min(view->model()->rowCount(), 4);
        if (rows == 0)
            return false;
        const QRect place = view->visualRect(view->model()->index(upTo(rows - 1), 0));
        click(view->viewport(), place.center());
        return view->hasFocus();
    }

    void removeRow()
    {
        const auto row = m_window->desk()->list()->currentArticle();
        if (!row)
            return;
        m_removing = row->id;
        key(Qt::Key_Delete);
    }

    void type()
    {
        QWidget *body = editor()->bodyEdit();
        if (QApplication::focusWidget() != body) {
            click(editor()->bodyEdit()->viewport());
            if (QApplication::focusWidget() != body)
                return;
        }
        // At either end, so that two desks collide at times and merge at times.
        key(upTo(1) == 0 ? Qt::Key_Home : Qt::Key_End, Qt::ControlModifier);
        if (!isWriting())
            return;
        const QString word = m_log.newWord();
        const Core::ArticleId id = editor()->articleId();
        keys(DeskLog::sentenceOf(word));
        // A page that closed under the hands took no more keys: nothing was shown of them either.
        if (editor()->articleId() != id || !isWriting())
            return;
        if (!editor()->shownArticle().body.contains(word))
            m_log.write(QStringLiteral("breach the keys of %1 did not arrive").arg(word));
        m_log.typed(id, word);
        ++m_typed;
    }

    /** What a person does who wants both: theirs, and of mine what it lacks. */
    void bringTogether(Ui::ConflictView *conflict)
    {
        for (Ui::ConflictCard *card : conflict->cards()) {
            QPlainTextEdit *result = card->resultEdit();
            if (!result) {
                card->take(Ui::ConflictCard::Side::Mine);
                continue;
            }
            const QStringList mine = m_log.wordsIn(result->toPlainText());
            card->take(Ui::ConflictCard::Side::Theirs);
            const QString theirs = result->toPlainText();
            QStringList missing;
            for (const QString &word : mine) {
                if (!theirs.contains(word))
                    missing << DeskLog::sentenceOf(word);
            }
            if (missing.isEmpty())
                continue;
            result->setFocus();
            QTest::keyClick(result, Qt::Key_End, Qt::ControlModifier);
            QTest::keyClicks(result, missing.takeLast());
            // The rest as one paste: nobody types a hundred sentences between two events.
            if (!missing.isEmpty())
                result->insertPlainText(missing.join(QString()));
        }
        click(conflict->saveButton());
    }

    bool recoverOne()
    {
        const auto buttons = recoveryBar()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (!button->isVisibleTo(recoveryBar()) || button->text() != QLatin1String("Open"))
                continue;
            bool isDeleted = false;
            const auto labels = button->parentWidget()->findChildren<QLabel *>();
            for (const QLabel *label : labels)
                isDeleted |= label->text().contains(QLatin1String("deleted meanwhile"));
            if (isDeleted)
                continue;
            m_typed = 3;
            m_window->desk()->recovery()->show();
            QTest::mouseClick(button, Qt::LeftButton);
            if (m_given.contains(editor()->articleId()))
                newArticle();
            return true;
        }
        return false;
    }

    void end()
    {
        m_log.write(QStringLiteral("descriptors %1").arg(descriptors()));
        m_isOver = true;
        m_window->close();
        // Later: a key or a click of the window is what ends it.
        QTimer::singleShot(0, this, [this] {
            m_window.reset();
            // The watch tells of it when the loop has come round.
            QTimer::singleShot(2 * LongestBlock, this, [this] {
                m_watch.reset();
                m_log.write(QStringLiteral("ended"));
                QCoreApplication::quit();
            });
        });
    }

    const QString m_name;
    QRandomGenerator m_random;
    DeskLog m_log;
    Ui::Theme m_theme;
    Profiles::ProfileStore m_profiles;
    Profiles::SecretStore m_secrets;
    std::unique_ptr<Ui::MainWindow> m_window;
    std::optional<Support::GuiWatch> m_watch;
    QSocketNotifier m_stdin{0, QSocketNotifier::Read};
    QTimer m_step;
    QElapsedTimer m_lastSave;
    QSet<Core::ArticleId> m_given;
    Core::ArticleId m_removing;
    QString m_told;
    int m_pause = 0;
    int m_typed = 0;
    bool m_hasLooked = false;
    bool m_finishing = false;
    bool m_isOver = false;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("triptych"));
    // The end of the window is watched too.
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: triptych_windowdesk FOLDER NAME SEED");
    WindowDesk desk(arguments.at(1), arguments.at(2), arguments.at(3).toUInt());
    return QApplication::exec();
}
