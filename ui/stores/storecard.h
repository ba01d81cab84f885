#pragma once

#include <core/storehealth.h>
#include <ui/controls/panel.h>

namespace Triptych::Ui {

/** Shows one store: purpose, product, address, latency, since when it is in its state, and what
 * replaces it. */
class StoreCard final : public Panel
{
    Q_OBJECT

public:
    explicit StoreCard(QWidget *parent = nullptr);

    void setHealth(const Core::StoreHealth &health);
    /** The statistics of the cache in words; empty for other stores. */
    QString cacheText() const;

private:
    QLabel *m_product;
    QLabel *m_facts;
    QLabel *m_cache;
    QLabel *m_trouble;
    QLabel *m_detail;
};

} // namespace Triptych::Ui
