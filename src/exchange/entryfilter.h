#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace Triptych::Exchange {

/**
 * Which entries of its source Jekyll leaves out, by `exclude` and `include` of its configuration
 * (lib/jekyll/entry_filter.rb): an entry of `exclude` begins at the source and counts for what
 * File.fnmatch matches with it, where "*" matches "/", too, and for all whose path begins with it.
 * An entry whose own name `include` matches stays. Values only; any thread.
 */
class EntryFilter final
{
public:
    /** `source` is Jekyll's, inside its site; empty = all of it. */
    EntryFilter(const QString &source, QStringList exclude, const QStringList &include);

    /** False where the filter leaves out nothing. */
    bool isOn() const { return size() > 0; }
    /** Entries that each path is compared with. */
    qsizetype size() const { return m_exclude.size(); }
    /** `path` is inside the site; a file is left out with any folder that it lies in. */
    bool leavesOut(const QString &path) const;

private:
    /** One entry of a list: what it matches, and how what it matches begins. */
    struct Entry
    {
        QRegularExpression match;
        QString begin;
    };
    static QList<Entry> entriesOf(const QStringList &patterns);
    static bool fits(const QList<Entry> &entries, const QString &path);

    QString m_source;
    QList<Entry> m_exclude;
    QList<Entry> m_include;
};

} // namespace Triptych::Exchange
