#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/** What a program in Python assigns to its settings, as far as that can be told without running it.
 * Any thread; each takes time in proportion to the text. */
namespace Triptych::Exchange {

/** One statement about a setting. */
struct Setting
{
    enum class Kind {
        Assigned, ///< NAME = value
        Added,    ///< NAME += value, NAME.append(value), NAME[:0] = value, NAME.update(value)
        Put,      ///< NAME['key'] = value
        Unknown,  ///< anything else that may change it
    };
    Kind kind = Kind::Unknown;
    QString key;   ///< of Put
    QString value; ///< as it is written; of a call with its brackets
    int line = 1;
};

/** What is said of the setting; that something only reads it is not told. A value whose brackets
 * are never closed is Unknown. `code` has no comments. */
QList<Setting> settingsOf(const QString &code, const QString &name);

/** One key of a map, and its value as it is written. */
struct MapEntry
{
    std::optional<QString> key; ///< nothing = computed
    QString value;
    int line = 1;
};

/** The entries of a map that is written as {'a': b}, dict(a=b) or (('a', b),), or in the brackets
 * of a call that takes one; nothing where it is anything else. `line` is the one that it begins at.
 */
std::optional<QList<MapEntry>> entriesOf(const QString &value, int line);

/** What stands between the commas of a list in brackets; nothing where it is no such list. */
std::optional<QStringList> piecesOf(const QString &list);

/** The text where the code is one in quotes and nothing else. */
std::optional<QString> plainText(const QString &code);

} // namespace Triptych::Exchange
