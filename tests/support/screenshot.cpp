#include "screenshot.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace Triptych::Support {

QString artifactsFolder()
{
    const QString folder = qEnvironmentVariable(
        "TRIPTYCH_TEST_ARTIFACTS", qEnvironmentVariable("TRIPTYCH_BINARY_DIR", QDir::tempPath()) +
                                       QStringLiteral("/test-artifacts"));
    QDir().mkpath(folder);
    return folder;
}

void saveScreenshotsOfFailure()
{
    if (!QTest::currentTestFailed())
        return;
    QString test = QCoreApplication::applicationName() + QLatin1Char('-') +
                   QString::fromUtf8(QTest::currentTestFunction());
    if (const char *row = QTest::currentDataTag())
        test += QLatin1Char('-') + QString::fromUtf8(row);
    for (QChar &character : test) {
        if (!character.isLetterOrNumber() && character != QLatin1Char('_'))
            character = QLatin1Char('-');
    }
    int number = 0;
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        const QString file =
            QStringLiteral("%1/%2-%3.png").arg(artifactsFolder(), test).arg(++number);
        if (widget->grab().save(file))
            qInfo("screenshot: %s", qUtf8Printable(file));
        else
            qWarning("screenshot not saved: %s", qUtf8Printable(file));
    }
}

} // namespace Triptych::Support
