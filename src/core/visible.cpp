#include "visible.h"

#include <algorithm>
#include <iterator>

namespace Triptych::Core {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/** Invisible, though their categories are those of letters, signs, or of nothing yet. */
constexpr Range Invisible[] = {
    {0x115F, 0x1160},   // Hangul fillers
    {0x17B4, 0x17B5},   // Khmer inherent vowels
    {0x2065, 0x2065},   //
    {0x2800, 0x2800},   // Braille pattern blank
    {0x3164, 0x3164},   // Hangul filler
    {0xFFA0, 0xFFA0},   // Hangul filler
    {0xFFF0, 0xFFF8},   //
    {0x1D159, 0x1D159}, // musical null notehead
    {0xE0000, 0xE0FFF}, // tags, variation selectors
};

/** Format characters that are seen: signs that embrace the numbers after them. */
constexpr Range Seen[] = {{0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},  {0x0890, 0x0891},
                          {0x08E2, 0x08E2}, {0x110BD, 0x110BD}, {0x110CD, 0x110CD}};

template<std::size_t Size> bool isIn(const Range (&ranges)[Size], char32_t code)
{
    return std::any_of(std::begin(ranges), std::end(ranges), [code](const Range &range) {
        return code >= range.first && code <= range.last;
    });
}

} // namespace

bool isVisible(char32_t code)
{
    if (QChar::isSpace(code) || isIn(Invisible, code))
        return false;
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Mark_NonSpacing:
        return false;
    case QChar::Other_Format:
        return isIn(Seen, code);
    default:
        return true;
    }
}

bool hasVisible(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text.at(i).unicode();
        if (QChar::isHighSurrogate(code) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            code = QChar::surrogateToUcs4(char16_t(code), text.at(++i).unicode());
        if (isVisible(code))
            return true;
    }
    return false;
}

} // namespace Triptych::Core
