#pragma once

#include <QString>

namespace Triptych::Exchange {

/** With a full stop, where a clause has no end of a sentence. Empty stays empty. */
QString asSentence(const QString &clause);
/** Both, each as a sentence, in the order of reading; where one is empty, the other. */
QString joinedSentences(const QString &first, const QString &second);

} // namespace Triptych::Exchange
