#include "pagesides.h"

#include "pagehtml.h"
#include "pagetags.h"

namespace Triptych::Ui {

namespace {

int bitsOf(Qt::LayoutDirection direction)
{
    if (direction == Qt::LayoutDirectionAuto)
        return 0;
    return direction == Qt::RightToLeft ? PageMark::RightToLeft : PageMark::LeftToRight;
}

} // namespace

QString PageSides::blockTag(Text::HtmlToken token, int mark, const QString &style)
{
    const Qt::LayoutDirection now = asked(token);
    mark += bitsOf(now) - bitsOf(m_present);
    m_present = now;
    return mark != 0 || !style.isEmpty() ? markedTag(bare(token), mark, style) : tagOf(bare(token));
}

QString PageSides::cellTag(const Text::HtmlToken &token, QString *closing)
{
    enter(token);
    *closing = closingOf(token.name);
    if (m_present == Qt::LayoutDirectionAuto)
        return tagOf(bare(token));
    const Text::HtmlToken inner{Text::HtmlToken::Kind::Start, QStringLiteral("div"), {}, {}};
    closing->prepend(closingOf(inner.name));
    return tagOf(bare(token)) + markedTag(inner, bitsOf(m_present));
}

Qt::LayoutDirection PageSides::asked(const Text::HtmlToken &token) const
{
    const QString dir = token.attribute(QLatin1String("dir"));
    if (dir.isEmpty())
        return m_present;
    return dir == QLatin1String("rtl") ? Qt::RightToLeft : Qt::LeftToRight;
}

Text::HtmlToken PageSides::bare(Text::HtmlToken token)
{
    token.attributes.removeIf([](const auto &one) { return one.first == QLatin1String("dir"); });
    return token;
}

} // namespace Triptych::Ui
