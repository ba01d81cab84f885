#pragma once

#include <QHash>
#include <QRandomGenerator>
#include <QStringList>

namespace Triptych::Bench {

/**
 * Words of real texts, in the order they were written in, so that common words are as common as
 * in a newsroom: of the articles beside the project, or of its own help where these are absent.
 */
class BenchWords final
{
public:
    /** Aborts where there is no text at all: TRIPTYCH_SOURCE_DIR names no source tree. */
    BenchWords();

    /** "corpora" or "help": where the words are from, for what shows figures. */
    QString origin() const { return m_origin; }
    /** A tag for files made of them: another one where the words are others. */
    QString fingerprint() const;

    /** Languages that there are words of, English first. */
    QStringList languages() const { return m_languages; }
    /** Words that follow each other somewhere in the texts of a language, about `length` characters
     *  with spaces. */
    QStringList run(const QString &language, int length, QRandomGenerator &random) const;
    /** The most frequent of the long English words, and one that was written once. */
    QString commonWord() const { return m_commonWord; }
    QString rareWord() const { return m_rareWord; }

private:
    void countLongWords();
    bool readCorpora();
    void readHelp();
    void add(const QString &language, const QString &file);

    QString m_origin, m_commonWord, m_rareWord;
    QStringList m_languages;
    QHash<QString, QStringList> m_words; ///< by language
};

/** A rank from 0 to `count` - 1, of which each is as rare as it is high (Zipf's law). */
int zipf(int count, QRandomGenerator &random);

} // namespace Triptych::Bench
