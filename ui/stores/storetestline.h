#pragma once

#include <core/result.h>
#include <core/storehealth.h>

#include <QWidget>

#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Triptych::Profiles {
struct ProfileWithSecrets;
}

namespace Triptych::Ui {

/** The button "Test" of one store: pings it, and shows product, version and latency, or the error.
 * It can be stopped. */
class StoreTestLine final : public QWidget
{
    Q_OBJECT

public:
    StoreTestLine(Core::StoreRole role, const QString &store, QWidget *parent = nullptr);
    ~StoreTestLine() override;

    Core::StoreRole role() const { return m_role; }
    void start(const Profiles::ProfileWithSecrets &profile);
    void cancel();
    void showError(const Core::Error &error);
    /** Hides the result of a test of an earlier address. */
    void clear();
    bool isRunning() const { return m_running; }
    QString text() const;
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void testAsked();
    void finished(bool good);

private:
    void tell(const QString &text, bool good);

    Core::StoreRole m_role;
    QString m_store;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QLabel *m_glyph;
    QLabel *m_text;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace Triptych::Ui
