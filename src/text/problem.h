#pragma once

#include <core/result.h>

#include <QString>

namespace Triptych::Text {

/** What is wrong in a text, and in which line. */
struct Problem
{
    int line = 0;        ///< from 1; 0 = no line is to blame
    QString reason;      ///< one translated clause without a full stop
    qsizetype byte = -1; ///< offset from 0 in the input, where bytes were read; -1 otherwise

    friend bool operator==(const Problem &, const Problem &) = default;
};

/** A value read from a text, or the place and reason why it could not be read. */
template<typename T> using Parsed = tl::expected<T, Problem>;

} // namespace Triptych::Text
