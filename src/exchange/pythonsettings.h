#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/** Functions that read the settings which a Python program assigns, without running it. Any thread;
 * the time is linear in the text. */
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

/** All statements that change the setting `name`; statements that only read it are left out. A
 * value with unclosed brackets is Unknown. `code` has no comments. */
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

/** The elements of a list in brackets, as code; nothing where `list` is no such list. */
std::optional<QStringList> piecesOf(const QString &list);

/** The text, if the code is one quoted text and nothing else. */
std::optional<QString> plainText(const QString &code);

} // namespace Triptych::Exchange
