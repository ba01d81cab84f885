#include "importreport.h"

#include "translated.h"

#include "await.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <limits>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype ShownTitle = 200;

/** Notes, each with the article of its file where it has one. */
QJsonArray notesWithArticles(const QList<ImportNote> &notes, const ImportReport &report)
{
    QJsonArray array;
    for (const ImportNote &note : notes) {
        QJsonObject object{{QStringLiteral("file"), note.file},
                           {QStringLiteral("line"), note.line},
                           {QStringLiteral("reason"), note.reason}};
        if (const auto article = report.articles.constFind(note.file);
            article != report.articles.cend()) {
            object.insert(QStringLiteral("id"), article->id.toString());
            object.insert(QStringLiteral("title"), article->title);
        }
        array.append(object);
    }
    return array;
}

/** Articles that get another state, in the order of their files. */
QJsonArray statesToJson(const ImportReport &report)
{
    const QDateTime &now = report.now;
    QJsonArray array;
    for (const ImportedFile &file : report.files) {
        const auto article = report.articles.constFind(file.file);
        if (article == report.articles.cend() || !article->before)
            continue;
        const Core::Standing &before = *article->before;
        array.append(QJsonObject{
            {QStringLiteral("file"), file.file},
            {QStringLiteral("id"), article->id.toString()},
            {QStringLiteral("from"), stateName(before.status, before.publishAt, now)},
            {QStringLiteral("to"), stateName(article->status, article->publishAt, now)}});
    }
    return array;
}

QJsonArray toJson(const QList<ImportNote> &notes)
{
    QJsonArray array;
    for (const ImportNote &note : notes) {
        array.append(QJsonObject{{QStringLiteral("file"), note.file},
                                 {QStringLiteral("line"), note.line},
                                 {QStringLiteral("reason"), note.reason}});
    }
    return array;
}

QJsonObject toJson(const QMap<QString, int> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject toJson(const QMap<QString, DateForm> &forms)
{
    QJsonObject object;
    for (auto it = forms.begin(); it != forms.end(); ++it) {
        object.insert(it.key(), QJsonObject{{QStringLiteral("count"), it->count},
                                            {QStringLiteral("example"), it->example}});
    }
    return object;
}

QString outcomeName(ImportedFile::Outcome outcome)
{
    switch (outcome) {
    case ImportedFile::Outcome::Created:
        return QStringLiteral("created");
    case ImportedFile::Outcome::Updated:
        return QStringLiteral("updated");
    case ImportedFile::Outcome::Unchanged:
        break;
    }
    return QStringLiteral("unchanged");
}

QJsonArray addressesToJson(const ImportReport &report)
{
    QJsonArray array;
    for (const AddressChange &change : report.addresses) {
        array.append(QJsonObject{{QStringLiteral("file"), change.file},
                                 {QStringLiteral("from"), change.from.slug},
                                 {QStringLiteral("to"), change.to.slug},
                                 {QStringLiteral("from_language"), change.from.language},
                                 {QStringLiteral("to_language"), change.to.language}});
    }
    return array;
}

QJsonArray renamedToJson(const ImportReport &report)
{
    QJsonArray array;
    for (const RenamedFile &file : report.renamed) {
        array.append(
            QJsonObject{{QStringLiteral("from"), file.from}, {QStringLiteral("to"), file.to}});
    }
    return array;
}

QJsonArray goneToJson(const ImportReport &report)
{
    QJsonArray array;
    for (const GoneFile &file : report.gone) {
        array.append(QJsonObject{{QStringLiteral("file"), file.file},
                                 {QStringLiteral("id"), file.id.toString()},
                                 {QStringLiteral("title"), file.title},
                                 {QStringLiteral("slug"), file.slug},
                                 {QStringLiteral("language"), file.language},
                                 {QStringLiteral("status"), Core::statusName(file.status)},
                                 {QStringLiteral("public"), file.isPublic},
                                 {QStringLiteral("reason"), file.reason}});
    }
    return array;
}

QJsonArray filesToJson(const ImportReport &report)
{
    QJsonArray array;
    for (const ImportedFile &file : report.files) {
        array.append(QJsonObject{{QStringLiteral("file"), file.file},
                                 {QStringLiteral("outcome"), outcomeName(file.outcome)},
                                 {QStringLiteral("slug"), file.slug},
                                 {QStringLiteral("language"), file.language}});
    }
    return array;
}

ReportRow::Kind kindOf(ImportedFile::Outcome outcome)
{
    switch (outcome) {
    case ImportedFile::Outcome::Created:
        return ReportRow::Kind::Created;
    case ImportedFile::Outcome::Updated:
        return ReportRow::Kind::Updated;
    case ImportedFile::Outcome::Unchanged:
        break;
    }
    return ReportRow::Kind::Unchanged;
}

/** A sentence; empty where all are named. */
QString moreGone(const ImportReport &report)
{
    const qint64 more = report.goneInAll - report.gone.size();
    if (more <= 0)
        return {};
    const int count = int(qMin<qint64>(more, std::numeric_limits<int>::max()));
    return QCoreApplication::translate(
        "Exchange",
        "%n more file(s) of earlier imports are no longer read here; their "
        "articles stay as they are.",
        nullptr, count);
}

QString changeText(const AddressChange &change)
{
    const bool isOneLanguage = change.from.language == change.to.language;
    const auto text = [isOneLanguage](const Core::Address &address) {
        return isOneLanguage ? address.slug : address.language + QLatin1Char('/') + address.slug;
    };
    return QStringLiteral("%1 → %2").arg(text(change.from), text(change.to));
}

/** stateName() for people. */
QString stateWord(Core::Status status, const QDateTime &publishAt, const QDateTime &now)
{
    if (status == Core::Status::Published && publishAt.isValid() && publishAt > now)
        return translated(QT_TRANSLATE_NOOP("Exchange", "scheduled"));
    switch (status) {
    case Core::Status::Draft:
        break;
    case Core::Status::Review:
        return translated(QT_TRANSLATE_NOOP("Exchange", "review"));
    case Core::Status::Published:
        return translated(QT_TRANSLATE_NOOP("Exchange", "published"));
    case Core::Status::Archived:
        return translated(QT_TRANSLATE_NOOP("Exchange", "archived"));
    }
    return translated(QT_TRANSLATE_NOOP("Exchange", "draft"));
}

QByteArray quoted(QString text)
{
    // What begins so is a formula to a spreadsheet, and a file may be called anything.
    static const QString formulas = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formulas.contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    return '"' + text.replace(QLatin1Char('"'), QLatin1String("\"\"")).toUtf8() + '"';
}

} // namespace

