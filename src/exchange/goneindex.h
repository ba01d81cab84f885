#pragma once

#include "importcandidate.h"
#include "pathindex.h"
#include "textsketch.h"

#include <core/article.h>

#include <QList>
#include <QStringList>

#include <map>

namespace Triptych::Exchange {

/** An article of a source whose file is not read any more, or its tombstone. */
struct GoneArticle
{
    Core::Article article; ///< without body, summary, fields
    ImportDigest digest;
    TextSketch text;           ///< of its body
    bool isEditedHere = false; ///< it is another than its file made it
    /** Whoever publishes its text again puts it before readers twice, or against what a person
     * decided here: it is public or will be, was edited here, or was deleted. */
    bool holdsBack() const;
    bool isPutOff = false; ///< it is published at a time to come
    /** A person took it from readers: it was deleted, or edited here and is not published, or not
     * yet. */
    bool isWithdrawn() const;
};

/** What GoneArticle::isWithdrawn() says of an article that an import made. */
bool isWithdrawnHere(const Core::Article &article, const QDateTime &now);

/**
 * Articles whose files are gone, and how to tell that a new file is one of them. "Most of the text"
 * is measured in characters, see TextSketch. Of articles that are equal in something, no more than
 * PathIndex keeps are looked at: the work for a file is bounded. Only values, no I/O.
 */
class GoneIndex final
{
public:
    /** How a file shows that it is the old one under another name, the surest first. */
    enum class Proof {
        Name,            ///< the two paths differ in case or in Unicode's normal form only
        Content,         ///< it says all that the old one said, but for the status of its place
        GivenAddress,    ///< both give the same slug, in one language; a new day asks for the text
        AddressAndTitle, ///< it has the article's address and title; a new day asks for the text
        TitleAndDate,    ///< title, language and day of publication are the same
        Text, ///< TextSketch::Agreement::isSure(), and the title, the day or the address is the
              ///< same
    };

    /** Once a path. The article has a source. `isTakenForEdited`: a person may have taken it from
     * readers although it is as its file made it. */
    void insert(Core::Article article, const QDateTime &now, bool isTakenForEdited = false);
    void remove(const QString &path);
    bool isEmpty() const { return m_gone.empty(); }
    qsizetype size() const { return qsizetype(m_gone.size()); }
    /** By path. */
    const std::map<QString, GoneArticle> &all() const { return m_gone; }
    const GoneArticle *find(const QString &path) const;

    /** The path of the only one that the file is by this proof, or of the only one of these whose
     * file has the same name; else empty, also where more are equal than are looked at. */
    QString certain(const ImportCandidate &candidate, Proof proof) const;
    /** The path of one that the file may be, though it is not certain: the address is the same, or
     * all that the file says, or most of the text, or the title where a date is missing, or the
     * text is alike that of one that a person took from readers. Only of those that hold back
     * (GoneArticle::holdsBack()), and of no crowd. Empty = none. */
    QString likely(const ImportCandidate &candidate) const;
    /** The file may be one of those that are not looked at, since too many are equal, and one of
     * them holds back. */
    bool isInCrowd(const ImportCandidate &candidate) const;
    /** The path of one that a person took from readers, whose text the candidate surely has, alone
     * or as a part of its own. Where `stored`, its own article, is given: while that does not have
     * it; where it is not, a text that is alike is enough. Empty = none. */
    QString withdrawnText(const ImportCandidate &candidate, const Core::Article *stored) const;
    /** The path of one that a person took from readers, at the address that the candidate, which
     * is new, asks for; not where both have a day, and another one: of one that was put off that
     * says nothing. Empty = none. */
    QString withdrawnAddress(const ImportCandidate &candidate) const;
    /** How many articles were looked at for all questions so far. */
    qint64 looked() const { return m_looked; }

private:
    QStringList matches(const ImportCandidate &candidate, Proof proof) const;
    template<typename Key> QStringList look(const PathIndex<Key> &index, const Key &key) const
    {
        const QStringList paths = index.paths(key);
        m_looked += paths.size();
        return paths;
    }
    /** The same where the key is not crowded; else nothing. */
    template<typename Key> QStringList lookAtFew(const PathIndex<Key> &index, const Key &key) const
    {
        return index.crowd(key) ? QStringList() : look(index, key);
    }
    /** Calls `take` with each key of the article and its index. */
    template<typename Take>
    void forKeys(const GoneArticle &gone, const QString &path, const Take &take);
    enum class Likeness {
        Sure,  ///< TextSketch::Agreement::isSure()
        Most,  ///< isMost
        Alike, ///< isAlike; of those alone that a person took from readers
    };
    QStringList withAlikeText(const ImportCandidate &candidate, Likeness likeness) const;
    /** Of those that a person took from readers, whose whole text is a part of this one. */
    QStringList withWholeText(const TextParts &text) const;
    /** Most of the text is lines of crowds that `counts` takes. */
    template<typename Counts>
    bool isTextOfCrowd(const TextSketch &text, const Counts &counts) const;
    /** A column has one name each week: the two days differ, and so do most of the texts. */
    bool isOfAnotherDay(const ImportCandidate &candidate, const QString &path) const;
    bool agreesBesideText(const ImportCandidate &candidate, const QString &path) const;

    std::map<QString, GoneArticle> m_gone; ///< by path
    PathIndex<QString> m_byName;           ///< by folded path
    PathIndex<QString> m_byContent;        ///< by digest, and by digest and the file's name
    PathIndex<Core::Address> m_byGiven;    ///< by the slug that the file gave
    PathIndex<Core::Address> m_byAddress;  ///< by that of the article
    PathIndex<QString> m_byTitle;          ///< by language and folded title, and with the day
    PathIndex<size_t> m_byLine;
    PathIndex<size_t> m_byPair; ///< of short texts that a person took from readers
    mutable qint64 m_looked = 0;
};

} // namespace Triptych::Exchange
