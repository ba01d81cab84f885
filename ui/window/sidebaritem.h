#pragma once

#include <ui/terms/section.h>

#include <QAbstractButton>

namespace Triptych::Ui {

/** One place in the sidebar: glyph, name, count; only the glyph where the sidebar is narrow. */
class SidebarItem final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SidebarItem(const Section &section, QWidget *parent = nullptr);

    const Section &section() const { return m_section; }
    void setCount(const std::optional<Core::BoundedCount> &count);
    /** So much needs somebody here, in the colour of a warning; 0 = nothing. */
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
