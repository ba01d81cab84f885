#pragma once

#include "articlerow.h"

#include <optional>
#include <utility>
#include <vector>

namespace Triptych::Models {

/**
 * The known rows of a long list by their number: stretches of rows, with gaps of which nothing is
 * known. Numbers are from 0; a range includes its last row.
 */
class RowBlocks final
{
public:
    using Rows = std::vector<ArticleRow>;
    using Range = std::pair<int, int>;

    const ArticleRow *find(int row) const;
    ArticleRow *find(int row);
    /** -1 where it is not known; linear. */
    int rowOf(const Core::ArticleId &id) const;
    int size() const;
    bool covers(int first, int last) const;
    /** The known rows around `row` without a gap. */
    std::optional<Range> blockAt(int row) const;
    /** From the first row to the last one in the range that is to be read. */
    std::optional<Range> missing(int first, int last) const;
    template<typename Function> void forEach(Function function)
    {
        for (Block &block : m_blocks) {
            for (ArticleRow &row : block.rows)
                function(row);
        }
    }
    template<typename Function> void forEach(Function function) const
    {
        for (const Block &block : m_blocks) {
            for (const ArticleRow &row : block.rows)
                function(row);
        }
    }
    template<typename Function> void forEachNumbered(Function function) const
    {
        for (const Block &block : m_blocks) {
            for (size_t i = 0; i < block.rows.size(); ++i)
                function(block.first + int(i), block.rows[i]);
        }
    }

    void clear() { m_blocks.clear(); }
    /** These rows stand there, whatever did. */
    void put(int first, Rows rows);
    /** Rows from `row` on stand behind these. */
    void insert(int row, Rows rows);
    void insertUnknown(int row, int count);
    void remove(int first, int count);
    /** Both are known, without a gap between them, and `to` <= `from`. */
    void move(int from, int to);
    /** Forgets all others. */
    void keepOnly(int first, int last);

private:
    struct Block
    {
        int first = 0;
        Rows rows;

        int end() const { return first + int(rows.size()); }
    };

    /** The first block that ends behind `row`. */
    std::vector<Block>::const_iterator blockBehind(int row) const;
    /** No block reaches over the beginning of `row`. */
    void split(int row);
    void join();

    std::vector<Block> m_blocks; ///< in order, none empty
};

} // namespace Triptych::Models
