#include "documenttext.h"

#include <QTextCursor>
#include <QTextDocument>

namespace Triptych::Ui {

QString withLineBreaks(QString raw)
{
    for (QChar &c : raw) {
        if (c == QChar::ParagraphSeparator || c == QChar(0xfdd0) || c == QChar(0xfdd1))
            c = QLatin1Char('\n');
    }
    return raw;
}

void replaceDifference(QTextDocument &document, const QString &before, const QString &now)
{
    if (before == now)
        return;
    const auto mostly = qMin(before.size(), now.size());
    qsizetype start = 0;
    while (start < mostly && before[start] == now[start])
        ++start;
    if (start > 0 && before[start - 1].isHighSurrogate())
        --start;
    qsizetype end = 0;
    while (end < mostly - start && before[before.size() - 1 - end] == now[now.size() - 1 - end])
        ++end;
    if (end > 0 && before[before.size() - end].isLowSurrogate())
        --end;
    QTextCursor cursor(&document);
    cursor.setPosition(int(start));
    cursor.setPosition(int(before.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(now.mid(start, now.size() - start - end));
}

} // namespace Triptych::Ui
