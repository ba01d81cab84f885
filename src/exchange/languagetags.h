#pragma once

#include <QString>

#include <optional>

namespace Triptych::Exchange {

/** How surely the name of a folder, or the last part of a file's name, names a language. */
enum class LanguageLooks {
    None,      ///< a word, a number, a country
    Word,      ///< a language code that is a word or an abbreviation as well: it, no, my, or
    Code,      ///< a language code: de, fr, pcm
    WithRegion ///< a language with a script or region in which CLDR knows it: pt-BR, zh-hans
};

/**
 * Judges by the name alone. Only the shortest code of a language counts (RFC 5646, section 2.2.1):
 * "mar" is not Marathi. Only languages with CLDR data count: "kr" is not Kanuri. "se" means Sweden,
 * unless it has a region. Any thread.
 */
LanguageLooks languageLooks(const QString &name);

/** `pt_BR` and `en_US.UTF-8` in the form of BCP 47; the case is not changed. */
QString tagWithHyphens(const QString &name);

/**
 * The language that a person names in front matter: a tag (`de`, `pt_BR`, `en_US.UTF-8`), or its
 * name in English or in itself (`German`, `Deutsch`). Nothing where it is none: a country code
 * (`jp`), a word. Any thread.
 */
std::optional<QString> languageNamed(const QString &text);

} // namespace Triptych::Exchange