ReportedArticle ReportedArticle::of(const Core::Article &article)
{
    return {article.id, article.title.left(ShownTitle), article.status, article.publishAt,
            std::nullopt};
}

void ReaderChanges::count(const std::optional<Core::Standing> &before, const Core::Standing &after,
                          bool isOther, const QDateTime &now)
{
    const bool wasPublic = before && before->isPublic(now);
    const bool isPublic = after.isPublic(now);
    if (isPublic && !wasPublic)
        ++becomePublic;
    else if (wasPublic && !isPublic && after.status == Core::Status::Published)
        ++leaveUntilTheirTime;
    else if (wasPublic && !isPublic)
        ++takenOff;
    else if (isPublic && isOther)
        ++changed;
}

QString stateName(Core::Status status, const QDateTime &publishAt, const QDateTime &now)
{
    Core::Article article;
    article.status = status;
    article.publishAt = publishAt;
    return article.isScheduled(now) ? QStringLiteral("scheduled") : Core::statusName(status);
}

QString reportRowWords(const ReportRow &row)
{
    if (row.kind != ReportRow::Kind::Updated || !row.article || !row.article->before)
        return row.text;
    const Core::Standing &before = *row.article->before;
    return QStringLiteral("%1, %2 → %3")
        .arg(row.text, stateWord(before.status, before.publishAt, row.now),
             stateWord(row.article->status, row.article->publishAt, row.now));
}

QList<ReportRow> importReportRows(const ImportReport &report)
{
    QList<ReportRow> rows;
    const auto add = [&rows](ReportRow::Kind kind, const QList<ImportNote> &notes) {
        for (const ImportNote &note : notes)
            rows.append({kind, note.file, note.line, note.reason});
    };
    add(ReportRow::Kind::Failure, report.failures);
    add(ReportRow::Kind::EditedHere, report.editedHere);
    for (const GoneFile &gone : report.gone)
        rows.append({ReportRow::Kind::Gone, gone.file, 0, gone.reason});
    if (const QString more = moreGone(report); !more.isEmpty())
        rows.append({ReportRow::Kind::Gone, QStringLiteral("."), 0, more});
    add(ReportRow::Kind::Warning, report.warnings);
    add(ReportRow::Kind::LeftOut, report.leftOut);
    for (const RenamedFile &file : report.renamed) {
        rows.append({ReportRow::Kind::Renamed, file.to, 0,
                     translated(QT_TRANSLATE_NOOP("Exchange",
                                                  "It was %1 until now, and keeps its article."))
                         .arg(file.from)});
    }
    for (const AddressChange &change : report.addresses) {
        rows.append({ReportRow::Kind::Address, change.file, 0, changeText(change)});
    }
    for (const auto outcome : {ImportedFile::Outcome::Created, ImportedFile::Outcome::Updated,
                               ImportedFile::Outcome::Unchanged}) {
        for (const ImportedFile &file : report.files) {
            if (file.outcome == outcome)
                rows.append(
                    {kindOf(outcome), file.file, 0, file.language + QLatin1Char('/') + file.slug});
        }
    }
    for (ReportRow &row : rows) {
        row.now = report.now;
        if (const auto found = report.articles.constFind(row.file); found != report.articles.cend())
            row.article = *found;
    }
    return rows;
}

