#pragma once

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <core/article.h>

namespace Triptych::Faults {

/**
 * What a desk typed and what it was told, one line each, for the history to check after its death:
 * written past any buffer of the process, so that a kill -9 takes nothing away. Each word is typed
 * once in all lives of a desk.
 */
class DeskLog final
{
public:
    DeskLog(const QString &folder, QString name)
        : m_name(std::move(name)), m_file(folder + QStringLiteral("/log"))
    {
        if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered))
            qFatal("no log");
        // Words are never used twice, also by the next life of this desk.
        m_word = int(m_file.size());
    }

    void write(const QString &line)
    {
        m_file.write((QString::number(QDateTime::currentMSecsSinceEpoch()) + QLatin1Char(' ') +
                      line + QLatin1Char('\n'))
                         .toUtf8());
    }

    QString newWord() { return QStringLiteral("%1x%2e").arg(m_name).arg(++m_word); }
    static QString sentenceOf(const QString &word) { return word + QStringLiteral(" is here. "); }

    /** The pause before the next step, ms: after a burst nobody types faster than this for minutes,
     * while a killed Elasticsearch is starting. */
    int pauseOf(int milliseconds) const
    {
        constexpr int Burst = 300;
        constexpr int PersonsPause = 100;
        return m_typed < Burst ? milliseconds : std::max(milliseconds, PersonsPause);
    }

    /** The words of this desk that a text holds. */
    QStringList wordsIn(const QString &body) const
    {
        QStringList words;
        const QRegularExpression word(m_name + QStringLiteral("x\\d+e"));
        for (auto it = word.globalMatch(body); it.hasNext();)
            words << it.next().captured();
        return words;
    }

    void typed(const Core::ArticleId &id, const QString &word)
    {
        ++m_typed;
        write(QStringLiteral("typed %1 %2").arg(id.toString(), word));
    }

    void saved(const Core::Article &article)
    {
        for (const QString &word : wordsIn(article.body)) {
            if (!m_told.contains(word)) {
                m_told.insert(word);
                write(QStringLiteral("saved %1 %2 %3")
                          .arg(article.id.toString())
                          .arg(article.version)
                          .arg(word));
            }
        }
    }

    void removed(const Core::ArticleId &id, qint64 version)
    {
        write(QStringLiteral("removed %1 %2").arg(id.toString()).arg(version));
    }

private:
    const QString m_name;
    QFile m_file;
    QSet<QString> m_told;
    int m_word = 0;
    int m_typed = 0; ///< in this life
};

} // namespace Triptych::Faults
