#include "pagehtml.h"

#include "articledocument.h"
#include "pagecolumns.h"
#include "pagelists.h"
#include "pagesides.h"
#include "pagetags.h"
#include "pagetokens.h"

#include <core/said.h>
#include <text/linedhtml.h>

#include <algorithm>

namespace Triptych::Ui {

namespace {

using Kind = Text::HtmlToken::Kind;

constexpr qint64 BlockUnits = 40;
constexpr qint64 InlineUnits = 4;
const QString TableTag = QStringLiteral("table");
const QString ParagraphTag = QStringLiteral("p");
const QString NumberedTag = QStringLiteral("ol");

constexpr Core::Said said{"ArticleDocument"};

class PageWriter final
{
public:
    PageWriter(const ArticleStyle &style, bool rightToLeft, const PageBudget &budget)
        : m_rule(style.rule.name(QColor::HexRgb)), m_rightToLeft(rightToLeft), m_budget(budget)
    {
    }

    PageHtml write(const QString &sanitized)
    {
        PageTokens read = pageTokens(sanitized, m_budget);
        m_tokens = std::move(read.tokens);
        m_page.omitted = read.omitted;
        m_plans = planTables(m_tokens, m_budget);
        m_columns = pageColumns(m_tokens, m_plans, m_rightToLeft);
        for (const qsizetype at : std::as_const(m_columns.order)) {
            m_at = at;
            const Text::HtmlToken &token = m_tokens[m_at];
            if (token.kind == Kind::Text)
                text(token.text);
            else if (token.kind == Kind::Start)
                start(token);
            else
                end();
        }
        m_at = m_tokens.size();
        while (!m_open.isEmpty())
            end();
        return m_page;
    }

private:
    struct Open
    {
        QString name;
        QString closing;
        int indents = 0; ///< what it adds to the levels of quotes and lists
        int tables = 0;
        int number = 1;       ///< of a list's next item
        int step = 1;         ///< to the number of the one after it
        int drawn = 0;        ///< of its items, since QTextDocument's list began
        Text::HtmlToken list; ///< start tag of a list, to go on with in another
        bool isPlain = true;  ///< a list that QTextDocument numbers from 1 on
        Qt::LayoutDirection around = Qt::LayoutDirectionAuto; ///< what was asked for outside
        int outside = 0;   ///< levels around a cell, which its text does not have
        QString tag;       ///< of an inline element, to open it again in the next part
        QString paragraph; ///< of a paragraph, likewise
    };

    void text(const QString &all)
    {
        QStringView rest = all;
        if (!m_isCode)
            return part(rest);
        // The line break before the end of a code block would be an empty line.
        if (rest.endsWith(QLatin1Char('\n')) && isBeforeEndOfCode(m_tokens, m_at))
            rest.chop(1);
        bool isFirst = true;
        for (const QStringView line : rest.split(QLatin1Char('\n'))) {
            if (!std::exchange(isFirst, false)) {
                m_page.html += QLatin1Char('\n');
                m_block = 0;
            }
            part(line);
        }
    }

    void part(QStringView rest)
    {
        while (m_block + rest.size() > m_budget.block) {
            const qsizetype room = wordEnd(rest, qMax<qsizetype>(0, m_budget.block - m_block));
            m_page.html += rest.left(room).toString().toHtmlEscaped();
            rest = rest.sliced(room);
            newPart();
        }
        m_page.html += rest.toString().toHtmlEscaped();
        m_block += rest.size();
    }

    /** One block of QTextDocument is laid out in one go: a long paragraph goes on in another. */
    void newPart()
    {
        m_block = 0;
        if (m_isCode) {
            m_page.html += QLatin1Char('\n');
            return;
        }
        qsizetype outermost = m_open.size();
        while (outermost > 0 && !m_open[outermost - 1].tag.isEmpty())
            --outermost;
        for (qsizetype i = m_open.size() - 1; i >= outermost; --i)
            m_page.html += m_open[i].closing;
        if (outermost > 0 && !m_open[outermost - 1].paragraph.isEmpty())
            m_page.html += m_open[outermost - 1].closing;
        else
            m_open.insert(outermost++, paragraph(QStringLiteral("<p>")));
        m_page.html += m_open[outermost - 1].paragraph;
        for (qsizetype i = outermost; i < m_open.size(); ++i)
            m_page.html += m_open[i].tag;
    }

