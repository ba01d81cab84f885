#pragma once

#include <QString>

namespace Triptych::Exchange {

/** `clause` with a full stop, unless it ends as a sentence already. Empty stays empty. */
QString asSentence(const QString &clause);
/** Both clauses as sentences, joined; where one is empty, only the other. */
QString joinedSentences(const QString &first, const QString &second);

} // namespace Triptych::Exchange
