#pragma once

#include "profile.h"

#include <core/task.h>

#include <QProcessEnvironment>

namespace Triptych::Profiles {

class ProfileStore;
class SecretStore;

/**
 * Which workspace to open. `named` is what --workspace says: a saved profile's name, else a file;
 * where it is empty, the environment's (POSTGRES_DSN, ES_ADDR, REDIS_ADDR), else the profile used
 * last, else the embedded one. Secrets come from the environment or the keychain; a keychain that
 * does not answer leaves them empty. Runs on the GUI thread (or the command line's main thread).
 * Errors: Usage.
 */
Core::Task<ProfileWithSecrets>
chooseProfile(QString named, ProfileStore &profiles, SecretStore &secrets,
              QProcessEnvironment environment = QProcessEnvironment::systemEnvironment());

/** `named` in a form that another process can read in any working folder: a file becomes its full
 * path. Errors: Usage, where chooseProfile() would refuse it here. */
Core::Result<QString> namedFromAnywhere(const QString &named, const ProfileStore &profiles);

/**
 * The embedded workspace to move to servers: the one of `named`, else the profile used last where
 * that is embedded, else this user's own. The environment is not used, because it names the target.
 * Errors: Usage, NotFound for a file that does not exist (opening it would make it).
 */
Core::Task<ProfileWithSecrets> chooseMoveSource(QString named, ProfileStore &profiles,
                                                SecretStore &secrets);

/**
 * The servers to move to: `named` is a saved profile's name, else a libpq URI or keywords, beside
 * which ES_ADDR and REDIS_ADDR count unless they belong to another POSTGRES_DSN; where it is empty,
 * what the environment names. A given `password` is PostgreSQL's; without one libpq looks for
 * PGPASSWORD and its password file. Errors: Usage, also for an embedded profile or a file.
 */
Core::Task<ProfileWithSecrets> chooseMoveTarget(QString named, QString password,
                                                ProfileStore &profiles, SecretStore &secrets);

} // namespace Triptych::Profiles