    Open paragraph(const QString &tag) const
    {
        Open adds = opened();
        adds.name = ParagraphTag;
        adds.closing = closingOf(ParagraphTag);
        adds.paragraph = tag;
        return adds;
    }

    void start(const Text::HtmlToken &token)
    {
        if (token.name == QLatin1String("img"))
            return picture(token);
        if (isInline(token.name)) {
            const QString tag = tagOf(PageSides::bare(token));
            m_page.html += tag;
            m_block += InlineUnits;
            Open adds = opened();
            adds.name = token.name;
            adds.closing = closingOf(token.name);
            adds.tag = tag;
            m_open.append(adds);
            return;
        }
        if (token.name == QLatin1String("br")) {
            m_page.html += QStringLiteral("<br />");
            m_block += BlockUnits;
            if (m_block > m_budget.block)
                newPart();
            return;
        }
        m_block = 0;
        if (token.name == QLatin1String("hr")) {
            m_page.html += QStringLiteral("<hr />");
            return;
        }
        if (token.name == QLatin1String("blockquote"))
            quote(token);
        else if (isList(token.name))
            list(token);
        else if (token.name == QLatin1String("li"))
            item(token);
        else if (token.name == QLatin1String("pre"))
            code(token);
        else if (token.name == TableTag)
            table(token);
        else if (isPartOfTable(token.name))
            row(token);
        else if (isCellOrCaption(token.name))
            cell(token);
        else if (token.name == ParagraphTag)
            openParagraph(token);
        else
            openBlock(token);
    }

    /** An element to be opened, which ends with what is asked for around it. */
    Open opened() const
    {
        Open adds;
        adds.around = m_sides.present();
        return adds;
    }

    void openBlock(const Text::HtmlToken &token)
    {
        const Open adds = opened();
        open(token.name, m_sides.blockTag(token), closingOf(token.name), adds);
    }

    void openParagraph(const Text::HtmlToken &token)
    {
        Open adds = opened();
        const QString tag = m_sides.blockTag(token);
        adds.paragraph = tag;
        open(token.name, tag, closingOf(token.name), adds);
    }

    void end()
    {
        // What a part of a paragraph opened is closed with what it stands in.
        while (!m_open.isEmpty()) {
            const Open last = m_open.takeLast();
            m_page.html += last.closing;
            m_indents -= last.indents;
            m_tables -= last.tables;
            m_outside -= last.outside;
            m_sides.goBack(last.around);
            if (last.name == QLatin1String("pre"))
                m_isCode = false;
            if (last.tag.isEmpty())
                m_block = 0;
            if (m_at >= m_tokens.size() || last.name == m_tokens[m_at].name)
                break;
        }
    }

    void open(const QString &name, const QString &tag, const QString &closing)
    {
        open(name, tag, closing, opened());
    }

    void open(const QString &name, const QString &tag, const QString &closing, Open adds)
    {
        m_page.html += tag;
        adds.name = name;
        adds.closing = closing;
        m_indents += adds.indents;
        m_tables += adds.tables;
        m_outside += adds.outside;
        m_open.append(adds);
    }

    void flat(const Text::HtmlToken &token)
    {
        Text::HtmlToken block = token;
        block.name = QStringLiteral("div");
        const Open adds = opened();
        open(token.name, m_sides.blockTag(block), closingOf(block.name), adds);
    }

    void quote(const Text::HtmlToken &token)
    {
        if (m_indents >= m_budget.levels)
            return flat(token);
        Open adds = opened();
        Qt::LayoutDirection side = m_sides.asked(token);
        if (side == Qt::LayoutDirectionAuto)
            side = firstStrongIn(m_tokens, m_at);
        const bool right =
            side == Qt::LayoutDirectionAuto ? m_rightToLeft : side == Qt::RightToLeft;
        const int place = m_indents - m_outside;
        int mark = PageMark::Quote << place;
        if (++m_turns[place] % 2)
            mark += PageMark::Turn << place;
        if (right)
            mark += PageMark::Right << place;
        adds.indents = 1;
        open(token.name, m_sides.blockTag(token, mark), closingOf(token.name), adds);
    }

    void code(const Text::HtmlToken &token)
    {
        m_isCode = true;
        Text::HtmlToken bare = token;
        bare.attributes.removeIf([](const auto &one) { return one.first != Text::LineAttribute; });
        open(token.name,
             markedTag(bare, PageMark::Code + (++m_codeTurn % 2 ? PageMark::CodeTurn : 0)),
             closingOf(token.name));
    }

