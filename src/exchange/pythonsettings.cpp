#include "pythonsettings.h"

#include "programtext.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

/** Pieces of a text between signs that stand in no bracket and no quotes; at most `most`. */
QStringList split(const QString &code, QChar sign, qsizetype most)
{
    QStringList pieces;
    qsizetype from = 0;
    for (qsizetype i = 0; i < code.size() && pieces.size() + 1 < most;) {
        const QChar c = code.at(i);
        if (c == sign) {
            pieces << code.mid(from, i - from);
            from = ++i;
        } else if (c == u'\'' || c == u'"') {
            i = endOfQuotes(code, i);
        } else if (c == u'(' || c == u'[' || c == u'{') {
            i = endOfBrackets(code, i);
        } else {
            ++i;
        }
    }
    pieces << code.mid(from);
    return pieces;
}

/** The brackets around all of it taken off. */
std::optional<QString> unbracketed(const QString &code)
{
    const QString list = code.trimmed();
    if (list.isEmpty() || !QStringView(u"([{").contains(list.front()) ||
        endOfBrackets(list, 0) != list.size())
        return std::nullopt;
    return list.sliced(1, list.size() - 2);
}

std::optional<MapEntry> entryOf(const QString &piece, bool isMap, bool isCall)
{
    static const QRegularExpression named(QStringLiteral("^\\s*([A-Za-z_]\\w*)\\s*=(?!=)"));
    if (isMap) {
        const QStringList parts = split(piece, u':', 2);
        if (parts.size() == 2)
            return MapEntry{plainText(parts.first()), parts.last()};
    } else if (const QRegularExpressionMatch match = named.match(piece);
               isCall && match.hasMatch()) {
        return MapEntry{match.captured(1), piece.mid(match.capturedEnd())};
    } else if (const auto pair = piecesOf(piece); pair && pair->size() == 2) {
        return MapEntry{plainText(pair->first()), pair->last()};
    }
    return std::nullopt;
}

Setting settingIn(const ProgramPart &part, const QString &rest)
{
    using enum Setting::Kind;
    static const QRegularExpression assigned(QStringLiteral("^\\s*(?::[^=\\n]*)?=(?!=)"));
    static const QRegularExpression added(
        QStringLiteral("^\\s*(?:[+|]=|\\[[^\\]'\"\\n]*:[^\\]'\"\\n]*\\]\\s*=(?!=)|"
                       "\\.\\s*(?:append|extend|update)\\b|\\.\\s*insert\\s*\\(\\s*\\d+\\s*,)"));
    static const QRegularExpression put(
        QStringLiteral("^\\s*\\[\\s*(?:'([^'\\\\\\n]*)'|\"([^\"\\\\\\n]*)\")\\s*\\]\\s*=(?!=)"));
    if (!part.isWhole)
        return {Unknown, {}, {}, part.line};
    if (const QRegularExpressionMatch match = assigned.match(rest); match.hasMatch())
        return {Assigned, {}, rest.mid(match.capturedEnd()), part.line};
    if (const QRegularExpressionMatch match = put.match(rest); match.hasMatch()) {
        return {Put, match.captured(1) + match.captured(2), rest.mid(match.capturedEnd()),
                part.line};
    }
    if (const QRegularExpressionMatch match = added.match(rest); match.hasMatch()) {
        const bool isOpen = match.captured().endsWith(u',');
        return {Added,
                {},
                (isOpen ? QStringLiteral("(") : QString()) + rest.mid(match.capturedEnd()),
                part.line};
    }
    return {Unknown, {}, {}, part.line};
}

} // namespace

QList<Setting> settingsOf(const QString &code, const QString &name)
{
    // A call that changes it, a part of it that gets a value, one name of several that do; and its
    // name in quotes: globals()['NAME'] = x.
    static const QRegularExpression changes(
        QStringLiteral("^\\s*(?::[^=\\n]*)?(?:[-+|*&]|//?)?=(?!=)|"
                       "^\\s*\\.\\s*(?!(?:copy|count|get|index|items|keys|values)\\b)\\w+\\s*\\(|"
                       "^\\s*\\[.*\\]\\s*[-+|]?=(?!=)|^\\s*,[\\w\\s,]*=(?!=)|^['\"]\\s*[\\]:,]"),
        QRegularExpression::DotMatchesEverythingOption);
    QList<Setting> settings;
    for (const ProgramPart &part : partsNamed(code, name)) {
        const QString rest = part.text.mid(name.size());
        if (!part.isWhole || rest.contains(changes))
            settings << settingIn(part, rest);
    }
    return settings;
}

std::optional<QStringList> piecesOf(const QString &list)
{
    const auto inside = unbracketed(list);
    if (!inside)
        return std::nullopt;
    QStringList pieces = split(*inside, u',', inside->size() + 1);
    if (pieces.last().trimmed().isEmpty())
        pieces.removeLast();
    return pieces;
}

std::optional<QString> plainText(const QString &code)
{
    const QString text = code.trimmed();
    const auto texts = plainTexts(text);
    const bool isOne = texts && texts->size() == 1 && !QStringView(u"([{").contains(text.front());
    return isOne ? std::optional(texts->first()) : std::nullopt;
}

namespace {

std::optional<QList<MapEntry>> entriesIn(const QString &value, int line, bool mayBeCall)
{
    static const QRegularExpression call(QStringLiteral("^\\s*dict\\s*(?=\\()"));
    const QString list = QString(value).remove(call);
    const auto pieces = piecesOf(list);
    if (!pieces)
        return std::nullopt;
    const bool isMap = list.trimmed().startsWith(u'{');
    const bool isCall = list.trimmed().startsWith(u'(');
    if (mayBeCall && isCall && pieces->size() == 1) {
        // dict({...}), update((('a', b),))
        if (const auto inner = entriesIn(pieces->first(), line, false))
            return inner;
    }
    int at = line + int(list.first(list.indexOf(list.trimmed().front())).count(u'\n'));
    QList<MapEntry> entries;
    for (const QString &piece : *pieces) {
        auto entry = entryOf(piece, isMap, isCall);
        if (!entry)
            return std::nullopt;
        const QString blanks = piece.first(piece.indexOf(piece.trimmed()));
        entry->line = at + int(blanks.count(u'\n'));
        at += int(piece.count(u'\n'));
        entries << *entry;
    }
    return entries;
}

} // namespace

std::optional<QList<MapEntry>> entriesOf(const QString &value, int line)
{
    return entriesIn(value, line, true);
}

} // namespace Triptych::Exchange
