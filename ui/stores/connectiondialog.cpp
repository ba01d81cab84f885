#include "connectiondialog.h"

#include "storetestline.h"

#include <core/answer.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <ui/controls/hairline.h>
#include <ui/controls/labelledfield.h>
#include <ui/controls/screenfit.h>
#include <ui/look/dressed.h>
#include <workspace/workspace.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(600, 640);

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    dress(label, [label] { label->setFont(textFont(TextSize::Lead, Weight::Medium)); });
    return label;
}

QLabel *sentence(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    dress(label, [label] {
        label->setFont(textFont(TextSize::Small));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(quiet);
    });
    return label;
}

QHBoxLayout *sideBySide(QWidget *first, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(Space::Medium);
    row->addWidget(first, 1, Qt::AlignTop);
    row->addWidget(second, 1, Qt::AlignTop);
    return row;
}

} // namespace

ConnectionDialog::ConnectionDialog(Profiles::ProfileStore &profiles, Profiles::SecretStore &secrets,
                                   QWidget *parent)
    : QDialog(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_name(new LabelledField(tr("Name"), tr("What this workspace is called")))
    , m_embedded(new QRadioButton(tr("On this computer")))
    , m_servers(new QRadioButton(tr("On servers")))
    , m_kinds(new QStackedWidget)
    , m_keeping(sentence({}))
    , m_connect(nullptr)
    , m_cancel(nullptr)
{
    setWindowTitle(tr("Connect a workspace"));
    resize(withinScreen(*this, FirstSize));
    m_kinds->addWidget(buildEmbedded());
    m_kinds->addWidget(buildServers());
    m_embedded->setAccessibleDescription(tr("One file, no server needed"));
    m_servers->setAccessibleDescription(
        tr("PostgreSQL, and Elasticsearch and Redis if you have them"));

    auto *content = new QWidget;
    setSurface(content, Surface::Page);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Wide);
    column->setSpacing(Space::Medium);
    column->addWidget(m_name);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(Space::Wide);
    choice->addWidget(m_embedded);
    choice->addWidget(m_servers);
    choice->addStretch();
    column->addLayout(choice);
    column->addWidget(m_kinds);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    setSurface(scroll, Surface::Page);

    auto *buttons = new QDialogButtonBox;
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    makePrimary(m_connect);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(Space::Wide, Space::Medium, Space::Wide, Space::Medium);
    bottom->setSpacing(Space::Large);
    bottom->addWidget(m_keeping, 1);
    bottom->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(new Hairline(Qt::Horizontal));
    layout->addLayout(bottom);

    connect(m_servers, &QRadioButton::toggled, this, &ConnectionDialog::showKind);
    m_servers->setChecked(true);
    m_name->setFocus();
}

ConnectionDialog::~ConnectionDialog()
{
    m_stop.request_stop();
}

QWidget *ConnectionDialog::buildEmbedded()
{
    m_file = new LabelledField(tr("Workspace file"), tr("A new or an existing file"));
    m_file->setFile(tr("Choose the workspace file"),
                    tr("Triptych workspaces (*.triptych);;All files (*)"), true);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    layout->addWidget(sentence(tr("Articles, search and counts live in one file. No server is "
                                  "needed; you can move to servers later.")));
    layout->addWidget(m_file);
    auto *line = new StoreTestLine(Core::StoreRole::Articles, tr("the workspace file"));
    m_tests << line;
    connect(line, &StoreTestLine::testAsked, this, [this] { test(Core::StoreRole::Articles); });
    layout->addWidget(line);
    layout->addStretch();
    return page;
}

