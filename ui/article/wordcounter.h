#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace Triptych::Ui {

/** Counts the words of a text that is being typed, off the GUI thread and one count at a time. GUI
 *  thread. */
class WordCounter final : public QObject
{
    Q_OBJECT

public:
    /** `text` gives the Markdown as it is when it is time to count. */
    explicit WordCounter(std::function<QString()> text, QObject *parent = nullptr);

    /** In a moment, once typing pauses. */
    void countSoon() { m_pause.start(); }
    void countNow();

Q_SIGNALS:
    /** Words, and the minutes that reading them takes. */
    void counted(int words, int minutes);

private:
    std::function<QString()> m_text;
    QTimer m_pause;
    bool m_isCounting = false;
};

} // namespace Triptych::Ui
