#include "importfacts.h"

#include "importdialog.h"

#include <exchange/importreport.h>
#include <ui/terms/format.h>

namespace Triptych::Ui {

using Exchange::ImportReport;

namespace {

constexpr qsizetype MostDateForms = 3;

QString counted(const QString &what, int count)
{
    return unbroken(ImportDialog::tr("%1 (%L2)", "what, how many").arg(what).arg(count));
}

/** Side by side, so that a narrow line breaks between them only. */
QString inALine(QStringList facts)
{
    for (QString &fact : facts)
        fact = unbroken(fact);
    return joinedFacts(facts, QStringLiteral("\u00A0\u00A0\u00A0·   "));
}

} // namespace

QString importCounts(const ImportReport &report)
{
    QStringList parts{ImportDialog::tr("%Ln new", nullptr, report.created),
                      ImportDialog::tr("%Ln changed", nullptr, report.updated),
                      ImportDialog::tr("%Ln unchanged", nullptr, report.unchanged)};
    if (!report.editedHere.isEmpty())
        parts << ImportDialog::tr("%Ln edited here", "files that are not taken",
                                  int(report.editedHere.size()));
    if (report.failed > 0)
        parts << ImportDialog::tr("%Ln failed", nullptr, report.failed);
    if (!report.renamed.isEmpty())
        parts << ImportDialog::tr("%Ln renamed", "files", int(report.renamed.size()));
    if (report.goneInAll > 0)
        parts << ImportDialog::tr("%Ln no longer there", "files of earlier imports",
                                  pluralCount(report.goneInAll));
    if (!report.warnings.isEmpty())
        parts << ImportDialog::tr("%Ln warning(s)", nullptr, int(report.warnings.size()));
    if (!report.leftOut.isEmpty())
        parts << ImportDialog::tr("%Ln left out", nullptr, int(report.leftOut.size()));
    return inALine(parts);
}

QString importNews(const ImportReport &report)
{
    QStringList parts;
    if (report.created > 0)
        parts << ImportDialog::tr("%Ln new", nullptr, report.created);
    if (report.updated > 0)
        parts << ImportDialog::tr("%Ln changed", nullptr, report.updated);
    if (!report.editedHere.isEmpty())
        parts << ImportDialog::tr("%Ln edited here", "files that are not taken",
                                  int(report.editedHere.size()));
    if (report.failed > 0)
        parts << ImportDialog::tr("%Ln failed", nullptr, report.failed);
    return parts.isEmpty() ? ImportDialog::tr("no news") : inALine(parts);
}

QString importReaders(const ImportReport &report)
{
    const Exchange::ReaderChanges &readers = report.readers;
    QStringList parts;
    if (readers.becomePublic > 0) {
        parts << (report.isDryRun
                      ? ImportDialog::tr("%Ln become(s) public", nullptr, readers.becomePublic)
                      : ImportDialog::tr("%Ln became public", nullptr, readers.becomePublic));
    }
    if (readers.takenOff > 0) {
        parts << (report.isDryRun
                      ? ImportDialog::tr("%Ln is/are taken off", nullptr, readers.takenOff)
                      : ImportDialog::tr("%Ln was/were taken off", nullptr, readers.takenOff));
    }
    if (const int count = readers.leaveUntilTheirTime; count > 0) {
        parts << (report.isDryRun
                      ? ImportDialog::tr("%Ln leave(s) until its/their time", nullptr, count)
                      : ImportDialog::tr("%Ln left until its/their time", nullptr, count));
    }
    if (const int count = readers.changed; count > 0) {
        parts << (report.isDryRun ? ImportDialog::tr("%Ln that they see change(s)", nullptr, count)
                                  : ImportDialog::tr("%Ln that they see changed", nullptr, count));
    }
    if (!parts.isEmpty())
        return ImportDialog::tr("For readers: %1", "what changes").arg(inALine(parts));
    return report.isDryRun ? ImportDialog::tr("For readers nothing changes.")
                           : ImportDialog::tr("For readers nothing changed.");
}

QString importFacts(const ImportReport &report)
{
    QStringList lines;
    QStringList languages;
    for (auto it = report.languages.begin(); it != report.languages.end(); ++it)
        languages << counted(languageName(it.key()), it.value());
    if (!languages.isEmpty())
        lines
            << ImportDialog::tr("Languages: %1").arg(joinedFacts(languages, QStringLiteral(", ")));
    QStringList dates;
    for (const Exchange::DateForm &form : report.dateForms)
        dates << counted(QLatin1Char('"') + form.example + QLatin1Char('"'), form.count);
    const int others = int(dates.size() - MostDateForms);
    if (others > 0) {
        dates.resize(MostDateForms);
        dates << ImportDialog::tr("%Ln more form(s)", nullptr, others);
    }
    if (!dates.isEmpty())
        lines << ImportDialog::tr("Dates like: %1").arg(dates.join(QStringLiteral(", ")));
    QStringList facts;
    if (report.undated > 0)
        facts << ImportDialog::tr("%Ln without a date", nullptr, report.undated);
    if (report.heldByPrograms > 0) {
        lines << ImportDialog::tr("%Ln article(s) wait only because it is not known what "
                                  "their site shows: see the warning.",
                                  nullptr, report.heldByPrograms);
    }
    if (report.drafts > 0)
        facts << ImportDialog::tr("%Ln draft(s)", nullptr, report.drafts);
    if (report.archived > 0)
        facts << ImportDialog::tr("%Ln archived", nullptr, report.archived);
    if (report.scheduled > 0)
        facts << ImportDialog::tr("%Ln public later", nullptr, report.scheduled);
    if (!report.addresses.isEmpty())
        facts << ImportDialog::tr("%Ln new address(es)", nullptr, int(report.addresses.size()));
    if (!facts.isEmpty())
        lines << inALine(facts);
    return lines.join(QLatin1Char('\n'));
}

} // namespace Triptych::Ui
