#pragma once

#include "profile.h"

#include <QHash>
#include <QMutex>

#include <chrono>

namespace Triptych::Profiles {

/**
 * Secrets of a profile in the OS keychain through QtKeychain. A keychain job may never finish (a
 * locked collection waits for a prompt), so each has a deadline. After it, or without a keychain,
 * secrets are kept in memory for this session, and the answer says so. GUI thread (QtKeychain needs
 * its loop).
 */
class SecretStore final
{
public:
    enum class Kept { InKeychain, ForThisSession };

    explicit SecretStore(std::chrono::milliseconds deadline = std::chrono::seconds(5));

    Core::FutureResult<Secrets> read(const QString &profileName);
    Core::FutureResult<Kept> write(const QString &profileName, const Secrets &secrets);
    Core::FutureResult<void> remove(const QString &profileName);

private:
    std::chrono::milliseconds m_deadline;
    std::shared_ptr<QHash<QString, Secrets>> m_session;
};

} // namespace Triptych::Profiles
