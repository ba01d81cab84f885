#include "table.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Triptych;

/**
 * `triptych_bench [WORD...]` measures every row, or those whose name holds one of the words. A row
 * over its budget says OVER and is no failure: figures are read by people. The exit code is 1 where
 * a row could not be measured at all, or has no budget.
 */
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
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
    for (const auto make :
         {&Bench::startRows, &Bench::redisRows, &Bench::storeRows, &Bench::searchRows,
          &Bench::syncRows, &Bench::textRows, &Bench::importRows}) {
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
