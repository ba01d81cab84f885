#include "table.h"

#include <QCoreApplication>

#include <cstdio>
#include <functional>

using namespace Triptych;

/**
 * `triptych_bench [--size N] [WORD...]` measures every row, or those whose name holds one of the
 * words. Lists and searches are measured over N articles, 100,000 where nothing is said. A row over
 * its budget says OVER and is no failure: figures are read by people. The exit code is 1 where a
 * row could not be measured at all, or has no budget; 2 for wrong usage.
 */
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    int size = 100'000;
    if (const auto at = words.indexOf(QLatin1String("--size")); at >= 0) {
        bool isNumber = false;
        size = words.value(at + 1).toInt(&isNumber);
        constexpr int Fewest = 5'000, Most = 10'000'000;
        if (!isNumber || size < Fewest || size > Most) {
            std::fprintf(stderr, "--size is a number of articles from %d to %d\n", Fewest, Most);
            return 2;
        }
        words.remove(at, 2);
    }
    const auto isWanted = [&](const Bench::Row &row) {
        return words.isEmpty() || std::any_of(words.begin(), words.end(), [&](const QString &word) {
                   return row.what().contains(word, Qt::CaseInsensitive);
               });
    };
    const auto print = [](const QString &line) {
        std::printf("%s\n", qUtf8Printable(line));
        std::fflush(stdout);
    };

    print(Bench::tableHead());
    bool allTold = true;
    const std::initializer_list<std::function<Bench::Rows()>> makers{
        [size] { return Bench::startRows(size); },
        &Bench::redisRows,
        &Bench::storeRows,
        &Bench::bulkRows,
        [size] { return Bench::listRows(size); },
        &Bench::searchRows,
        &Bench::syncRows,
        &Bench::deskRows,
        &Bench::textRows,
        &Bench::importRows};
    for (const auto &make : makers) {
        const Bench::Rows rows = make();
        for (const std::unique_ptr<Bench::Row> &row : rows) {
            if (!isWanted(*row))
                continue;
            const Core::Result<Bench::Figures> figures = row->measure();
            allTold = Bench::isTold(*row, figures) && allTold;
            print(Bench::tableLine(*row, figures));
        }
    }
    return allTold ? 0 : 1;
}
