#pragma once

namespace Triptych::Ui {

/** Distances in device-independent pixels; nothing else is used between widgets. */
namespace Space {
inline constexpr int Tiny = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Wide = 24;
inline constexpr int Huge = 32;
} // namespace Space

/** Sizes that are not distances. */
namespace Measure {
inline constexpr int CompactRow = 32;
inline constexpr int TallRow = 56;
inline constexpr int HitTarget = 28; ///< the least height of whatever is clicked
inline constexpr int Icon = 20;
inline constexpr int SmallIcon = 16;
inline constexpr int ControlRadius = 6;
inline constexpr int PanelRadius = 10;
inline constexpr int MotionMs = 120;
inline constexpr int TextColumn = 680; ///< of pages other than an article's
} // namespace Measure

} // namespace Triptych::Ui
