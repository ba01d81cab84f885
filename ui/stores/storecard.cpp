#include "storecard.h"

#include <ui/terms/format.h>
#include <ui/terms/storestate.h>

#include <QLabel>

namespace Triptych::Ui {

namespace {

const QString &separator()
{
    static const QString dot = QStringLiteral("   ·   ");
    return dot;
}

QString cacheFacts(const Core::CacheStatistics &cache)
{
    if (cache.reads() == 0)
        return StoreCard::tr("Cache: nothing was read since the start.");
    QStringList facts{
        StoreCard::tr("Cache: %1 % of %Ln reading(s) found", nullptr, pluralCount(cache.reads()))
            .arg(QLocale().toString(100 * cache.hits / cache.reads()))};
    facts << StoreCard::tr("%L1 in this program").arg(cache.nearHits);
    if (cache.sharedHits() > 0)
        facts << StoreCard::tr("%L1 in the shared cache").arg(cache.sharedHits());
    facts << StoreCard::tr("%L1 missed").arg(cache.misses);
    if (cache.collapsed > 0)
        facts << StoreCard::tr("%L1 asked together").arg(cache.collapsed);
    return joinedFacts(facts, separator());
}

} // namespace

StoreCard::StoreCard(QWidget *parent)
    : Panel(parent)
    , m_product(addLine(TextSize::Body, false))
    , m_facts(addLine(TextSize::Small, true))
    , m_cache(addLine(TextSize::Small, true))
    , m_trouble(addLine(TextSize::Body, false))
    , m_detail(addLine(TextSize::Caption, true))
{
    m_detail->setFont(monospaceFont(TextSize::Caption));
}

QString StoreCard::cacheText() const
{
    return m_cache->text();
}

void StoreCard::setHealth(const Core::StoreHealth &health)
{
    switch (health.role) {
    case Core::StoreRole::Articles:
        setHead(Icon::Stores, tr("Articles"),
                tr("The truth: every article and every version of it."));
        break;
    case Core::StoreRole::Search:
        setHead(Icon::Search, tr("Search"), tr("Finds articles by their words."));
        break;
    case Core::StoreRole::Counters:
        setHead(Icon::Eye, tr("Counters and cache"),
                tr("Counts readers and keeps public articles near."));
        break;
    }
    switch (health.state) {
    case Core::StoreState::Ok:
        setState(tr("Ready"), Tone::Ok, Icon::Check);
        break;
    case Core::StoreState::Degraded:
        setState(tr("Degraded"), Tone::Warning, Icon::Warning);
        break;
    case Core::StoreState::Away:
        setState(tr("Away"), Tone::Danger, Icon::Offline);
        break;
    case Core::StoreState::Unknown:
        setState(tr("Asking…"), Tone::Neutral, Icon::More);
        break;
    }
    const QString product =
        health.version.isEmpty()
            ? health.product
            : tr("%1 %2", "a product and its version").arg(health.product, health.version);
    setLine(m_product, product);
    QStringList facts;
    if (!health.address.isEmpty())
        facts << health.address;
    if (health.latencyMs >= 0 && health.state != Core::StoreState::Away)
        facts << tr("answers in %1").arg(latency(health.latencyMs));
    if (health.since.isValid()) {
        facts << (health.state == Core::StoreState::Away
                      ? tr("away since %1").arg(timeOrDate(health.since))
                      : tr("since %1").arg(timeOrDate(health.since)));
    }
    setLine(m_facts, joinedFacts(facts, separator()));
    m_facts->setToolTip(exactDate(health.since));
    setLine(m_cache, health.cache ? cacheFacts(*health.cache) : QString());
    const bool trouble =
        health.state == Core::StoreState::Away || health.state == Core::StoreState::Degraded;
    QStringList words;
    if (trouble && !health.error.message.isEmpty())
        words << health.error.message;
    if (trouble && !health.insteadOf.isEmpty())
        words << tr("Meanwhile %1 answers.").arg(health.insteadOf);
    setLine(m_trouble, words.join(QLatin1Char(' ')));
    setLine(m_detail, trouble ? health.error.detail : QString());
    setAccessibleName(tr("%1: %2, %3").arg(name(), stateText(), product));
    setAccessibleDescription(m_facts->text());
}

} // namespace Triptych::Ui
