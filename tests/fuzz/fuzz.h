#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/**
 * One target a file: libFuzzer calls it with bytes of its own (`./dev fuzz`), replay.cpp with the
 * files of its corpus (`./dev test fuzz`). See https://llvm.org/docs/LibFuzzer.html.
 */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** What must hold for every input; ends the program where it does not, in every kind of build. */
#define FUZZ_CHECK(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);    \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)

inline QByteArrayView fuzzBytes(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}
