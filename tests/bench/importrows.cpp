#include "measure.h"
#include "row.h"

#include <exchange/markdownimporter.h>
#include <text/frontmatter.h>
#include <workspace/workspace.h>

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <array>
#include <cmath>

namespace Triptych::Bench {

namespace {

using Space = Workspace::Workspace;

constexpr int Files = 2000;
constexpr int Batch = 200; // articles a transaction, as the import has it
constexpr int Rounds = 3;

QString fileName(int number)
{
    return QStringLiteral("post-%1.md").arg(number, 4, 10, QLatin1Char('0'));
}

/** One of 8,000 made-up words, a few of them common as in any language. */
QByteArray word(QRandomGenerator &random)
{
    static const std::array<const char *, 20> syllables{
        "ka", "ro",  "mi",  "ten", "lo", "sar", "ve", "du",  "ni",  "pel",
        "a",  "gor", "shi", "ba",  "ur", "fen", "o",  "lit", "wes", "cha"};
    QByteArray made;
    for (int left = int(8000 * std::pow(random.generateDouble(), 4)) + 20; left > 0; left /= 20)
        made += syllables.at(std::size_t(left % 20));
    return made;
}

QByteArray words(QRandomGenerator &random, int count)
{
    QByteArray made = word(random);
    while (--count > 0)
        made += ' ' + word(random);
    return made;
}

/** Front matter as blogs have it, and one to ten paragraphs. */
QByteArray post(QRandomGenerator &random, int number)
{
    QByteArray text =
        "---\ntitle: \"" + words(random, 6) + ' ' + QByteArray::number(number) +
        "\"\ndate: " + QDate(2012, 1, 1).addDays(2 * number).toString(Qt::ISODate).toLatin1() +
        "\nauthors:\n  - Author " + QByteArray::number(random.bounded(50)) + "\ntags: [" +
        word(random) + ", " + word(random) + ", " + word(random) + "]\n---\n\n";
    for (int paragraphs = random.bounded(1, 11); paragraphs > 0; --paragraphs)
        text += words(random, random.bounded(40, 120)) + ".\n\n";
    return text;
}

/** A table's columns that an import writes, and what it wrote there, in its order. */
struct Written
{
    QString table;
    QString columns;
    QList<QVariantList> rows{};
};

/** A workspace file by QtSql alone; aborts on an error, since it is the ruler. */
class Bare final
{
public:
    explicit Bare(const QString &file)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), file))
    {
        m_database.setDatabaseName(file);
        check(m_database.open(), m_database.lastError());
        QSqlQuery query(m_database);
        for (const char *pragma : {"foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"})
            check(query.exec(QStringLiteral("PRAGMA ") + QLatin1String(pragma)), query.lastError());
    }
    ~Bare()
    {
        const QString name = m_database.connectionName();
        m_database = {};
        QSqlDatabase::removeDatabase(name);
    }
    Q_DISABLE_COPY_MOVE(Bare)

    void read(Written &written) const
    {
        QSqlQuery query(m_database);
        check(query.exec(QStringLiteral("SELECT %1 FROM %2 ORDER BY rowid")
                             .arg(written.columns, written.table)),
              query.lastError());
        const auto width = written.columns.count(QLatin1Char(',')) + 1;
        while (query.next()) {
            QVariantList row;
            for (int column = 0; column < width; ++column)
                row << query.value(column);
            written.rows << row;
        }
    }

    void writeAll(const QString &folder, const QList<Written> &tables)
    {
        std::vector<QSqlQuery> inserts;
        for (const Written &table : tables) {
            QSqlQuery &insert = inserts.emplace_back(m_database);
            QString marks = QStringLiteral("?, ").repeated(table.rows.constFirst().size());
            marks.chop(2);
            check(insert.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                     .arg(table.table, table.columns, marks)),
                  insert.lastError());
        }
        for (int number = 0; number < Files; ++number) {
            if (number % Batch == 0)
                check(m_database.transaction(), m_database.lastError());
            QFile file(folder + QLatin1Char('/') + fileName(number));
            if (!file.open(QIODevice::ReadOnly) ||
                !Text::parseFrontMatter(QString::fromUtf8(file.readAll())))
                qFatal("the reference cannot read its file");
            for (std::size_t table = 0; table < inserts.size(); ++table) {
                const QVariantList &row = tables.at(qsizetype(table)).rows.at(number);
                for (int column = 0; column < row.size(); ++column)
                    inserts[table].bindValue(column, row.at(column));
                check(inserts[table].exec(), inserts[table].lastError());
            }
            if (number % Batch == Batch - 1)
                check(m_database.commit(), m_database.lastError());
        }
    }

