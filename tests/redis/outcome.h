#pragma once

#include <core/result.h>

#include <QTest>

#define COMPARE_KIND(result, expected)                                                             \
    do {                                                                                           \
        const auto r_ = (result);                                                                  \
        QVERIFY2(!r_, "succeeded");                                                                \
        QVERIFY2(r_.error().kind == (expected),                                                    \
                 qPrintable(Core::errorKindName(r_.error().kind) + QStringLiteral(": ") +          \
                            r_.error().message + QStringLiteral(" ") + r_.error().detail));        \
    } while (false)

#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &r_ = (result);                                                                 \
        QVERIFY2(r_,                                                                               \
                 r_ ? ""                                                                           \
                    : qPrintable(r_.error().message + QStringLiteral(" ") + r_.error().detail));   \
    } while (false)
