#include "rowblocks.h"

#include <algorithm>

namespace Triptych::Models {

std::vector<RowBlocks::Block>::const_iterator RowBlocks::blockBehind(int row) const
{
    return std::partition_point(m_blocks.begin(), m_blocks.end(),
                                [row](const Block &block) { return block.end() <= row; });
}

const ArticleRow *RowBlocks::find(int row) const
{
    const auto block = blockBehind(row);
    if (block == m_blocks.end() || block->first > row)
        return nullptr;
    return &block->rows[size_t(row - block->first)];
}

ArticleRow *RowBlocks::find(int row)
{
    return const_cast<ArticleRow *>(std::as_const(*this).find(row));
}

int RowBlocks::rowOf(const Core::ArticleId &id) const
{
    for (const Block &block : m_blocks) {
        const auto it = std::find_if(block.rows.begin(), block.rows.end(),
                                     [&id](const ArticleRow &row) { return row.id == id; });
        if (it != block.rows.end())
            return block.first + int(it - block.rows.begin());
    }
    return -1;
}

int RowBlocks::size() const
{
    size_t rows = 0;
    for (const Block &block : m_blocks)
        rows += block.rows.size();
    return int(rows);
}

bool RowBlocks::covers(int first, int last) const
{
    if (last < first)
        return true;
    const auto block = blockAt(first);
    return block && block->second >= last;
}

std::optional<RowBlocks::Range> RowBlocks::blockAt(int row) const
{
    const auto block = blockBehind(row);
    if (block == m_blocks.end() || block->first > row)
        return std::nullopt;
    return Range{block->first, block->end() - 1};
}

std::optional<RowBlocks::Range> RowBlocks::missing(int first, int last) const
{
    const auto isMissing = [this](int row) {
        const ArticleRow *known = find(row);
        return !known || !known->isThere || known->isStale;
    };
    while (first <= last && !isMissing(first))
        ++first;
    while (last >= first && !isMissing(last))
        --last;
    if (first > last)
        return std::nullopt;
    return Range{first, last};
}

void RowBlocks::split(int row)
{
    const auto behind = m_blocks.begin() + (blockBehind(row) - m_blocks.cbegin());
    if (behind == m_blocks.end() || behind->first >= row)
        return;
    const auto at = behind->rows.begin() + (row - behind->first);
    Block tail{row, Rows(std::make_move_iterator(at), std::make_move_iterator(behind->rows.end()))};
    behind->rows.erase(at, behind->rows.end());
    m_blocks.insert(behind + 1, std::move(tail));
}

void RowBlocks::join()
{
    std::vector<Block> joined;
    for (Block &block : m_blocks) {
        if (block.rows.empty())
            continue;
        if (!joined.empty() && joined.back().end() == block.first) {
            std::move(block.rows.begin(), block.rows.end(), std::back_inserter(joined.back().rows));
        } else {
            joined.push_back(std::move(block));
        }
    }
    m_blocks = std::move(joined);
}

void RowBlocks::put(int first, Rows rows)
{
    if (rows.empty())
        return;
    const int end = first + int(rows.size());
    split(first);
    split(end);
    std::erase_if(m_blocks, [first, end](const Block &block) {
        return block.first >= first && block.end() <= end;
    });
    m_blocks.insert(blockBehind(first), Block{first, std::move(rows)});
    join();
}

void RowBlocks::insert(int row, Rows rows)
{
    insertUnknown(row, int(rows.size()));
    put(row, std::move(rows));
}

void RowBlocks::insertUnknown(int row, int count)
{
    split(row);
    for (Block &block : m_blocks) {
        if (block.first >= row)
            block.first += count;
    }
}

void RowBlocks::remove(int first, int count)
{
    const int end = first + count;
    split(first);
    split(end);
    std::erase_if(m_blocks, [first, end](const Block &block) {
        return block.first >= first && block.end() <= end;
    });
    for (Block &block : m_blocks) {
        if (block.first >= end)
            block.first -= count;
    }
    join();
}

void RowBlocks::move(int from, int to)
{
    const auto block = m_blocks.begin() + (blockBehind(to) - m_blocks.cbegin());
    const auto begin = block->rows.begin();
    std::rotate(begin + (to - block->first), begin + (from - block->first),
                begin + (from - block->first) + 1);
}

void RowBlocks::keepOnly(int first, int last)
{
    split(first);
    split(last + 1);
    std::erase_if(m_blocks, [first, last](const Block &block) {
        return block.first < first || block.end() > last + 1;
    });
}

} // namespace Triptych::Models
