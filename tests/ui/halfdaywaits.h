#pragma once

#include <QString>
#include <QTest>

#include <functional>
#include <initializer_list>

/** How the steps of HalfDay wait and follow each other. */
namespace Triptych::Tests {

inline const QString Tide = QStringLiteral("tide");
inline const QString High = QStringLiteral("high");

/** "" where `condition` comes true in time, else `what`. */
inline QString until(const std::function<bool()> &condition, const QString &what)
{
    constexpr int Patience = 30'000;
    return QTest::qWaitFor(condition, Patience) ? QString() : what;
}

/** The first of `parts` that went wrong; what comes after it is not done. */
inline QString inTurn(std::initializer_list<std::function<QString()>> parts)
{
    for (const auto &part : parts) {
        if (const QString wrong = part(); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace Triptych::Tests
