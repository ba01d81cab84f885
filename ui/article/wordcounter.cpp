#include "wordcounter.h"

#include <core/answer.h>
#include <text/counting.h>
#include <text/markdown.h>

#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto CountPause = 250ms;

} // namespace

WordCounter::WordCounter(std::function<QString()> text, QObject *parent)
    : QObject(parent), m_text(std::move(text))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(CountPause);
    connect(&m_pause, &QTimer::timeout, this, &WordCounter::countNow);
}

void WordCounter::countNow()
{
    m_pause.stop();
    if (m_isCounting) {
        m_pause.start();
        return;
    }
    m_isCounting = true;
    Core::onAnswer(QtConcurrent::run([text = m_text()] {
                       const Text::TextCount count = Text::countText(Text::plainText(text));
                       return std::pair(count.words, Text::readingMinutes(count));
                   }),
                   this, [this](const std::pair<int, int> &count) {
                       m_isCounting = false;
                       Q_EMIT counted(count.first, count.second);
                   });
}

} // namespace Triptych::Ui