QWidget *ConnectionDialog::buildServers()
{
    m_postgres =
        new LabelledField(tr("Address"), QStringLiteral("postgresql://me@db.example.org/newsroom"));
    m_postgresPassword = new LabelledField(tr("Password"), {});
    m_elastic =
        new LabelledField(tr("Addresses"), QStringLiteral("https://search.example.org:9200"));
    m_elasticUser = new LabelledField(tr("User"), {});
    m_elasticPassword = new LabelledField(tr("Password"), {});
    m_elasticKey = new LabelledField(tr("or an API key"), {});
    m_elasticCa = new LabelledField(tr("CA certificate"), tr("The system's certificates"));
    m_redis = new LabelledField(tr("Address"), QStringLiteral("rediss://counts.example.org:6379"));
    m_redisPassword = new LabelledField(tr("Password"), {});
    m_redisCa = new LabelledField(tr("CA certificate"), tr("The system's certificates"));
    for (LabelledField *secret :
         {m_postgresPassword, m_elasticPassword, m_elasticKey, m_redisPassword})
        secret->setSecret();
    for (LabelledField *ca : {m_elasticCa, m_redisCa})
        ca->setFile(tr("Choose the CA certificate"),
                    tr("Certificates (*.pem *.crt);;All files (*)"), false);
    m_postgresPassword->edit()->setAccessibleName(tr("PostgreSQL password"));
    m_postgres->edit()->setAccessibleName(tr("PostgreSQL address"));
    m_elastic->edit()->setAccessibleName(tr("Elasticsearch addresses"));
    m_elasticUser->edit()->setAccessibleName(tr("Elasticsearch user"));
    m_elasticPassword->edit()->setAccessibleName(tr("Elasticsearch password"));
    m_elasticKey->edit()->setAccessibleName(tr("Elasticsearch API key"));
    m_elasticCa->edit()->setAccessibleName(tr("Elasticsearch CA certificate"));
    m_redis->edit()->setAccessibleName(tr("Redis address"));
    m_redisPassword->edit()->setAccessibleName(tr("Redis password"));
    m_redisCa->edit()->setAccessibleName(tr("Redis CA certificate"));

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    const auto line = [&](Core::StoreRole role, const QString &store) {
        auto *test = new StoreTestLine(role, store);
        m_tests << test;
        connect(test, &StoreTestLine::testAsked, this, [this, role] { this->test(role); });
        layout->addWidget(test);
    };
    layout->addWidget(heading(QStringLiteral("PostgreSQL")));
    layout->addWidget(m_postgres);
    layout->addWidget(m_postgresPassword);
    line(Core::StoreRole::Articles, QStringLiteral("PostgreSQL"));
    layout->addSpacing(Space::Small);
    layout->addWidget(new Hairline(Qt::Horizontal));
    layout->addWidget(heading(QStringLiteral("Elasticsearch")));
    layout->addWidget(sentence(tr("Leave it empty and PostgreSQL answers searches. Several "
                                  "addresses are separated by commas; OpenSearch does as well.")));
    layout->addWidget(m_elastic);
    layout->addLayout(sideBySide(m_elasticUser, m_elasticPassword));
    layout->addLayout(sideBySide(m_elasticKey, m_elasticCa));
    line(Core::StoreRole::Search, QStringLiteral("Elasticsearch"));
    layout->addSpacing(Space::Small);
    layout->addWidget(new Hairline(Qt::Horizontal));
    layout->addWidget(heading(QStringLiteral("Redis")));
    layout->addWidget(
        sentence(tr("Leave it empty and PostgreSQL counts views. Valkey does as well.")));
    layout->addWidget(m_redis);
    layout->addLayout(sideBySide(m_redisPassword, m_redisCa));
    line(Core::StoreRole::Counters, QStringLiteral("Redis"));
    return page;
}

