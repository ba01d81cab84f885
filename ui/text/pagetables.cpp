#include "pagetables.h"

#include <algorithm>
#include <numeric>

namespace Triptych::Ui {

namespace {

using Kind = Text::HtmlToken::Kind;

constexpr qint64 CellUnits = 60;
constexpr int WidestColumn = 60; // characters, when the width is shared out
constexpr int NarrowestColumn = 6;

/** What one table that stands in no other holds. */
class Survey final
{
public:
    void take(const Text::HtmlToken &token)
    {
        if (token.kind == Kind::Text) {
            if (!m_open.isEmpty())
                m_units[m_open.size()] += token.text.size();
            if (m_open.size() > 0 && !m_rows.isEmpty()) {
                m_rows.last() += token.text.size();
                m_cell += token.text.size();
            }
            return;
        }
        const bool starts = token.kind == Kind::Start;
        if (token.name == QLatin1String("table")) {
            if (starts) {
                m_open.append(Open());
                m_units.resize(qMax(m_units.size(), m_open.size() + 1));
            } else {
                close();
            }
        } else if (token.name == QLatin1String("tr") && starts) {
            ++m_open.last().rows;
            m_open.last().column = 0;
            if (m_open.size() == 1)
                m_rows.append(0);
        } else if (Text::isTableCell(token.name)) {
            if (starts)
                openCell(token);
            else if (m_open.size() == 1)
                closeCell();
        } else if (starts) {
            m_units[m_open.size()] += 4;
        }
    }

    bool isOver() const { return m_open.isEmpty(); }

    TablePlan plan(const PageBudget &budget) const
    {
        TablePlan plan;
        const int deepest = qMin(budget.levels, int(m_units.size()) - 1);
        for (int levels = 1; levels <= deepest && cost(levels) <= budget.table; ++levels)
            plan.levels = levels;
        if (plan.levels > 0)
            return plan;
        const qint64 frame = CellUnits * m_columns;
        const qint64 tallest =
            m_rows.isEmpty() ? 0 : *std::max_element(m_rows.begin(), m_rows.end()) + frame;
        if (m_rows.size() < 2 || tallest > budget.table)
            return plan;
        plan.levels = 1;
        const qint64 all = std::accumulate(m_rows.begin(), m_rows.end(), qint64(0));
        const qint64 usual = all / m_rows.size() + frame;
        plan.rows = int(qMax<qint64>(1, budget.table / qMax(usual, (tallest + usual) / 2)));
        if (!m_hasSpans) {
            const int sum = std::accumulate(m_widths.begin(), m_widths.end(), 0);
            for (const int width : m_widths)
                plan.shares << qMax(1, width * 100 / qMax(1, sum));
        }
        return plan;
    }

private:
    struct Open
    {
        qint64 rows = 0;
        qint64 column = 0;
        qint64 columns = 0;
    };

    void openCell(const Text::HtmlToken &cell)
    {
        Open &table = m_open.last();
        const int across = spanOf(cell, QLatin1String("colspan"));
        const int down = spanOf(cell, QLatin1String("rowspan"));
        table.column += across;
        table.columns = qMax(table.columns, table.column);
        table.rows += down - 1;
        if (m_open.size() == 1) {
            m_hasSpans = m_hasSpans || across > 1 || down > 1;
            m_cell = 0;
        }
    }

    void closeCell()
    {
        const qsizetype column = m_open.last().column - 1;
        m_columns = m_open.last().columns;
        if (m_hasSpans || column < 0)
            return;
        while (m_widths.size() <= column)
            m_widths.append(NarrowestColumn);
        m_widths[column] = qMax(m_widths[column], int(qMin<qint64>(m_cell, WidestColumn)));
    }

    void close()
    {
        const Open table = m_open.takeLast();
        const qint64 grid = CellUnits * table.rows * table.columns;
        m_units[m_open.size() + 1] += grid;
        if (!m_open.isEmpty() && !m_rows.isEmpty())
            m_rows.last() += grid;
    }

    qint64 cost(int levels) const
    {
        qint64 units = 0;
        for (qsizetype depth = 1; depth < m_units.size(); ++depth)
            units += m_units[depth] << (qMin<qsizetype>(depth, levels) - 1);
        return units;
    }

    QList<Open> m_open;
    QList<qint64> m_units{0}; ///< by depth, from 1 on
    QList<qint64> m_rows;     ///< units of each row of the outermost table
    QList<int> m_widths;
    qint64 m_columns = 0;
    qint64 m_cell = 0;
    bool m_hasSpans = false;
};

} // namespace

int spanOf(const Text::HtmlToken &cell, QLatin1String attribute)
{
    return qMax(1, cell.attribute(attribute).toInt());
}

QHash<qsizetype, TablePlan> planTables(const QList<Text::HtmlToken> &tokens,
                                       const PageBudget &budget)
{
    QHash<qsizetype, TablePlan> plans;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != Kind::Start || tokens[i].name != QLatin1String("table"))
            continue;
        const qsizetype start = i;
        Survey survey;
        do {
            survey.take(tokens[i]);
        } while (!survey.isOver() && ++i < tokens.size());
        plans.insert(start, survey.plan(budget));
    }
    return plans;
}

} // namespace Triptych::Ui
