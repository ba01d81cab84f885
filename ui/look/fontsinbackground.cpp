#include "fontsinbackground.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QThread>
#include <QtConcurrent>

namespace Triptych::Ui {

namespace {

constexpr unsigned long LookAgainMicroseconds = 500;

} // namespace

FontsInBackground::FontsInBackground(std::function<void()> read)
    : m_reading(QtConcurrent::run(&m_pool, std::move(read)))
{
}

FontsInBackground::~FontsInBackground()
{
    m_reading.waitForFinished();
}

void FontsInBackground::readFamilies()
{
    QFontDatabase::families(); // it fills itself when it is first asked, under its own lock
}

void FontsInBackground::wait() const
{
    // Not an event loop: it would take a request or an end before there is a window to give it to.
    while (!m_reading.isFinished()) {
        QCoreApplication::sendPostedEvents();
        QThread::usleep(LookAgainMicroseconds);
    }
}

} // namespace Triptych::Ui
