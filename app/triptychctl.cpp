#include <console/console.h>

#include <QCoreApplication>

#include <algorithm>

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("triptychctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TRIPTYCH_VERSION));
    return Triptych::Console::run(app.arguments().mid(1),
                                  QList<QByteArray>(argv + std::min(argc, 1), argv + argc));
}