private:
    static void check(bool done, const QSqlError &error)
    {
        if (!done)
            qFatal("QtSql: %s", qUtf8Printable(error.text()));
    }

    QSqlDatabase m_database;
};

/**
 * An import into a fresh embedded workspace, against a loop that reads and parses the front matter
 * of the same files and writes the same rows into a fresh file of the same schema, by the same
 * driver, with statements prepared once and as many articles a transaction. The loop is given the
 * rows' values ready made, those of an earlier import: what makes them (dates, slugs, digests,
 * JSON), and every look at the store, is the import's own cost; indexes, full text and fsync are
 * the cost of both. Workspaces are opened before the clock starts, and the files are in the page
 * cache.
 */
class ImportFolder final : public Row
{
public:
    QString what() const override
    {
        return QStringLiteral("import a folder of Markdown, 2,000 files");
    }
    QString reference() const override
    {
        return QStringLiteral("a bare loop, same files and rows");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 3}; }

    Core::Result<Figures> measure() override
    {
        QDir().mkpath(m_folder);
        QRandomGenerator random(1);
        for (int number = 0; number < Files; ++number) {
            QFile file(m_folder + QLatin1Char('/') + fileName(number));
            if (!file.open(QIODevice::WriteOnly) || file.write(post(random, number)) < 0)
                return Core::failure(Core::ErrorKind::Full, file.errorString());
        }
        QList<Written> tables{
            {QStringLiteral("articles"),
             QStringLiteral("id, version, slug, language, translation_group, title, summary, body, "
                            "authors, tags, section, status, publish_at, publish_day, "
                            "publish_day_at, fields, source_name, source_path, source_digest, "
                            "created_at, updated_at, created_by, updated_by, changed_in")},
            {QStringLiteral("revisions"),
             QStringLiteral("article_id, version, title, content, saved_at, saved_by")},
            {QStringLiteral("outbox"),
             QStringLiteral("id, aggregatetype, aggregateid, type, payload, version, created_at")}};
        const QString first = place("first");
        if (const auto imported = importInto(first); !imported)
            return Core::failure(imported.error());
        for (Written &table : tables) {
            Bare(first).read(table);
            if (table.rows.size() != Files)
                return Core::failure(Core::ErrorKind::Internal, QStringLiteral("rows are missing"));
        }

        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < Rounds; ++round) {
            const auto seconds = importInto(place("ours") + QString::number(round));
            if (!seconds)
                return Core::failure(seconds.error());
            ours.push_back(*seconds);
            const QString file = place("theirs") + QString::number(round);
            if (const auto made = open(file); !made)
                return Core::failure(made.error());
            Bare bare(file);
            theirs.push_back(secondsOf([&] { bare.writeAll(m_folder, tables); }));
        }
        return Figures{median(ours), median(theirs)};
    }

private:
    QString place(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    static Core::Result<std::shared_ptr<Space>> open(const QString &file)
    {
        return deliver(Space::open({Profiles::embeddedProfile(file), {}},
                                   Space::RelayMode::OnDemand, Core::Call{}));
    }

    /** Seconds of an import into a new workspace. */
    Core::Result<double> importInto(const QString &file) const
    {
        const auto workspace = open(file);
        if (!workspace)
            return Core::failure(workspace.error());
        Exchange::MarkdownImporter importer((*workspace)->stores().articles);
        Exchange::MarkdownImportOptions options;
        options.actor = (*workspace)->actor();
        Core::Result<Exchange::ImportReport> report;
        const double seconds = secondsOf([&] {
            report = deliver(importer.importFolder(m_folder, options,
                                                   Core::Call::within(std::chrono::minutes(5))));
        });
        if (!report)
            return Core::failure(report.error());
        if (report->stopped)
            return Core::failure(*report->stopped);
        if (report->created != Files)
            return Core::failure(Core::ErrorKind::Internal, QStringLiteral("articles are missing"));
        return seconds;
    }

    const QTemporaryDir m_dir;
    const QString m_folder = m_dir.filePath(QStringLiteral("posts"));
};

} // namespace

Rows importRows()
{
    Rows rows;
    rows.push_back(std::make_unique<ImportFolder>());
    return rows;
}

} // namespace Triptych::Bench
