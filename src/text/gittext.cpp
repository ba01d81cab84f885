#include "gittext.h"

#include <git2.h>

namespace Triptych::Text {

namespace {

constexpr QByteArrayView SpacingLine("-");

} // namespace

bool startGit()
{
    // Left open until the process ends: other threads may still be merging then.
    static const bool started = git_libgit2_init() > 0;
    return started;
}

QString lastGitError()
{
    const git_error *error = git_error_last();
    return error && error->message ? QString::fromUtf8(error->message) : QString();
}

QByteArray LineTable::encode(const QStringList &units, bool spaced)
{
    QByteArray lines;
    for (const QString &unit : units) {
        const auto found = m_numbers.constFind(unit);
        qsizetype number = m_units.size();
        if (found != m_numbers.cend()) {
            number = *found;
        } else {
            m_numbers.insert(unit, number);
            m_units.append(unit);
        }
        lines += QByteArray::number(number) + '\n';
        if (spaced)
            lines += SpacingLine.toByteArray() + '\n';
    }
    return lines;
}

QString LineTable::decode(QByteArrayView line) const
{
    if (line == SpacingLine)
        return {};
    bool ok = false;
    const qsizetype number = line.toByteArray().toLongLong(&ok);
    return ok && number >= 0 && number < m_units.size() ? m_units.at(number) : QString();
}

} // namespace Triptych::Text
