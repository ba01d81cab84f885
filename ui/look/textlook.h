#pragma once

#include <QString>

namespace Triptych::Ui {

/** How the text of articles is set, as the person at this desk chose it. A value. */
struct TextLook
{
    static constexpr int LeastPx = 12;
    static constexpr int MostPx = 32;
    static constexpr int UsualPx = 17;
    static constexpr int LeastCharacters = 50;
    static constexpr int MostCharacters = 100;
    static constexpr int UsualCharacters = 86;

    /** "serif", "sans", "mono", or the name of a family. One that is not installed is shown as
     * "serif". */
    QString face = serif();
    int pixels = UsualPx;             ///< at 96 dpi
    int characters = UsualCharacters; ///< of a full line of English words in this face, about

    static QString serif() { return QStringLiteral("serif"); }
    static QString sans() { return QStringLiteral("sans"); }
    static QString mono() { return QStringLiteral("mono"); }

    /** With sizes between the least and the most. */
    TextLook withinBounds() const;

    bool operator==(const TextLook &) const = default;
};

/** The present choice. GUI thread. */
const TextLook &textLook();
/** Of Theme alone, which keeps the choice and has all pages painted anew. */
void useTextLook(const TextLook &look);

/** The width of the column of an article's text, on a page of `available` device-independent
 * pixels; at least 120. GUI thread. */
int columnWidth(int available);

/** The same of other pages, which no choice changes. */
int pageColumnWidth(int available);

} // namespace Triptych::Ui