QString reportKindName(ReportRow::Kind kind)
{
    switch (kind) {
    case ReportRow::Kind::Failure:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Failed"));
    case ReportRow::Kind::EditedHere:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Edited here"));
    case ReportRow::Kind::Gone:
        return translated(QT_TRANSLATE_NOOP("Exchange", "File is gone"));
    case ReportRow::Kind::Renamed:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Renamed"));
    case ReportRow::Kind::Warning:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Warning"));
    case ReportRow::Kind::LeftOut:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Left out"));
    case ReportRow::Kind::Address:
        return translated(QT_TRANSLATE_NOOP("Exchange", "New address"));
    case ReportRow::Kind::Created:
        return translated(QT_TRANSLATE_NOOP("Exchange", "New"));
    case ReportRow::Kind::Updated:
        return translated(QT_TRANSLATE_NOOP("Exchange", "Changed"));
    case ReportRow::Kind::Unchanged:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("Exchange", "Unchanged"));
}

QJsonObject importReportToJson(const ImportReport &report)
{
    QJsonObject object{
        {QStringLiteral("created"), report.created},
        {QStringLiteral("updated"), report.updated},
        {QStringLiteral("unchanged"), report.unchanged},
        {QStringLiteral("failed"), report.failed},
        {QStringLiteral("failures"), notesWithArticles(report.failures, report)},
        {QStringLiteral("edited_here"), notesWithArticles(report.editedHere, report)},
        {QStringLiteral("warnings"), toJson(report.warnings)},
        {QStringLiteral("left_out"), toJson(report.leftOut)},
        {QStringLiteral("source"), QJsonObject{{QStringLiteral("name"), report.source},
                                               {QStringLiteral("root"), report.root},
                                               {QStringLiteral("new"), report.isSourceNew}}},
        {QStringLiteral("dry_run"), report.isDryRun},
        {QStringLiteral("languages"), toJson(report.languages)},
        {QStringLiteral("dates"), toJson(report.dateForms)},
        {QStringLiteral("undated"), report.undated},
        {QStringLiteral("drafts"), report.drafts},
        {QStringLiteral("archived"), report.archived},
        {QStringLiteral("scheduled"), report.scheduled},
        {QStringLiteral("addresses"), addressesToJson(report)},
        {QStringLiteral("renamed"), renamedToJson(report)},
        {QStringLiteral("gone"), goneToJson(report)},
        {QStringLiteral("gone_in_all"), report.goneInAll},
        {QStringLiteral("others"), report.othersArticles},
        {QStringLiteral("held_by_programs"), report.heldByPrograms},
        {QStringLiteral("readers"),
         QJsonObject{{QStringLiteral("become_public"), report.readers.becomePublic},
                     {QStringLiteral("taken_off"), report.readers.takenOff},
                     {QStringLiteral("leave_until_their_time"), report.readers.leaveUntilTheirTime},
                     {QStringLiteral("changed"), report.readers.changed}}},
        {QStringLiteral("states"), statesToJson(report)},
        {QStringLiteral("stopped"), QJsonValue()},
    };
    if (report.stopped) {
        object.insert(
            QStringLiteral("stopped"),
            QJsonObject{{QStringLiteral("kind"), Core::errorKindName(report.stopped->kind)},
                        {QStringLiteral("message"), report.stopped->message}});
    }
    if (report.isDryRun)
        object.insert(QStringLiteral("files"), filesToJson(report));
    return object;
}

QByteArray importReportToCsv(const ImportReport &report)
{
    QByteArray csv("\xEF\xBB\xBF"
                   "kind,file,line,reason\r\n");
    for (const ReportRow &row : importReportRows(report)) {
        csv += quoted(reportKindName(row.kind)) + ',' + quoted(row.file) + ',' +
               (row.line > 0 ? QByteArray::number(row.line) : QByteArray()) + ',' +
               quoted(reportRowWords(row)) + "\r\n";
    }
    return csv;
}

QByteArray importReportToText(const ImportReport &report)
{
    QByteArray text;
    for (const ReportRow &row : importReportRows(report)) {
        const QString place =
            row.line > 0 ? row.file + QLatin1Char(':') + QString::number(row.line) : row.file;
        // A name or a reason with a line end in it would look like two lines.
        text += QStringList{reportKindName(row.kind), place, reportRowWords(row).simplified()}
                    .join(QLatin1String(": "))
                    .replace(QLatin1Char('\n'), QLatin1Char(' '))
                    .toUtf8() +
                '\n';
    }
    return text;
}

QString dateForm(const QString &text)
{
    QString form;
    for (const QChar letter : text.simplified()) {
        if (letter.isDigit())
            form += QLatin1Char('9');
        else if (!letter.isLetter())
            form += letter;
        else if (!form.endsWith(QLatin1Char('a')))
            form += QLatin1Char('a');
    }
    return form;
}

QString keptSentence(const ImportReport &report, bool dryRun)
{
    if (dryRun)
        return translated(QT_TRANSLATE_NOOP("Exchange", "Nothing was written."));
    return translated(QT_TRANSLATE_NOOP("Exchange",
                                        "Kept: %1 new, %2 changed; running it again completes it."))
        .arg(report.created)
        .arg(report.updated);
}

} // namespace Triptych::Exchange
