#include "secretstore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace Triptych::Profiles {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.secrets")

// Windows names a credential by its key alone, so the key says whose it is.
QString keyOf(const QString &profileName)
{
    return QStringLiteral("triptych/") + profileName;
}

QString service()
{
    return QStringLiteral("triptych");
}

QString toText(const Secrets &secrets)
{
    const QJsonObject object{{QStringLiteral("postgres"), secrets.postgresPassword},
                             {QStringLiteral("elastic"), secrets.elasticPassword},
                             {QStringLiteral("elastic_key"), secrets.elasticApiKey},
                             {QStringLiteral("redis"), secrets.redisPassword},
                             {QStringLiteral("redis_sentinel"), secrets.redisSentinelPassword}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Secrets fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    return {object.value(QLatin1String("postgres")).toString(),
            object.value(QLatin1String("elastic")).toString(),
            object.value(QLatin1String("elastic_key")).toString(),
            object.value(QLatin1String("redis")).toString(),
            object.value(QLatin1String("redis_sentinel")).toString()};
}

/**
 * Starts `job` and calls `done(job)` once: when it finishes, or with null when the deadline passed.
 * A job that outlives its deadline is left to delete itself; it must not be deleted while it runs.
 */
void runWithDeadline(QKeychain::Job *job, std::chrono::milliseconds deadline,
                     std::function<void(QKeychain::Job *)> done)
{
    auto called = std::make_shared<bool>(false);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [called, done](QKeychain::Job *finished) {
        if (!std::exchange(*called, true))
            done(finished);
    });
    QTimer::singleShot(deadline, job, [called, done] {
        if (!std::exchange(*called, true))
            done(nullptr);
    });
    job->start();
}

} // namespace

SecretStore::SecretStore(std::chrono::milliseconds deadline)
    : m_deadline(deadline), m_session(std::make_shared<QHash<QString, Secrets>>())
{
}

Core::FutureResult<Secrets> SecretStore::read(const QString &profileName)
{
    if (const auto it = m_session->constFind(profileName); it != m_session->constEnd())
        return Core::ready(Core::Result<Secrets>(*it));
    auto promise = std::make_shared<QPromise<Core::Result<Secrets>>>();
    promise->start();
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(keyOf(profileName));
    runWithDeadline(job, m_deadline, [promise](QKeychain::Job *finished) {
        Core::Result<Secrets> result;
        if (!finished) {
            result = Core::failure(
                Core::ErrorKind::Timeout,
                QCoreApplication::translate("Workspace", "The keychain did not answer. Type the "
                                                         "password; it is kept for this session."));
        } else if (finished->error() == QKeychain::NoError) {
            result = fromText(static_cast<QKeychain::ReadPasswordJob *>(finished)->textData());
        } else if (finished->error() == QKeychain::EntryNotFound) {
            result = Secrets{};
        } else {
            result = Core::failure(
                Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Workspace", "There is no keychain here. Type the "
                                                         "password; it is kept for this session."),
                finished->errorString());
        }
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

Core::FutureResult<SecretStore::Kept> SecretStore::write(const QString &profileName,
                                                         const Secrets &secrets)
{
    auto promise = std::make_shared<QPromise<Core::Result<Kept>>>();
    promise->start();
    // In memory at once, so that this session goes on whatever the keychain does.
    m_session->insert(profileName, secrets);
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(keyOf(profileName));
    job->setTextData(toText(secrets));
    runWithDeadline(job, m_deadline, [promise](QKeychain::Job *finished) {
        const bool kept = finished && finished->error() == QKeychain::NoError;
        if (!kept)
            qCInfo(log) << "kept in memory only:"
                        << (finished ? finished->errorString() : QStringLiteral("no answer"));
        promise->addResult(kept ? Kept::InKeychain : Kept::ForThisSession);
        promise->finish();
    });
    return promise->future();
}

Core::FutureResult<void> SecretStore::remove(const QString &profileName)
{
    auto promise = std::make_shared<QPromise<Core::Result<void>>>();
    promise->start();
    m_session->remove(profileName);
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(keyOf(profileName));
    runWithDeadline(job, m_deadline, [promise](QKeychain::Job *finished) {
        Core::Result<void> result;
        if (!finished || (finished->error() != QKeychain::NoError &&
                          finished->error() != QKeychain::EntryNotFound)) {
            result = Core::failure(Core::ErrorKind::Unreachable,
                                   QCoreApplication::translate(
                                       "Workspace", "The password could not be removed from the "
                                                    "keychain."),
                                   finished ? finished->errorString() : QString());
        }
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

} // namespace Triptych::Profiles
