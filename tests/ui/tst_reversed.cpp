// The program as `triptych -reverse` starts it.

#include <ui/window/languages.h>

#include <QApplication>
#include <QTest>

using namespace Triptych;

class TestReversed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void window_runsFromRightToLeftInAnyLanguage()
    {
        QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
        for (const char *language : {"en", "de", "ar", ""}) {
            Ui::speakInWindow(QLatin1String(language), *qApp);
            QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
        }
    }
};

int main(int argc, char *argv[])
{
    QByteArray reverse("-reverse");
    QList<char *> arguments{argv[0], reverse.data(), nullptr};
    int count = 2;
    QApplication application(count, arguments.data());
    TestReversed test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reversed.moc"
