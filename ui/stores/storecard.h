#pragma once

#include <core/storehealth.h>
#include <ui/controls/panel.h>

namespace Triptych::Ui {

/** One store: what it is for, product, address, latency, since when, and what answers meanwhile. */
class StoreCard final : public Panel
{
    Q_OBJECT

public:
    explicit StoreCard(QWidget *parent = nullptr);

    void setHealth(const Core::StoreHealth &health);
    /** How well the cache does; empty for the other stores. */
    QString cacheText() const;

private:
    QLabel *m_product;
    QLabel *m_facts;
    QLabel *m_cache;
    QLabel *m_trouble;
    QLabel *m_detail;
};

} // namespace Triptych::Ui
