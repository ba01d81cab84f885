#include "sentences.h"

#include <QStringView>

#include <algorithm>

namespace Triptych::Exchange {

QString asSentence(const QString &clause)
{
    static constexpr QStringView Ends(u".!?\u2026\u3002\uff01\uff1f\u061f");
    static constexpr QStringView Closing(u"\"')]\u00bb\u201c\u201d\u2019\u203a\u2069");
    const QString text = clause.trimmed();
    const auto last =
        std::find_if_not(text.crbegin(), text.crend(), [](QChar c) { return Closing.contains(c); });
    const bool isEnded = text.isEmpty() || (last != text.crend() && Ends.contains(*last));
    return isEnded ? text : text + QLatin1Char('.');
}

QString joinedSentences(const QString &first, const QString &second)
{
    const QString before = asSentence(first);
    const QString after = asSentence(second);
    const QLatin1String between(before.isEmpty() || after.isEmpty() ? "" : " ");
    return before + between + after;
}

} // namespace Triptych::Exchange
