#pragma once

#include <ui/terms/section.h>

#include <QAbstractButton>

namespace Triptych::Ui {

/** One item of the sidebar: glyph, name, count; in a narrow sidebar only the glyph. */
class SidebarItem final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SidebarItem(const Section &section, QWidget *parent = nullptr);

    const Section &section() const { return m_section; }
    void setCount(const std::optional<Core::BoundedCount> &count);
    /** Shows, in the colour of a warning, how many things need attention; 0 = none. */
    void setAlert(qint64 count);
    void setNarrow(bool narrow);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    Section m_section;
    std::optional<Core::BoundedCount> m_count;
    qint64 m_alert = 0;
    bool m_narrow = false;
};

} // namespace Triptych::Ui
