#include "sourceplaces.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace Triptych::Ui {

namespace {

QList<bool> blankLines(const QString &markdown)
{
    QList<bool> blank;
    for (const QStringView line : QStringView(markdown).split(u'\n'))
        blank.append(line.trimmed().isEmpty());
    return blank;
}

} // namespace

SourcePlaces::SourcePlaces(const QTextDocument &page, const QString &markdown)
{
    const QList<bool> blank = blankLines(markdown);
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        const int line = block.userState();
        const bool goesOn = line < 0 || (!m_places.isEmpty() && m_places.last().line == line);
        if (goesOn && !m_places.isEmpty())
            m_places.last().last = block.blockNumber();
        else if (line >= 0 && line < blank.size())
            m_places.append({line, 1, block.blockNumber(), block.blockNumber()});
    }
    // Footnotes stand at the end of the page, wherever they are written.
    const auto isBefore = [](const Place &a, const Place &b) { return a.line < b.line; };
    if (!std::is_sorted(m_places.cbegin(), m_places.cend(), isBefore))
        std::stable_sort(m_places.begin(), m_places.end(), isBefore);
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        int end = i + 1 < m_places.size() ? m_places[i + 1].line : int(blank.size());
        while (end > m_places[i].line + 1 && blank[end - 1])
            --end;
        m_places[i].lines = qMax(1, end - m_places[i].line);
    }
}

std::optional<SourcePlaces::Spot> SourcePlaces::spotOf(double line) const
{
    const auto after =
        std::upper_bound(m_places.cbegin(), m_places.cend(), line,
                         [](double wanted, const Place &place) { return wanted < place.line; });
    if (after == m_places.cbegin())
        return {};
    const Place &place = *(after - 1);
    return Spot{place.first, place.last, qBound(0.0, (line - place.line) / place.lines, 1.0)};
}

} // namespace Triptych::Ui
