#include "benchdata.h"

#include "libpq.h"
#include "measure.h"

#include <sql/database.h>
#include <sql/migrations.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <QtEndian>

#include <cmath>

namespace Triptych::Bench {

namespace {

constexpr quint32 Seed = 20261130;
constexpr int Format = 1; // another one where the same seed would make other rows
constexpr int BodyLength = 500;
constexpr int Authors = 400, Tags = 800, Sections = 12, Logins = 40;
const char *const Columns = "id, version, slug, language, title, summary, body, authors, tags, "
                            "section, status, publish_at, fields, source_digest, created_at, "
                            "updated_at, created_by, updated_by";

/** What a row says, in both dialects. */
struct BenchArticle
{
    QUuid id;
    qint64 version = 1;
    QString slug, language, title, summary, body;
    QStringList authors, tags;
    QString section, status;
    std::optional<qint64> publishAt; // times in milliseconds since 1970
    qint64 createdAt = 0, updatedAt = 0;
    QString login;
};

/** A UUID of version 7: its time, the row's number, random bits at the end. */
QUuid idOf(qint64 milliseconds, quint32 number, QRandomGenerator &random)
{
    QByteArray bytes(16, '\0');
    qToBigEndian(quint64(milliseconds) << 16, bytes.data());
    qToBigEndian(quint16(0x7000 | (number & 0xfff)), bytes.data() + 6);
    qToBigEndian(quint64(random.generate64() >> 2) | (quint64(2) << 62), bytes.data() + 8);
    return QUuid::fromRfc4122(bytes);
}

QStringList some(int atMost, int of, QString (*name)(int), QRandomGenerator &random)
{
    QStringList names;
    for (int left = 1 + zipf(atMost, random); left > 0; --left) {
        const QString one = name(zipf(of, random));
        if (!names.contains(one))
            names << one;
    }
    return names;
}

BenchArticle articleOf(int number, const BenchWords &words, QRandomGenerator &random)
{
    constexpr qint64 Day = 86'400'000, Newest = 1'704'067'200'000, TenYears = 3650 * Day;
    BenchArticle one;
    const QStringList languages = words.languages();
    one.language = languages.at(zipf(int(languages.size()), random));
    const QStringList title = words.run(one.language, 40, random);
    one.title = title.join(QLatin1Char(' '));
    one.slug = QStringLiteral("article-%1").arg(number);
    one.summary = words.run(one.language, 90, random).join(QLatin1Char(' '));
    one.body = words.run(one.language, BodyLength, random).join(QLatin1Char(' '));
    one.authors = some(3, Authors, &BenchData::author, random);
    one.tags = some(8, Tags, &BenchData::tag, random);
    one.section = QStringLiteral("section-%1").arg(zipf(Sections, random));
    one.createdAt = Newest - qint64(double(TenYears) * std::pow(random.generateDouble(), 2));
    one.updatedAt = one.createdAt +
                    qint64(double(Newest - one.createdAt) * std::pow(random.generateDouble(), 8));
    one.version = 1 + zipf(20, random);
    const int state = random.bounded(100);
    one.status = state < 80   ? QStringLiteral("published")
                 : state < 92 ? QStringLiteral("draft")
                 : state < 95 ? QStringLiteral("review")
                              : QStringLiteral("archived");
    if (state == 0)
        one.publishAt = Newest + 73LL * 365 * Day + number; // scheduled, whenever this is run
    else if (state < 80 || state >= 95)
        one.publishAt = one.createdAt;
    const int login = zipf(Logins, random);
    one.login = login == 0 ? QString::fromLatin1(BenchData::authorMark())
                           : QStringLiteral("login-%1").arg(login);
    one.id = idOf(one.createdAt, quint32(number), random);
    return one;
}

/** A field of COPY's text format; the words here hold no control character and no backslash. */
QByteArray arrayField(const QStringList &values)
{
    return "{\"" + values.join(QStringLiteral("\",\"")).toUtf8() + "\"}";
}

QByteArray timeField(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC)
        .toString(Qt::ISODateWithMs)
        .toLatin1();
}

QByteArray copyLine(const BenchArticle &one)
{
    const QByteArray login = one.login.toUtf8();
    const QList<QByteArray> fields{one.id.toByteArray(QUuid::WithoutBraces),
                                   QByteArray::number(one.version),
                                   one.slug.toUtf8(),
                                   one.language.toUtf8(),
                                   one.title.toUtf8(),
                                   one.summary.toUtf8(),
                                   one.body.toUtf8(),
                                   arrayField(one.authors),
                                   arrayField(one.tags),
                                   one.section.toUtf8(),
                                   one.status.toUtf8(),
                                   one.publishAt ? timeField(*one.publishAt)
                                                 : QByteArrayLiteral("\\N"),
                                   QByteArrayLiteral("{}"),
                                   QByteArray(),
                                   timeField(one.createdAt),
                                   timeField(one.updatedAt),
                                   login,
                                   login};
    return fields.join('\t') + '\n';
}

QVariantList sqliteRow(const BenchArticle &one)
{
    const auto list = [](const QStringList &values) {
        return QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
    };
    return {one.id.toString(QUuid::WithoutBraces),
            one.version,
            one.slug,
            one.language,
            one.title,
            one.summary,
            one.body,
            list(one.authors),
            list(one.tags),
            one.section,
            one.status,
            one.publishAt ? QVariant(*one.publishAt) : QVariant(QMetaType(QMetaType::LongLong)),
            QStringLiteral("{}"),
            QStringLiteral(""),
            one.createdAt,
            one.updatedAt,
            one.login,
            one.login};
}

tl::unexpected<Core::Error> notKept(const QString &file, const QString &why)
{
    return Core::failure(Core::ErrorKind::Full, QStringLiteral("%1 cannot be made").arg(file), why);
}

Core::Result<void> emptyWorkspace(const Sql::ConnectSettings &settings)
{
    Sql::Database database(settings);
    return deliver(database.open(Core::Call{}));
}

/** Writes all rows into an empty workspace file, whose triggers do the rest. */
Core::Result<void> writeRows(const QString &file, int count, const BenchWords &words)
{
    const QString name = QStringLiteral("bench-data");
    QSqlError error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        QSqlQuery query(database);
        QString marks = QStringLiteral("?, ").repeated(18);
        marks.chop(2);
        bool isWell = database.open();
        if (isWell) {
            query = QSqlQuery(database);
            isWell = query.exec(QStringLiteral("PRAGMA synchronous = OFF")) &&
                     query.exec(QStringLiteral("PRAGMA cache_size = -262144")) &&
                     database.transaction() &&
                     query.prepare(QStringLiteral("INSERT INTO articles (%1) VALUES (%2)")
                                       .arg(QLatin1String(Columns), marks));
        }
        QRandomGenerator random(Seed);
        for (int number = 0; isWell && number < count; ++number) {
            const QVariantList row = sqliteRow(articleOf(number, words, random));
            for (int column = 0; column < row.size(); ++column)
                query.bindValue(column, row.at(column));
            isWell = query.exec();
        }
        isWell = isWell && database.commit() && query.exec(QStringLiteral("ANALYZE")) &&
                 query.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        if (!isWell)
            error = query.lastError().isValid() ? query.lastError() : database.lastError();
    }
    QSqlDatabase::removeDatabase(name);
    return error.isValid() ? Core::Result<void>(notKept(file, error.text())) : Core::Result<void>();
}

} // namespace

