#pragma once

#include <QHash>
#include <QStringList>

namespace Triptych::Exchange {

/**
 * Paths by a key. Of a key that more than Most paths have it keeps that many, and knows that it is
 * crowded: thousands of equal texts are not compared with each other. Each call takes a time that
 * does not grow with the number of paths. Only values, no I/O.
 */
template<typename Key> class PathIndex final
{
public:
    /** Paths of one key. */
    static constexpr qsizetype Most = 64;

    /** What all the paths of a key come to. */
    struct Crowd
    {
        bool holdsBack = false; ///< one of them holds back, see GoneArticle::holdsBack()
        QString withdrawn{};    ///< one of them that a person took from readers; else empty
    };

    /** Once a key and path. `crowdOf(path)` tells what one path alone would come to. */
    template<typename CrowdOf>
    void insert(const Key &key, const QString &path, const CrowdOf &crowdOf)
    {
        const auto crowd = m_crowds.find(key);
        if (crowd != m_crowds.end()) {
            add(*crowd, crowdOf(path));
        } else if (m_paths.count(key) < Most) {
            m_paths.insert(key, path);
        } else {
            Crowd all = crowdOf(path);
            for (const QString &kept : m_paths.values(key))
                add(all, crowdOf(kept));
            m_crowds.insert(key, all);
        }
    }
    /** A crowd stays one. */
    void remove(const Key &key, const QString &path) { m_paths.remove(key, path); }
    QStringList paths(const Key &key) const { return m_paths.values(key); }
    /** Null where all paths of the key are kept. */
    const Crowd *crowd(const Key &key) const
    {
        const auto found = m_crowds.constFind(key);
        return found == m_crowds.cend() ? nullptr : &*found;
    }

private:
    static void add(Crowd &all, const Crowd &one)
    {
        all.holdsBack = all.holdsBack || one.holdsBack;
        if (all.withdrawn.isEmpty())
            all.withdrawn = one.withdrawn;
    }

    QMultiHash<Key, QString> m_paths;
    QHash<Key, Crowd> m_crowds;
};

} // namespace Triptych::Exchange
