#pragma once

#include "publicoracle.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace Triptych::Tests::Oracle {

inline const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

enum class Form { Yaml, Toml, Json };

/** One line to be written: a statement, its key as this file spells it, its value. */
struct Line
{
    QString key;
    QString value;
    bool isBare = false; ///< no text: true, 10, {render: never}
};

/** Writes articles as sites have them, and knows what the site shows of each. */
class Generator final
{
public:
    explicit Generator(quint32 seed) : m_random(seed) {}

    int upTo(int end) { return int(m_random.bounded(end)); }
    bool oneIn(int n) { return upTo(n) == 0; }
    template<typename T> T pick(const QList<T> &list) { return list.at(upTo(int(list.size()))); }

    Line line(const Statement &statement, Form form)
    {
        const QString key = QString::fromLatin1(statement.key);
        switch (statement.value) {
        case Value::True:
            return truth(key, form, {"true", "yes", "on", "True", "1"});
        case Value::False:
            return truth(key, form, {"false", "no", "off", "FALSE", "0"});
        case Value::Past:
            return {key, moment(-1 - upTo(4000))};
        case Value::Future:
            return {key, moment(1 + upTo(4000))};
        case Value::Word:
            return {key, cased(QString::fromLatin1(statement.word))};
        case Value::Yaml:
            return {key, QString::fromLatin1(statement.word), true};
        }
        return {};
    }

    /** The same key as another program or person writes it. */
    QString respelt(const QString &key)
    {
        QString words;
        for (const QChar c : key) {
            if (c.isUpper())
                words += QLatin1Char('_');
            words += c == QLatin1Char('-') ? QLatin1Char('_') : c.toLower();
        }
        switch (upTo(5)) {
        case 0:
            return words.toUpper();
        case 1:
            return QString(words).replace(QLatin1Char('_'), QLatin1Char('-'));
        case 2:
            return QString(words).remove(QLatin1Char('_'));
        case 3:
            words[0] = words.at(0).toUpper();
            return words;
        default:
            return key;
        }
    }

    /** One letter wrong; empty where that made another word. */
    QString misspelt(const QString &key)
    {
        QString wrong = key;
        // With its first letters wrong "unpublish" may mean its opposite (tst_markdownreading).
        const int first = key.startsWith(QLatin1String("un")) ? 2 : 0;
        const int at = first + upTo(int(key.size()) - first);
        const QList<QChar> letters{QLatin1Char('q'), QLatin1Char('x')};
        switch (upTo(4)) {
        case 0:
            wrong.remove(at, 1);
            break;
        case 1:
            wrong.insert(at, key.at(at));
            break;
        case 2:
            wrong[at] = pick(letters);
            break;
        default:
            if (at + 1 < key.size())
                std::swap(wrong[at], wrong[at + 1]);
        }
        const auto isAnother = [&](const char *word) {
            return wrong.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
        };
        const auto &others = otherWords();
        const bool means = std::any_of(others.begin(), others.end(), isAnother) ||
                           wrong.compare(key, Qt::CaseInsensitive) == 0;
        return means ? QString() : wrong;
    }

    /** What may stand before front matter without being a part of it. */
    QString before()
    {
        return pick(QList<QString>{
            QStringLiteral("\n"), QStringLiteral("\n\n\n"), QStringLiteral("  \t\n"),
            QStringLiteral("\uFEFF"), QStringLiteral("\uFEFF\n\n"), QStringLiteral("<!-- a -->\n"),
            QStringLiteral("<!--\n a\n-->\n\n"), QStringLiteral("\r\n"), QStringLiteral(" ")});
    }

    QByteArray file(const QList<Line> &lines, Form form, const QString &ahead)
    {
        QString text;
        if (form == Form::Json) {
            QJsonObject object;
            for (const Line &line : lines)
                object.insert(line.key, bareJson(line));
            text = QString::fromUtf8(QJsonDocument(object).toJson());
        } else {
            const QString fence = QLatin1String(form == Form::Yaml ? "---\n" : "+++\n");
            const QString sign = QLatin1String(form == Form::Yaml ? ": " : " = ");
            text = fence;
            for (const Line &line : lines) {
                const QString value = line.isBare ? line.value : quoted(line.value, form);
                text += line.key + sign + value + QLatin1Char('\n');
            }
            text += fence;
        }
        return (ahead + text + QStringLiteral("\nThe text of the article.\n")).toUtf8();
    }

private:
    Line truth(const QString &key, Form form, const QList<const char *> &words)
    {
        const bool isBare = form == Form::Yaml ? !oneIn(4) : oneIn(2);
        // TOML and JSON know two words only; anything else there is a text.
        const QString word =
            QString::fromLatin1(isBare && form != Form::Yaml ? words.first() : pick(words));
        return {key, word, isBare};
    }

    QString moment(int days)
    {
        const QDateTime at = Now.addDays(days).addSecs(upTo(40'000));
        switch (upTo(4)) {
        case 0:
            return at.toString(QStringLiteral("yyyy-MM-dd"));
        case 1:
            return at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss +0000"));
        case 2:
            return at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss+02:00"));
        default:
            return at.toString(Qt::ISODate);
        }
    }

    QString cased(const QString &word)
    {
        const bool isPlain = !word.isEmpty() && word.at(0).isLetter();
        if (!isPlain || !oneIn(4))
            return word;
        return oneIn(2) ? word.toUpper() : QString(word.at(0).toUpper() + word.mid(1));
    }

    QString quoted(const QString &value, Form form)
    {
        const bool needsQuotes = form == Form::Toml || oneIn(3);
        return needsQuotes ? QLatin1Char('"') + value + QLatin1Char('"') : value;
    }

    static QJsonValue bareJson(const Line &line)
    {
        if (line.isBare && line.value == QLatin1String("true"))
            return true;
        if (line.isBare && line.value == QLatin1String("false"))
            return false;
        return line.value;
    }

    QRandomGenerator m_random;
};

} // namespace Triptych::Tests::Oracle