QString grouped(int number)
{
    return QLocale(QLocale::English).toString(number);
}

BenchData::BenchData(int count) : m_count(count) {}

QString BenchData::path(const QString &suffix) const
{
    const QDir folder(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") +
                      QStringLiteral("/build/bench-data"));
    return folder.filePath(QStringLiteral("articles-%1-%2-%3-%4.%5")
                               .arg(m_count)
                               .arg(Seed)
                               .arg(Format)
                               .arg(m_words.fingerprint(), suffix));
}

Core::Result<QString> BenchData::copyFile() const
{
    const QString file = path(QStringLiteral("copy"));
    if (QFileInfo::exists(file))
        return file;
    QDir().mkpath(QFileInfo(file).path());
    QSaveFile made(file);
    if (!made.open(QIODevice::WriteOnly))
        return notKept(file, made.errorString());
    QRandomGenerator random(Seed);
    for (int number = 0; number < m_count; ++number)
        made.write(copyLine(articleOf(number, m_words, random)));
    if (!made.commit())
        return notKept(file, made.errorString());
    return file;
}

Core::Result<void> BenchData::fill(const Support::FreshDatabase &database,
                                   const QString &login) const
{
    const auto kept = copyFile();
    if (!kept)
        return Core::failure(kept.error());
    QFile file(*kept);
    if (!file.open(QIODevice::ReadOnly))
        return notKept(*kept, file.errorString());
    const auto settings = Sql::ConnectSettings::postgresql(database.dsn());
    if (!settings)
        return Core::failure(settings.error());
    if (const auto opened = emptyWorkspace(*settings); !opened)
        return opened;
    Libpq libpq(database.dsn());
    libpq.run("SET session_replication_role = replica; SET maintenance_work_mem = '256MB'");
    // An index that is made of all rows at once is made sooner.
    const char *const indexes = " FROM pg_index WHERE indrelid = CAST('articles' AS regclass)"
                                " AND NOT indisprimary ORDER BY indexrelid";
    const QList<QByteArray> made =
        libpq.column(QByteArrayLiteral("SELECT pg_get_indexdef(indexrelid)") + indexes);
    for (const QByteArray &name :
         libpq.column(QByteArrayLiteral("SELECT CAST(indexrelid AS regclass)") + indexes))
        libpq.run("DROP INDEX " + name);
    libpq.copy(QByteArrayLiteral("COPY articles (") + Columns + ") FROM STDIN",
               [&]() -> QByteArray {
                   QByteArray lines;
                   while (lines.size() < 1'000'000 && !file.atEnd())
                       lines += file.readLine();
                   return lines.replace(authorMark(), login.toUtf8());
               });
    for (const QByteArray &index : made)
        libpq.run(index);
    libpq.run("INSERT INTO tag_counts (tag, articles) SELECT tag, count(*) FROM articles, "
              "unnest(tags) AS tag GROUP BY tag");
    for (const QByteArray name : {"tag", "author"}) {
        libpq.run("INSERT INTO article_" + name +
                  "s SELECT DISTINCT name, id, updated_at, status, "
                  "publish_key, created_by FROM articles, unnest(" +
                  name +
                  "s) AS name "
                  "WHERE deleted_at IS NULL");
        libpq.run("VACUUM ANALYZE article_" + name + "s");
    }
    libpq.run("VACUUM ANALYZE articles");
    libpq.run("VACUUM ANALYZE tag_counts");
    return {};
}

Core::Result<QString> BenchData::sqliteFile() const
{
    const QString file =
        path(QStringLiteral("%1.triptych").arg(Sql::newestSchema(Sql::Dialect::Sqlite)));
    if (QFileInfo::exists(file))
        return file;
    QDir().mkpath(QFileInfo(file).path());
    // Under another name until it is whole.
    const QString part = file + QStringLiteral(".part");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    if (const auto opened = emptyWorkspace(Sql::ConnectSettings::sqlite(part)); !opened)
        return Core::failure(opened.error());
    if (const auto written = writeRows(part, m_count, m_words); !written)
        return Core::failure(written.error());
    if (!QFile::rename(part, file))
        return notKept(file, QStringLiteral("it cannot be renamed"));
    return file;
}

} // namespace Triptych::Bench