    void list(const Text::HtmlToken &token)
    {
        Open adds = opened();
        adds.list = token;
        if (token.name == NumberedTag) {
            const bool isReversed =
                std::any_of(token.attributes.begin(), token.attributes.end(),
                            [](const auto &one) { return one.first == QLatin1String("reversed"); });
            adds.step = isReversed ? -1 : 1;
            bool isStart = false;
            adds.number = token.attribute(QLatin1String("start")).toInt(&isStart);
            if (!isStart)
                adds.number = isReversed ? itemsFrom(m_tokens, m_at) : 1;
            adds.isPlain = adds.number == 1 && adds.step == 1;
        }
        if (m_indents >= m_budget.levels)
            return open(token.name, QString(), QString(), adds);
        adds.indents = 1;
        const QString tag = listTag(adds);
        open(token.name, tag, closingOf(token.name), adds);
    }

    QString listTag(const Open &list)
    {
        Text::HtmlToken tag = list.list;
        tag.attributes.removeIf([](const auto &one) { return one.first != QLatin1String("dir"); });
        return m_sides.blockTag(
            tag, 0, list.isPlain ? QString() : PageLists::style(list.number, list.step));
    }

    void item(const Text::HtmlToken &token)
    {
        qsizetype around = m_open.size() - 1;
        while (around >= 0 && !isList(m_open[around].name))
            --around;
        if (around < 0)
            return openBlock(token);
        Open &list = m_open[around];
        bool isGiven = false;
        const int given = token.attribute(QLatin1String("value")).toInt(&isGiven);
        const bool isNumbered = list.name == NumberedTag;
        const bool isOther = isGiven && isNumbered && given != list.number;
        if (isOther)
            list.number = given;
        const bool isFull = list.drawn >= m_budget.items;
        // Another list goes on only between two items.
        const bool goesOn = around == m_open.size() - 1;
        const QString state = token.attribute(QLatin1String("class"));
        // Where it is no list to QTextDocument, what stands before the item is text.
        if (list.indents == 0 || ((isFull || isOther) && !goesOn)) {
            QString sign =
                isNumbered ? QStringLiteral("%1.").arg(list.number) : QStringLiteral("\u2022");
            if (!state.isEmpty())
                sign = state == QLatin1String("checked") ? QStringLiteral("\u2611")
                                                         : QStringLiteral("\u2610");
            list.number += list.step;
            Text::HtmlToken block = token;
            block.name = QStringLiteral("div");
            const Open adds = opened();
            return open(token.name, m_sides.blockTag(block) + sign + QLatin1Char(' '),
                        closingOf(block.name), adds);
        }
        if (isFull || isOther) {
            list.isPlain = !isNumbered;
            list.drawn = 0;
            m_sides.goBack(list.around);
            m_page.html += list.closing + listTag(list);
        }
        ++list.drawn;
        list.number += list.step;
        openBlock(token);
    }

    void table(const Text::HtmlToken &token)
    {
        if (!isDrawn())
            return flat(token);
        m_rowsOfPiece = 0;
        Open adds = opened();
        m_sides.enter(token);
        adds.tables = 1;
        const bool isMirrored = m_columns.mirrored.contains(m_at);
        if (m_tables == 0)
            m_isMirrored = isMirrored;
        open(token.name, tableTag(isMirrored), QStringLiteral("</table>"), adds);
    }

    /** Whether a table that begins here is one, or flat. */
    bool isDrawn()
    {
        const bool isInner = std::any_of(m_open.begin(), m_open.end(),
                                         [](const Open &one) { return one.name == TableTag; });
        if (!isInner)
            m_plan = m_plans.value(m_at);
        return m_tables < m_plan.levels;
    }

    QString tableTag(bool isMirrored) const
    {
        return QStringLiteral("<table border=\"%3\" cellspacing=\"0\" cellpadding=\"6\"%2 "
                              "style=\"border-collapse: collapse; border-color: %1; "
                              "margin-top: 8px; margin-bottom: 20px\">")
            .arg(m_rule, m_plan.rows > 0 ? QStringLiteral(" width=\"100%\"") : QString())
            .arg(isMirrored ? PageMark::MirroredBorder : PageMark::Border);
    }

