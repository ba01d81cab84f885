#pragma once

#include <core/query.h>

#include <QObject>
#include <QTimer>

namespace Triptych::Newsroom {
class ArticleLibrary;
}

namespace Triptych::Ui {

/**
 * Reads the counts and tags of the sidebar every half minute, and soon after a change. Where they
 * cannot be read, the old ones stay; the list and the status bar show why. GUI thread.
 */
class OverviewReader final : public QObject
{
    Q_OBJECT

public:
    /** `library` outlives it. */
    explicit OverviewReader(Newsroom::ArticleLibrary &library, QObject *parent = nullptr);

    void read();
    /** Reads once for all changes that follow each other within 400 ms. */
    void readSoon();
    /** readSoon() was called and its read has not begun yet. */
    bool isDue() const { return m_pause.isActive(); }

Q_SIGNALS:
    /** The result of the newest read; the answer to an older read is dropped. */
    void overviewRead(const Triptych::Core::Overview &overview);

private:
    Newsroom::ArticleLibrary &m_library;
    QTimer m_pause;
    QTimer m_clock;
    quint64 m_generation = 0;
};

} // namespace Triptych::Ui
