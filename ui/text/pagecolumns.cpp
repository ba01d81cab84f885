#include "pagecolumns.h"

#include "pagetokens.h"

#include <utility>

namespace Triptych::Ui {

namespace {

using Kind = Text::HtmlToken::Kind;

bool hasNoEnd(const QString &name)
{
    return name == QLatin1String("img") || name == QLatin1String("br") ||
           name == QLatin1String("hr");
}

class ColumnOrder final
{
public:
    ColumnOrder(const QList<Text::HtmlToken> &tokens, const QHash<qsizetype, TablePlan> &plans,
                bool isRightToLeft)
        : m_tokens(tokens)
        , m_plans(plans)
        , m_usual(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight)
    {
    }

    PageColumns find()
    {
        for (qsizetype at = 0; at < m_tokens.size(); ++at) {
            const Kind kind = m_tokens[at].kind;
            if (kind == Kind::Start)
                start(at);
            else if (kind == Kind::End)
                end(at);
            else
                write(at);
        }
        while (!m_tables.isEmpty())
            closeTable();
        return m_columns;
    }

private:
    struct Table
    {
        bool isMirrored = false;
        bool isInRow = false;
        bool isInCell = false;
        QList<QList<qsizetype>> cells; ///< of the row
    };

    void start(qsizetype at)
    {
        const Text::HtmlToken &token = m_tokens[at];
        const QString dir = token.attribute(QLatin1String("dir"));
        Qt::LayoutDirection side = m_sides.isEmpty() ? Qt::LayoutDirectionAuto : m_sides.last();
        if (!dir.isEmpty())
            side = dir == QLatin1String("rtl") ? Qt::RightToLeft : Qt::LeftToRight;
        if (!hasNoEnd(token.name))
            m_sides.append(side);
        if (token.name == QLatin1String("table")) {
            write(at);
            return openTable(at, side);
        }
        if (!m_tables.isEmpty() && m_tables.last().isMirrored) {
            Table &table = m_tables.last();
            if (token.name == QLatin1String("tr") && !table.isInRow) {
                write(at);
                table.isInRow = true;
                return;
            }
            if (Text::isTableCell(token.name) && table.isInRow && !table.isInCell) {
                table.isInCell = true;
                table.cells.append(QList<qsizetype>{at});
                return;
            }
        }
        write(at);
    }

    void openTable(qsizetype at, Qt::LayoutDirection side)
    {
        if (m_tables.isEmpty())
            m_levels = m_plans.value(at).levels;
        const bool isDrawn = m_tables.size() < m_levels;
        if (isDrawn && side == Qt::LayoutDirectionAuto)
            side = firstStrongIn(m_tokens, at);
        if (side == Qt::LayoutDirectionAuto)
            side = m_usual;
        const bool isMirrored = isDrawn && side == Qt::RightToLeft;
        if (isMirrored)
            m_columns.mirrored.insert(at);
        m_tables.append({isMirrored, false, false, {}});
    }

    void end(qsizetype at)
    {
        const QString &name = m_tokens[at].name;
        if (!m_sides.isEmpty())
            m_sides.removeLast();
        if (name == QLatin1String("table") && !m_tables.isEmpty())
            closeTable();
        else if (name == QLatin1String("tr") && !m_tables.isEmpty())
            closeRow();
        write(at);
        if (Text::isTableCell(name) && !m_tables.isEmpty())
            m_tables.last().isInCell = false;
    }

    void closeTable()
    {
        closeRow();
        m_tables.removeLast();
    }

    void closeRow()
    {
        Table &table = m_tables.last();
        const QList<QList<qsizetype>> cells = std::exchange(table.cells, {});
        table.isInRow = table.isInCell = false;
        for (auto cell = cells.crbegin(); cell != cells.crend(); ++cell) {
            for (const qsizetype at : *cell)
                write(at);
        }
    }

    /** To the end of the innermost cell that waits for the end of its row. */
    void write(qsizetype at)
    {
        for (qsizetype i = m_tables.size() - 1; i >= 0; --i) {
            Table &table = m_tables[i];
            if (!table.isInRow || table.cells.isEmpty())
                continue;
            if (table.isInCell || m_tokens[at].kind != Kind::Text)
                table.cells.last().append(at);
            return;
        }
        m_columns.order.append(at);
    }

    const QList<Text::HtmlToken> &m_tokens;
    const QHash<qsizetype, TablePlan> &m_plans;
    Qt::LayoutDirection m_usual;
    PageColumns m_columns;
    QList<Table> m_tables;
    QList<Qt::LayoutDirection> m_sides; ///< asked for by each open element, or around it
    int m_levels = 0;                   ///< of the outermost open table that are drawn
};

} // namespace

PageColumns pageColumns(const QList<Text::HtmlToken> &tokens,
                        const QHash<qsizetype, TablePlan> &plans, bool isRightToLeft)
{
    return ColumnOrder(tokens, plans, isRightToLeft).find();
}

} // namespace Triptych::Ui
