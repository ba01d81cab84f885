// What waits for a widget's paint.

#include <ui/controls/afterpaint.h>

#include <QCoreApplication>
#include <QTest>
#include <QWidget>

#include <memory>

using namespace Triptych;

namespace {

class Canvas final : public QWidget
{
public:
    int painted = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++painted; }
};

} // namespace

class TestAfterPaint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCalledOnce_laterThanThePaint()
    {
        Canvas canvas;
        int calls = 0;
        int paintedBefore = 0;
        Ui::afterPaint(&canvas, this, [&] {
            ++calls;
            paintedBefore = canvas.painted;
        });
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
        canvas.show();
        QTRY_COMPARE(calls, 1);
        QVERIFY(paintedBefore > 0);
        const int before = canvas.painted;
        canvas.update();
        QTRY_VERIFY(canvas.painted > before);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void contextThatIsGone_isNotCalled()
    {
        Canvas canvas;
        auto context = std::make_unique<QObject>();
        int calls = 0;
        Ui::afterPaint(&canvas, context.get(), [&] { ++calls; });
        context.reset();
        canvas.show();
        QTRY_VERIFY(canvas.painted > 0);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }
};

QTEST_MAIN(TestAfterPaint)
#include "tst_afterpaint.moc"
