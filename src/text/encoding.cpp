#include "encoding.h"

#include <QCoreApplication>

#include <algorithm>

namespace Triptych::Text {

namespace {

bool isContinuation(uchar byte, uchar low = 0x80, uchar high = 0xBF)
{
    return byte >= low && byte <= high;
}

/** The length of the well-formed sequence at `at`, 0 where there is none (Unicode, table 3-7). */
qsizetype sequenceLength(const uchar *at, qsizetype left)
{
    const uchar lead = at[0];
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return left >= 2 && isContinuation(at[1]) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const uchar low = lead == 0xE0 ? 0xA0 : 0x80;
        const uchar high = lead == 0xED ? 0x9F : 0xBF;
        return left >= 3 && isContinuation(at[1], low, high) && isContinuation(at[2]) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const uchar low = lead == 0xF0 ? 0x90 : 0x80;
        const uchar high = lead == 0xF4 ? 0x8F : 0xBF;
        return left >= 4 && isContinuation(at[1], low, high) && isContinuation(at[2]) &&
                       isContinuation(at[3])
                   ? 4
                   : 0;
    }
    return 0;
}

} // namespace

Parsed<QString> decodeUtf8(QByteArrayView bytes)
{
    const auto *data = reinterpret_cast<const uchar *>(bytes.data());
    const auto problem = [&](qsizetype at, const QString &reason) {
        const auto line = std::count(data, data + at, uchar('\n')) + 1;
        return tl::unexpected(Problem{int(line), reason, at});
    };
    for (qsizetype at = 0; at < bytes.size();) {
        if (data[at] == 0) {
            return problem(
                at, QCoreApplication::translate("Text", "a null character (U+0000) at byte %1")
                        .arg(at));
        }
        const qsizetype length = sequenceLength(data + at, bytes.size() - at);
        if (length == 0) {
            return problem(at, QCoreApplication::translate("Text", "not UTF-8 at byte %1 (0x%2)")
                                   .arg(at)
                                   .arg(int(data[at]), 2, 16, QLatin1Char('0')));
        }
        at += length;
    }
    QString text = QString::fromUtf8(bytes);
    // fromUtf8 drops a byte order mark by itself in some versions of Qt only.
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

} // namespace Triptych::Text
