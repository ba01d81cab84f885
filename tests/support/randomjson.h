#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

namespace Triptych::Support {

/** JSON as a later program might write it: any type, any nesting, and names that an article has,
 * too. The same for a seed. */
class RandomJson final
{
public:
    explicit RandomJson(quint32 seed) : m_random(seed) {}

    QString text()
    {
        static const QStringList pieces{QStringLiteral("a"),      QStringLiteral("\"body\":\"x\","),
                                        QStringLiteral("\\"),     QStringLiteral("größer 🏮"),
                                        QStringLiteral("\n\t"),   QStringLiteral("}"),
                                        QStringLiteral("]"),      QStringLiteral("{\"title\":"),
                                        QStringLiteral("\u0001"), QStringLiteral("it's :x ? $1"),
                                        QStringLiteral("null"),   QStringLiteral("\uFFFD")};
        QString text;
        for (int i = m_random.bounded(5); i > 0; --i)
            text += pieces.at(m_random.bounded(int(pieces.size())));
        return text;
    }

    QJsonValue value(int depth = 3)
    {
        switch (m_random.bounded(depth > 0 ? 8 : 6)) {
        case 0:
            return QJsonValue::Null;
        case 1:
            return m_random.bounded(2) == 1;
        case 2:
            return qint64(m_random.generate64() >> 1) * (m_random.bounded(2) == 1 ? 1 : -1);
        case 3:
            return (m_random.generateDouble() - 0.5) * 1e6;
        case 4:
            return m_random.bounded(100);
        case 5:
            return text();
        case 6: {
            QJsonArray array;
            for (int i = m_random.bounded(4); i > 0; --i)
                array << value(depth - 1);
            return array;
        }
        default:
            return members(depth - 1);
        }
    }

    /** An object whose names are an article's, or odd. */
    QJsonObject members(int depth = 3)
    {
        static const QStringList names{
            QStringLiteral("body"),       QStringLiteral("created_at"), QStringLiteral("id"),
            QStringLiteral("language"),   QStringLiteral("title"),      QStringLiteral("version"),
            QStringLiteral("written_at"), QStringLiteral("x y"),        QStringLiteral("\"q\"")};
        QJsonObject object;
        for (int i = m_random.bounded(5); i > 0; --i)
            object.insert(names.at(m_random.bounded(int(names.size()))), value(depth));
        return object;
    }

    /** Members of an article that no program of today knows, one of each type among them; all over
     * the order of names. */
    QJsonObject unknown()
    {
        QJsonObject object;
        int i = 0;
        const QJsonValue always[] = {
            QJsonValue::Null,
            true,
            qint64(9007199254740993),
            0.1,
            QStringLiteral("text"),
            QJsonArray{1, QJsonValue::Null},
            QJsonObject{{QStringLiteral("body"), QStringLiteral("no body")}}};
        for (const QJsonValue &one : always)
            object.insert(name(++i), one);
        for (int more = m_random.bounded(6); more > 0; --more)
            object.insert(name(++i), value());
        return object;
    }

private:
    QString name(int number)
    {
        static const QStringList beginnings{
            QStringLiteral("0 first"),     QStringLiteral("b_after_authors"),
            QStringLiteral("c"),           QStringLiteral("fieldset"),
            QStringLiteral("körper"),      QStringLiteral("\"odd\" \\ :"),
            QStringLiteral("subtitle"),    QStringLiteral("title2"),
            QStringLiteral("word_target"), QStringLiteral("zz")};
        return beginnings.at(m_random.bounded(int(beginnings.size()))) + QLatin1Char('_') +
               QString::number(number);
    }

    QRandomGenerator m_random;
};

} // namespace Triptych::Support
