#pragma once

#include <core/result.h>

#include <QTest>

/** Fails the test with the error's words where a Result holds one. */
#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &outcome_ = (result);                                                           \
        QVERIFY2(outcome_.has_value(),                                                             \
                 outcome_                                                                          \
                     ? ""                                                                          \
                     : qPrintable(QStringLiteral("%1: %2 [%3]")                                    \
                                      .arg(Triptych::Core::errorKindName(outcome_.error().kind),   \
                                           outcome_.error().message, outcome_.error().detail)));   \
    } while (false)

/** Compares a Result's error kind, and shows the error when it is another. */
#define COMPARE_KIND(result, expectedKind)                                                         \
    do {                                                                                           \
        const auto &outcome_ = (result);                                                           \
        QVERIFY2(!outcome_.has_value(), "succeeded");                                              \
        QVERIFY2(outcome_.error().kind == (expectedKind),                                          \
                 qPrintable(QStringLiteral("%1: %2 [%3]")                                          \
                                .arg(Triptych::Core::errorKindName(outcome_.error().kind),         \
                                     outcome_.error().message, outcome_.error().detail)));         \
    } while (false)
