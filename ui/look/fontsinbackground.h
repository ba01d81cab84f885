#pragma once

#include <QFuture>
#include <QThreadPool>

#include <functional>

namespace Triptych::Ui {

/**
 * Begins to read which fonts are installed, which takes about as long as the whole start of a blank
 * window; until it is over, whoever asks for a font waits. Made after QApplication, gone before it:
 * the destructor waits. GUI thread.
 */
class FontsInBackground final
{
public:
    /** `read` is called on another thread; the default fills Qt's font database. */
    explicit FontsInBackground(std::function<void()> read = readFamilies);
    ~FontsInBackground();
    Q_DISABLE_COPY_MOVE(FontsInBackground)

    /**
     * Returns once they are read. Until then the GUI thread delivers posted events, among them the
     * answers of other threads; timers, people and other processes wait for the main event loop.
     */
    void wait() const;

private:
    static void readFamilies();

    QThreadPool m_pool; ///< its own: on one core the shared one has one thread, which others need
    QFuture<void> m_reading;
};

} // namespace Triptych::Ui
