#include "textlook.h"

#include "type.h"

#include <QFontMetricsF>

#include <algorithm>

namespace Triptych::Ui {

namespace {

constexpr int LeastColumn = 120;

TextLook s_look;
int s_column = 0; ///< of s_look; 0 where it was not measured yet

int within(int available, int wanted)
{
    return std::max(LeastColumn, std::min(wanted, available - 2 * Space::Huge));
}

} // namespace

TextLook TextLook::withinBounds() const
{
    return {face.isEmpty() ? serif() : face, std::clamp(pixels, LeastPx, MostPx),
            std::clamp(characters, LeastCharacters, MostCharacters)};
}

const TextLook &textLook()
{
    return s_look;
}

void useTextLook(const TextLook &look)
{
    s_look = look.withinBounds();
    s_column = 0;
}

int columnWidth(int available)
{
    if (s_column == 0) {
        // QFontMetricsF::averageCharWidth() is that of all signs of the face, capitals and
        // accents included: a line of words holds a quarter more of them than it says.
        static const QString words =
            QStringLiteral("the quick brown fox jumps over the lazy dog, and they said that in "
                           "the end nothing of it was lost. ");
        const double character =
            QFontMetricsF(articleFont()).horizontalAdvance(words) / double(words.size());
        s_column = qRound(character * s_look.characters);
    }
    return within(available, s_column);
}

int pageColumnWidth(int available)
{
    return within(available, Measure::TextColumn);
}

} // namespace Triptych::Ui
