#pragma once

#include <QString>
#include <QStringList>

namespace Triptych::Faults {

/**
 * One embedded workspace in the hands of two builds: made by the earlier one, upgraded by this one
 * while a relay of the earlier one has it open, then saved, found, audited by both in turn. Blocks.
 * Answers what went wrong; empty where nothing did.
 */
QStringList shareFile(const QString &olderBuild, const QString &build);

} // namespace Triptych::Faults
