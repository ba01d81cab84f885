#pragma once

#include <core/query.h>

#include <QObject>
#include <QTimer>

namespace Triptych::Newsroom {
class ArticleLibrary;
}

namespace Triptych::Ui {

/**
 * Keeps the numbers and the tags beside the list fresh: read every half minute, and soon after
 * something changed. Counts that cannot be read are left as they were: the list and the status line
 * say why. GUI thread.
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
    /** Of the last read alone; an answer that a later read has overtaken is dropped. */
    void overviewRead(const Triptych::Core::Overview &overview);

private:
    Newsroom::ArticleLibrary &m_library;
    QTimer m_pause;
    QTimer m_clock;
    quint64 m_generation = 0;
};

} // namespace Triptych::Ui
