#pragma once

#include <QDateTime>
#include <QString>

namespace Triptych::Core {

/** A source of imports as a workspace remembers it: its name and its folder. */
struct KnownSource
{
    QString name; ///< of ImportSource::name; unique in the workspace
    QString root; ///< canonical absolute path of the folder, with '/', on the computer that
                  ///< imported it last
    QDateTime createdAt{};
    QString createdBy{};
    QDateTime changedAt{}; ///< when it got this root
    QString changedBy{};

    friend bool operator==(const KnownSource &, const KnownSource &) = default;
};

/** Language and slug of an article. Unique among the articles that are not deleted. */
struct Address
{
    QString language;
    QString slug;

    friend bool operator==(const Address &, const Address &) = default;
    friend size_t qHash(const Address &address, size_t seed = 0)
    {
        return qHashMulti(seed, address.language, address.slug);
    }
};

} // namespace Triptych::Core
