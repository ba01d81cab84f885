#pragma once

#include <core/result.h>
#include <core/storehealth.h>
#include <profiles/profile.h>

#include <QDialog>

#include <stop_token>

class QLabel;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace Triptych::Profiles {
class ProfileStore;
class SecretStore;
} // namespace Triptych::Profiles

namespace Triptych::Ui {

class LabelledField;
class StoreTestLine;

/**
 * Asks for the name of a workspace and the addresses of its stores, can test each of them, and
 * keeps the passwords in the keychain. It is accepted once the profile is saved; the caller then
 * opens profile() with secrets(). Both stores outlive the dialog. GUI thread.
 */
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConnectionDialog(Profiles::ProfileStore &profiles, Profiles::SecretStore &secrets,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /** Shows a profile for editing; its secrets are read from the keychain. */
    void setProfile(const Profiles::Profile &profile);
    /** Shows why the workspace could not be opened, beside the field of that store. */
    void showError(Core::StoreRole role, const Core::Error &error);

    Profiles::Profile profile() const { return m_accepted.profile; }
    Profiles::Secrets secrets() const { return m_accepted.secrets; }

    LabelledField *nameField() const { return m_name; }
    LabelledField *postgresField() const { return m_postgres; }
    LabelledField *elasticField() const { return m_elastic; }
    LabelledField *redisField() const { return m_redis; }
    LabelledField *fileField() const { return m_file; }
    QRadioButton *serversChoice() const { return m_servers; }
    QRadioButton *embeddedChoice() const { return m_embedded; }
    StoreTestLine *testLine(Core::StoreRole role) const;
    QPushButton *connectButton() const { return m_connect; }

private:
    QWidget *buildEmbedded();
    QWidget *buildServers();
    void showKind();
    bool check();
    Profiles::ProfileWithSecrets typed() const;
    void test(Core::StoreRole role);
    void accept() override;
    void finish();
    void setSaving(bool saving);

    Profiles::ProfileStore &m_profiles;
    Profiles::SecretStore &m_secrets;
    Profiles::ProfileWithSecrets m_accepted;
    LabelledField *m_name;
    QRadioButton *m_embedded;
    QRadioButton *m_servers;
    QStackedWidget *m_kinds;
    LabelledField *m_file;
    LabelledField *m_postgres;
    LabelledField *m_postgresPassword;
    LabelledField *m_elastic;
    LabelledField *m_elasticUser;
    LabelledField *m_elasticPassword;
    LabelledField *m_elasticKey;
    LabelledField *m_elasticCa;
    LabelledField *m_redis;
    LabelledField *m_redisPassword;
    LabelledField *m_redisCa;
    QList<StoreTestLine *> m_tests;
    QLabel *m_keeping;
    QPushButton *m_connect;
    QPushButton *m_cancel;
    std::stop_source m_stop;
    QString m_editing; ///< the name of the profile that is being edited; empty for a new one
    bool m_saving = false;
    bool m_toldSession = false;
};

} // namespace Triptych::Ui