    /** True where the innermost table around is drawn as one. */
    bool isInTable() const
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open[i].name == TableTag)
                return m_open[i].tables > 0;
        }
        return false;
    }

    void row(const Text::HtmlToken &token)
    {
        const bool isRow = token.name == QLatin1String("tr");
        if (!isInTable() || (m_plan.rows > 0 && !isRow))
            return open(token.name, QString(), QString());
        if (isRow && m_plan.rows > 0 && m_tables == 1 && m_rowsOfPiece++ >= m_plan.rows) {
            m_rowsOfPiece = 1;
            m_page.html += QStringLiteral("</table>") + tableTag(m_isMirrored);
        }
        m_column = 0;
        const Open adds = opened();
        m_sides.enter(token);
        open(token.name, tagOf(PageSides::bare(token)), closingOf(token.name), adds);
    }

    void cell(const Text::HtmlToken &token)
    {
        if (!isInTable())
            return flat(token);
        Text::HtmlToken shown = token;
        if (m_plan.rows > 0) {
            // A piece ends where it must, also inside what was to span several rows.
            shown.attributes.removeIf(
                [](const auto &one) { return one.first == QLatin1String("rowspan"); });
            const qsizetype column = m_isMirrored ? m_plan.shares.size() - 1 - m_column : m_column;
            if (m_rowsOfPiece == 1 && column >= 0 && column < m_plan.shares.size())
                shown.attributes.append(
                    {QStringLiteral("width"), QString::number(m_plan.shares[column]) + u'%'});
        }
        ++m_column;
        Open adds = opened();
        adds.outside = m_indents - m_outside;
        QString closing;
        const QString tag = m_sides.cellTag(shown, &closing);
        open(token.name, tag, closing, adds);
    }

    void picture(const Text::HtmlToken &token)
    {
        const QString source = token.attribute(QLatin1String("src"));
        const QString label = token.attribute(QLatin1String("alt"));
        QString trouble;
        if (source.startsWith(QLatin1String("data:"))) {
            const QSize wanted(token.attribute(QLatin1String("width")).toInt(),
                               token.attribute(QLatin1String("height")).toInt());
            const PagePicture known = m_pictures.add(source, label, wanted, &trouble);
            if (!known.shown.isEmpty()) {
                m_page.html += QStringLiteral("<img src=\"triptych-picture:%1\" width=\"%2\" "
                                              "height=\"%3\" />")
                                   .arg(m_page.pictures.size())
                                   .arg(known.shown.width())
                                   .arg(known.shown.height());
                m_page.pictures.append(known);
                return;
            }
        }
        QString words =
            label.isEmpty()
                ? said(QT_TRANSLATE_NOOP("ArticleDocument", "Picture without a description"))
                : said(QT_TRANSLATE_NOOP("ArticleDocument", "Picture: %1")).arg(label);
        if (!trouble.isEmpty())
            words = said(QT_TRANSLATE_NOOP("ArticleDocument", "%1 (%2)")).arg(words, trouble);
        m_page.html += QStringLiteral("<span class=\"picture\">&nbsp;") + words.toHtmlEscaped() +
                       QStringLiteral("&nbsp;</span>");
        m_block += words.size();
    }

    QString m_rule;
    bool m_rightToLeft;
    PageBudget m_budget;
    PageHtml m_page;
    PagePictures m_pictures;
    QList<Text::HtmlToken> m_tokens;
    QHash<qsizetype, TablePlan> m_plans;
    PageColumns m_columns;
    bool m_isMirrored = false; ///< the outermost table around
    TablePlan m_plan;          ///< of the outermost table around
    QList<Open> m_open;
    QHash<int, int> m_turns; ///< how many quotes there were, by place
    qsizetype m_at = 0;
    qsizetype m_block = 0; ///< units of the paragraph so far
    int m_indents = 0;
    int m_tables = 0;
    int m_outside = 0;
    int m_codeTurn = 0;
    int m_rowsOfPiece = 0;
    int m_column = 0;
    bool m_isCode = false;
    PageSides m_sides;
};

} // namespace

PageHtml pageHtml(const QString &sanitized, const ArticleStyle &style, bool rightToLeft,
                  const PageBudget &budget)
{
    return PageWriter(style, rightToLeft, budget).write(sanitized);
}

} // namespace Triptych::Ui
