#include "everyminute.h"

#include <QTime>
#include <QTimer>

namespace Triptych::Ui {

void everyMinute(QObject *owner, const std::function<void()> &show)
{
    constexpr int Minute = 60'000;
    auto *timer = new QTimer(owner);
    timer->setSingleShot(true);
    const auto wait = [timer] {
        timer->start(Minute - QTime::currentTime().msecsSinceStartOfDay() % Minute);
    };
    QObject::connect(timer, &QTimer::timeout, owner, [wait, show] {
        show();
        wait();
    });
    wait();
}

} // namespace Triptych::Ui
