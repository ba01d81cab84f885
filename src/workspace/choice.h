#pragma once

#include "profile.h"

#include <core/task.h>

namespace Triptych::Workspace {

class ProfileStore;
class SecretStore;

/**
 * Which workspace to open. `named` is what --workspace says: a saved profile's name, else a file; where
 * it is empty, the environment's (POSTGRES_DSN, ES_ADDR, REDIS_ADDR), else the profile used last, else
 * the embedded one. Secrets come from the environment or the keychain; a keychain that does not answer
 * leaves them empty. Runs on the GUI thread (or the command line's main thread). Errors: Usage.
 */
Core::Task<ProfileWithSecrets> chooseProfile(QString named, ProfileStore &profiles, SecretStore &secrets);

} // namespace Triptych::Workspace
