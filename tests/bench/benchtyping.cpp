// The page one writes on, with its preview beside it and somebody's text in it: reports how long
// the slowest of a hundred keys takes from the press to the paint, whatever the preview does
// meanwhile.

#include <newsroom/articlelibrary.h>
#include <newsroom/embedded.h>
#include <ui/article/editorpage.h>
#include <ui/look/theme.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>
#include <unsaved/journal.h>

#include <QApplication>
#include <QSignalSpy>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

using namespace Triptych;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int Keys = 100;
constexpr int Characters = 200'000;

QString textOf(const QString &kind)
{
    static const QHash<QString, QString> pieces{
        {QStringLiteral("letters"), QStringLiteral("abcdefg")},
        {QStringLiteral("stars"), QStringLiteral("*")},
        {QStringLiteral("brackets"), QStringLiteral("[")},
        {QStringLiteral("code"), QStringLiteral("` ")},
        {QStringLiteral("entities"), QStringLiteral("&amp;")},
        {QStringLiteral("links"), QStringLiteral("[a](b) ")},
        {QStringLiteral("arabic"), QStringLiteral("\u0627\u0644\u0639\u0631\u0628\u064a\u0629 ")},
        {QStringLiteral("chinese"), QStringLiteral("\u4e2d\u6587\u5b57")},
        {QStringLiteral("items"), QStringLiteral("- one item of many\n")},
        {QStringLiteral("divs"), QStringLiteral("<div>")}};
    if (pieces.contains(kind))
        return pieces[kind].repeated(Characters / pieces[kind].size());
    if (kind == QLatin1String("quotes"))
        return QStringLiteral("> ").repeated(24) + QStringLiteral("deep");
    if (kind == QLatin1String("tables"))
        return QStringLiteral("<table><tr><td>").repeated(20) + QStringLiteral("deep");
    if (kind == QLatin1String("attributes"))
        return QStringLiteral("<div>\n") + QStringLiteral("<a x=").repeated(Characters / 5);
    if (kind == QLatin1String("rows"))
        return QStringLiteral("|a|b|c|\n|---|---|---|\n") +
               QStringLiteral("|a cell|and another|3|\n").repeated(Characters / 23);
    return QStringLiteral("The desk was *quiet* at six, and [nobody](http://a.org) minded.\n\n")
        .repeated(40);
}

/** The time from a press, which another thread posts, to the end of the paint that follows. */
class Watch final : public QObject
{
public:
    explicit Watch(QPlainTextEdit &edit) : m_edit(edit)
    {
        edit.installEventFilter(this);
        edit.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_edit && event->type() == QEvent::KeyPress)
            m_isTyped = true;
        if (watched != m_edit.viewport() || event->type() != QEvent::Paint || !m_isTyped)
            return false;
        m_isTyped = false;
        // Painted here, so that the clock is read after it.
        m_edit.viewport()->removeEventFilter(this);
        QCoreApplication::sendEvent(m_edit.viewport(), event);
        m_edit.viewport()->installEventFilter(this);
        const Clock::duration passed = Clock::now().time_since_epoch() - pressed.load();
        slowest = std::max(slowest, std::chrono::duration<double>(passed).count());
        isPainted = true;
        return true;
    }

    std::atomic<Clock::duration> pressed{};
    std::atomic<bool> isPainted{true};
    double slowest = 0;

private:
    QPlainTextEdit &m_edit;
    bool m_isTyped = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    (new Ui::Theme(application))->setParent(&application);
    Tests::EmbeddedWorkspace workspace;
    Unsaved::Journal journal(workspace.folder() + QStringLiteral("/journal"));
    const QString text = textOf(QApplication::arguments().value(1)) + QStringLiteral("\n\n");
    const auto article =
        Tests::wait(workspace->library().save(Tests::article(QStringLiteral("T"), text), {}));
    if (!article)
        return 1;
    Ui::EditorPage page(*workspace, journal);
    page.resize(1'400, 900);
    page.show();
    page.openArticle(article->id);
    QSignalSpy rendered(page.preview(), &Ui::PreviewPane::rendered);
    page.setPreviewShown(true);
    if (!QTest::qWaitFor([&] { return !rendered.isEmpty(); }, 60'000))
        return 1;
    page.bodyEdit()->moveCursor(QTextCursor::End);
    page.bodyEdit()->setFocus();

    Watch watch(*page.bodyEdit());
    // Makes the keyboard that the events name, on this thread.
    const QKeyEvent first(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
    std::atomic<bool> isOver{false};
    std::thread typist([&] {
        std::mt19937 random(1);
        std::uniform_int_distribution<int> pause(20, 120);
        for (int key = 0; key < Keys; ++key) {
            // One key at a time: what waits behind another one would be counted twice.
            while (!watch.isPainted.exchange(false))
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            std::this_thread::sleep_for(std::chrono::milliseconds(pause(random)));
            watch.pressed = Clock::now().time_since_epoch();
            QCoreApplication::postEvent(
                page.bodyEdit(),
                new QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a")));
        }
        while (!watch.isPainted)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        isOver = true;
    });
    const bool ended = QTest::qWaitFor([&] { return isOver.load(); }, 120'000);
    if (!ended)
        std::_Exit(1); // the typist waits for a paint that never comes
    typist.join();
    std::printf("%.9f %lld\n", watch.slowest, static_cast<long long>(rendered.size()));
    page.session().discard();
    return rendered.size() > 1 ? 0 : 1;
}
