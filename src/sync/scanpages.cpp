#include "scanpages.h"

#include "step.h"

#include <ports/articlestore.h>

#include <algorithm>

namespace Triptych::Sync {

namespace {

constexpr int FirstLimit = 100;
constexpr int SmallestLimit = 10;
constexpr int LargestLimit = 1'000;            // of ArticleStore::scan()
constexpr qint64 WantedCharacters = 2'500'000; // of UTF-16; half of what one bulk request carries

} // namespace

ScanPages::ScanPages(Ports::ArticleStore &store, Core::ArticleId after, Core::Call call)
    : m_store(store), m_after(after), m_call(std::move(call)), m_limit(FirstLimit)
{
    ask();
}

void ScanPages::ask()
{
    m_asked = m_store.scan(m_after, m_limit, within(m_call, StepPatience));
}

void ScanPages::took(const QList<Core::Article> &page)
{
    m_atEnd = page.size() < m_limit;
    if (page.isEmpty() || m_atEnd)
        return;
    m_after = page.constLast().id;
    qint64 characters = 0;
    for (const Core::Article &article : page)
        characters += article.body.size() + article.summary.size() + 400;
    const qint64 fitting = WantedCharacters * page.size() / characters;
    m_limit = int(std::clamp<qint64>(fitting, SmallestLimit, LargestLimit));
    ask();
}

} // namespace Triptych::Sync
