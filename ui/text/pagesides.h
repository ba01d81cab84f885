#pragma once

#include <text/htmltokenizer.h>

#include <QtGlobal>

namespace Triptych::Ui {

/**
 * The direction that an article asks for by `dir`, while its page is written. QTextDocument lets
 * what follows a `dir` keep it, so that it never sees one: bits of PageMark carry it instead. The
 * margins of nested elements are added up, so an element's tag adds what differs from the one
 * around it. Any thread.
 */
class PageSides final
{
public:
    /** Of the present element; Auto where the article asks for none. */
    Qt::LayoutDirection present() const { return m_present; }
    /** An element ends: what was present before it is again. */
    void goBack(Qt::LayoutDirection before) { m_present = before; }

    /** The start tag of a block, which becomes the present element, with `mark` and any more
     * `style`. */
    QString blockTag(Text::HtmlToken token, int mark = 0, const QString &style = {});
    /** The same of a cell: QTextDocument takes no margins over into one, so that a block in it
     * carries the bits; `closing` is what closes both. */
    QString cellTag(const Text::HtmlToken &token, QString *closing);
    /** An element whose tag is not written, or carries no margin, becomes the present one. */
    void enter(const Text::HtmlToken &token) { m_present = asked(token); }
    /** The direction that would hold in an element. */
    Qt::LayoutDirection asked(const Text::HtmlToken &token) const;

    /** A start tag without a direction. */
    static Text::HtmlToken bare(Text::HtmlToken token);

private:
    Qt::LayoutDirection m_present = Qt::LayoutDirectionAuto;
};

} // namespace Triptych::Ui
