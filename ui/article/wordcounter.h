#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace Triptych::Ui {

/** Counts the words of a text while it is typed, one count at a time, on a worker thread. Used on
 * the GUI thread. */
class WordCounter final : public QObject
{
    Q_OBJECT

public:
    /** `text` gives the present Markdown; it is called before each count. */
    explicit WordCounter(std::function<QString()> text, QObject *parent = nullptr);

    /** Counts when typing pauses. */
    void countSoon() { m_pause.start(); }
    void countNow();

Q_SIGNALS:
    /** The number of words, and the minutes to read them. */
    void counted(int words, int minutes);

private:
    std::function<QString()> m_text;
    QTimer m_pause;
    bool m_isCounting = false;
};

} // namespace Triptych::Ui
