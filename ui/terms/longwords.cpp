#include "longwords.h"

#include <QRegularExpression>

namespace Triptych::Ui {

QString breakingPaths(QString text)
{
    static const QRegularExpression separator(QStringLiteral("(?<=[/\\\\])(?=[^\\s/\\\\])"));
    return text.replace(separator, QString(QChar(0x200B)));
}

} // namespace Triptych::Ui
