// The least that a Qt editor can be, linked with nothing but Qt: what the desk's start is held
// against.

#include "firstpaint.h"

#include <QApplication>
#include <QMainWindow>
#include <QTextEdit>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    auto *edit = new QTextEdit;
    window.setCentralWidget(edit);
    window.resize(1'360, 860); // as the desk does when it starts for the first time
    Triptych::Bench::reportFirstPaint(
        [edit](const QWidget *widget) { return widget == edit->viewport(); });
    window.show();
    return QApplication::exec();
}
