#include "restart.h"

#include <QCoreApplication>
#include <QWidget>

namespace Triptych::Ui {

void startAgain(QWidget &window)
{
    window.close();
    QCoreApplication::exit(RestartCode);
}

} // namespace Triptych::Ui
