#include "overviewreader.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto Interval = 30s;
constexpr auto Pause = 400ms;
constexpr auto StorePatience = 15s;

} // namespace

OverviewReader::OverviewReader(Newsroom::ArticleLibrary &library, QObject *parent)
    : QObject(parent), m_library(library)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &OverviewReader::read);
    m_clock.setInterval(Interval);
    connect(&m_clock, &QTimer::timeout, this, &OverviewReader::read);
    m_clock.start();
}

void OverviewReader::readSoon()
{
    m_pause.start();
}

void OverviewReader::read()
{
    const quint64 generation = ++m_generation;
    Core::onAnswer(m_library.overview(Core::Call::within(StorePatience)), this,
                   [this, generation](const Core::Result<Core::Overview> &overview) {
                       if (overview && generation == m_generation)
                           Q_EMIT overviewRead(*overview);
                   });
}

} // namespace Triptych::Ui
