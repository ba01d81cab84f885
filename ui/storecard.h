#pragma once

#include <core/storehealth.h>

#include <QWidget>

class QLabel;

namespace Triptych::Ui {

class Pill;

/** One store: what it is for, product, address, latency, since when, and what answers meanwhile. */
class StoreCard final : public QWidget
{
    Q_OBJECT

public:
    explicit StoreCard(QWidget *parent = nullptr);

    void setHealth(const Core::StoreHealth &health);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dressCard();

    Core::StoreHealth m_health;
    QLabel *m_glyph;
    QLabel *m_role;
    QLabel *m_purpose;
    Pill *m_state;
    QLabel *m_product;
    QLabel *m_facts;
    QLabel *m_trouble;
    QLabel *m_detail;
};

} // namespace Triptych::Ui
