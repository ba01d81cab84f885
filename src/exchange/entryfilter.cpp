#include "entryfilter.h"

#include "sitepatterns.h"

#include <algorithm>

namespace Triptych::Exchange {

EntryFilter::EntryFilter(const QString &source, QStringList exclude, const QStringList &include)
    : m_source(source), m_include(entriesOf(include))
{
    // "site.exclude - site.include"
    exclude.removeIf([&include](const QString &entry) { return include.contains(entry); });
    m_exclude = entriesOf(exclude);
}

QList<EntryFilter::Entry> EntryFilter::entriesOf(const QStringList &patterns)
{
    static const QRegularExpression slashes(QStringLiteral("^(?:\\./|/)+"));
    QList<Entry> entries;
    for (const QString &pattern : patterns) {
        const QString begin = QString(pattern).remove(slashes);
        QString whole = begin;
        if (whole.endsWith(QLatin1Char('/')))
            whole.chop(1);
        entries.append({QRegularExpression(QStringLiteral("^%1$").arg(fnmatchExpression(whole)),
                                           QRegularExpression::DotMatchesEverythingOption),
                        begin});
    }
    return entries;
}

bool EntryFilter::fits(const QList<Entry> &entries, const QString &path)
{
    return std::any_of(entries.begin(), entries.end(), [&path](const Entry &entry) {
        return path.startsWith(entry.begin) || mayFit(entry.match, path);
    });
}

bool EntryFilter::leavesOut(const QString &path) const
{
    const QString before = m_source.isEmpty() ? QString() : m_source + QLatin1Char('/');
    if (m_exclude.isEmpty() || !path.startsWith(before))
        return false;
    const QString inside = path.mid(before.size());
    for (qsizetype begin = 0; begin >= 0 && begin < inside.size();) {
        const qsizetype slash = inside.indexOf(QLatin1Char('/'), begin);
        const QString entry = slash < 0 ? inside : inside.left(slash);
        if (fits(m_exclude, entry) && !fits(m_include, entry.mid(begin)))
            return true;
        begin = slash < 0 ? -1 : slash + 1;
    }
    return false;
}

} // namespace Triptych::Exchange
