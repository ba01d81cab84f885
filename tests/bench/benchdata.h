#pragma once

#include "benchwords.h"

#include <core/article.h>
#include <core/result.h>
#include <support/freshdatabase.h>

#include <memory>

namespace Triptych::Bench {

/** 100,000, as rows are named. */
QString grouped(int number);

/**
 * Articles of about 500 characters that look like a newsroom's: words of real texts; authors, tags,
 * sections, languages and logins of which few are in most (Zipf); ten years of dates, the newer the
 * denser; most of them published, some to come. The same number, seed and words make the same rows.
 * They are kept in build/bench-data, so that only the first run makes them.
 */
class BenchData final
{
public:
    explicit BenchData(int count);

    int count() const { return m_count; }
    const BenchWords &words() const { return m_words; }

    /** Stands in for the login of the measured author in the kept rows, who wrote most of them. */
    static QByteArray authorMark() { return QByteArrayLiteral("@author@"); }
    static QString tag(int rank) { return QStringLiteral("tag-%1").arg(rank); }
    static QString author(int rank) { return QStringLiteral("Author %1").arg(rank); }

    /** Fills the empty schema of a database (triggers and indexes included) and analyses it;
     * whatever the author created is `login`'s. */
    Core::Result<void> fill(const Support::FreshDatabase &database, const QString &login) const;
    /** The file of an embedded workspace with them, to be opened read-only or copied. */
    Core::Result<QString> sqliteFile() const;

private:
    /** The kept rows, in the text format of COPY; made where they are not there yet. */
    Core::Result<QString> copyFile() const;
    QString path(const QString &suffix) const;

    const int m_count;
    const BenchWords m_words;
};

} // namespace Triptych::Bench
