#include <ui/text/articlerenderer.h>

#include <QApplication>
#include <QSemaphore>
#include <QtTest>

using namespace Triptych;

namespace {

/** Given when the application's end has begun, and when it is over. */
QSemaphore endBegins;
QSemaphore endIsOver;

constexpr int LongEnoughForAnEnd = 2'000; // ms; an end takes some 10

} // namespace

/** The application ends while a page is built: somebody types with the preview shown, and quits. */
class TestRendererEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void page_isDoneBeforeTheApplicationIs();
};

void TestRendererEnd::page_isDoneBeforeTheApplicationIs()
{
    int argc = 1;
    char name[] = "tst_rendererend";
    char *argv[] = {name, nullptr};
    auto application = std::make_unique<QApplication>(argc, argv);
    QSemaphore isBuilding;
    QSemaphore isAnswered;
    std::atomic<bool> outlivesTheApplication{false};
    {
        Ui::ArticleRenderer renderer;
        renderer.setBuild([&](const Ui::ArticleHead &head, const QString &markdown,
                              const Ui::ArticleStyle &style) {
            isBuilding.release();
            endBegins.acquire();
            outlivesTheApplication = endIsOver.tryAcquire(1, LongEnoughForAnEnd);
            isAnswered.release();
            return Ui::ArticleDocument::build(head, markdown, style);
        });
        Ui::ArticleStyle style;
        style.body.setPixelSize(16);
        style.small.setPixelSize(13);
        renderer.render({}, QStringLiteral("A text."), style);
        isBuilding.acquire();
    }
    // Routines run in reverse order: this one before that of the renderer.
    qAddPostRoutine([] { endBegins.release(); });
    application.reset();
    endIsOver.release();
    isAnswered.acquire();
    QVERIFY(!outlivesTheApplication);
}

QTEST_APPLESS_MAIN(TestRendererEnd)
#include "tst_rendererend.moc"