void ConnectionDialog::showKind()
{
    const bool servers = m_servers->isChecked();
    // The page that is not shown must not stretch the dialog's scroll area.
    m_kinds->widget(0)->setSizePolicy(QSizePolicy::Preferred,
                                      servers ? QSizePolicy::Ignored : QSizePolicy::Preferred);
    m_kinds->widget(1)->setSizePolicy(QSizePolicy::Preferred,
                                      servers ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_kinds->setCurrentIndex(servers ? 1 : 0);
    m_keeping->setText(servers ? tr("Passwords are kept in this system's keychain, nowhere else.")
                               : QString());
}

StoreTestLine *ConnectionDialog::testLine(Core::StoreRole role) const
{
    // The first line is the embedded file's; the servers' follow in the order of their roles.
    return m_servers->isChecked() ? m_tests.at(1 + int(role)) : m_tests.first();
}

void ConnectionDialog::setProfile(const Profiles::Profile &profile)
{
    m_editing = profile.name;
    setWindowTitle(tr("Change the workspace"));
    m_name->setValue(profile.name);
    (profile.kind == Profiles::Profile::Kind::Servers ? m_servers : m_embedded)->setChecked(true);
    m_file->setValue(profile.file);
    m_postgres->setValue(profile.postgres);
    m_elastic->setValue(profile.elastic);
    m_elasticUser->setValue(profile.elasticUser);
    m_elasticCa->setValue(profile.elasticCa);
    m_redis->setValue(profile.redis);
    m_redisCa->setValue(profile.redisCa);
    Core::onAnswer(
        m_secrets.read(profile.name), this, [this](const Core::Result<Profiles::Secrets> &secrets) {
            if (!secrets) {
                m_keeping->setText(tr("The keychain does not answer; type the passwords again."));
                return;
            }
            // What the person typed meanwhile wins.
            const auto fill = [](LabelledField *field, const QString &secret) {
                if (field->value().isEmpty())
                    field->setValue(secret);
            };
            fill(m_postgresPassword, secrets->postgresPassword);
            fill(m_elasticPassword, secrets->elasticPassword);
            fill(m_elasticKey, secrets->elasticApiKey);
            fill(m_redisPassword, secrets->redisPassword);
        });
}

void ConnectionDialog::showError(Core::StoreRole role, const Core::Error &error)
{
    testLine(role)->showError(error);
    if (error.kind == Core::ErrorKind::SignIn && role == Core::StoreRole::Articles)
        m_postgresPassword->setFocus();
}

Profiles::ProfileWithSecrets ConnectionDialog::typed() const
{
    Profiles::ProfileWithSecrets both;
    Profiles::Profile &profile = both.profile;
    profile.name = m_name->value().trimmed();
    profile.kind = m_servers->isChecked() ? Profiles::Profile::Kind::Servers
                                          : Profiles::Profile::Kind::Embedded;
    if (profile.kind == Profiles::Profile::Kind::Embedded) {
        profile.file = m_file->value().trimmed();
        return both;
    }
    profile.postgres = m_postgres->value().trimmed();
    profile.elastic = m_elastic->value().trimmed();
    profile.elasticUser = m_elasticUser->value().trimmed();
    profile.elasticCa = m_elasticCa->value().trimmed();
    profile.redis = m_redis->value().trimmed();
    profile.redisCa = m_redisCa->value().trimmed();
    both.secrets.postgresPassword = m_postgresPassword->value();
    both.secrets.elasticPassword = m_elasticPassword->value();
    both.secrets.elasticApiKey = m_elasticKey->value().trimmed();
    both.secrets.redisPassword = m_redisPassword->value();
    return both;
}

bool ConnectionDialog::check()
{
    const Profiles::ProfileWithSecrets both = typed();
    const Profiles::Profile &profile = both.profile;
    LabelledField *first = nullptr;
    const auto refuse = [&first](LabelledField *field, const QString &why) {
        field->setError(why);
        if (!first)
            first = field;
    };
    if (profile.name.isEmpty())
        refuse(m_name, tr("Give the workspace a name."));
    else if (profile.name != m_editing && m_profiles.profile(profile.name))
        refuse(m_name, tr("Another workspace has this name already."));
    if (profile.kind == Profiles::Profile::Kind::Embedded) {
        if (profile.file.isEmpty())
            refuse(m_file, tr("Choose the file that the workspace lives in."));
    } else {
        // Each address is tried alone, so that an error stands beside the field that it is about.
        const auto parse = [&](LabelledField *field, auto member) {
            Profiles::Profile one;
            one.name = profile.name;
            one.kind = profile.kind;
            one.postgres = profile.postgres;
            one.*member = profile.*member;
            const auto read = Profiles::normalised(one, both.secrets);
            if (!read)
                refuse(field, read.error().message);
            return read.has_value();
        };
        if (profile.postgres.isEmpty())
            refuse(m_postgres, tr("Say where PostgreSQL is: articles live there."));
        else if (parse(m_postgres, &Profiles::Profile::postgres)) {
            if (!profile.elastic.isEmpty())
                parse(m_elastic, &Profiles::Profile::elastic);
            if (!profile.redis.isEmpty())
                parse(m_redis, &Profiles::Profile::redis);
        }
        if (!both.secrets.elasticApiKey.isEmpty() && !both.secrets.elasticPassword.isEmpty())
            refuse(m_elasticKey, tr("A password or an API key, not both."));
    }
    if (first) {
        first->setFocus(Qt::OtherFocusReason);
        if (auto *scroll = findChild<QScrollArea *>())
            scroll->ensureWidgetVisible(first);
    }
    return !first;
}

void ConnectionDialog::test(Core::StoreRole role)
{
    const Profiles::ProfileWithSecrets both = typed();
    StoreTestLine *line = testLine(role);
    LabelledField *field = m_file;
    if (m_servers->isChecked())
        field = role == Core::StoreRole::Articles ? m_postgres
                : role == Core::StoreRole::Search ? m_elastic
                                                  : m_redis;
    if (field->value().trimmed().isEmpty()) {
        line->clear();
        field->setError(tr("There is no address to test."));
        field->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto read = Profiles::normalised(both.profile, both.secrets);
    if (!read) {
        line->showError(read.error());
        return;
    }
    line->start(*read);
}

void ConnectionDialog::setSaving(bool saving)
{
    m_saving = saving;
    m_connect->setEnabled(!saving);
    m_kinds->setEnabled(!saving);
    m_name->setEnabled(!saving);
}

void ConnectionDialog::accept()
{
    if (m_saving || !check())
        return;
    const Profiles::ProfileWithSecrets both = typed();
    const auto read = Profiles::normalised(both.profile, both.secrets);
    if (!read) {
        m_name->setError(read.error().message);
        return;
    }
    m_accepted = *read;
    const bool nothingSecret = m_accepted.secrets == Profiles::Secrets();
    if (nothingSecret && m_editing.isEmpty()) {
        finish();
        return;
    }
    setSaving(true);
    Core::onAnswer(
        m_secrets.write(m_accepted.profile.name, m_accepted.secrets), this,
        [this, nothingSecret](const Core::Result<Profiles::SecretStore::Kept> &kept) {
            setSaving(false);
            const bool inKeychain = kept && *kept == Profiles::SecretStore::Kept::InKeychain;
            if (inKeychain || nothingSecret || m_toldSession) {
                finish();
                return;
            }
            // Said before it matters, not after: the next start will ask for the password again.
            m_toldSession = true;
            m_keeping->setText(
                tr("This system has no keychain that answers. Passwords are kept until you close "
                   "Triptych; connect again to go on."));
            m_connect->setText(tr("Connect for this session"));
            m_connect->setFocus();
        });
}

void ConnectionDialog::finish()
{
    const Core::Result<void> saved = m_profiles.save(m_accepted.profile);
    if (!saved) {
        m_name->setError(saved.error().message);
        return;
    }
    QDialog::accept();
}

} // namespace Triptych::Ui
