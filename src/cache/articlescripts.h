#pragma once

#include <redis/script.h>

namespace Triptych::Cache {

/*
 * The version floor in Redis. One hash for each article, KEYS[1]:
 *   v  the newest version seen, decimal
 *   b  the article as JSON at exactly that version; absent after an invalidation
 * Both scripts touch that key alone (so they run in a cluster), may be repeated and arrive in any
 * order.
 */

/**
 * ARGV: version, JSON, milliseconds to live. Keeps the text unless a newer version was seen;
 * answers 1 where it kept it, else 0.
 *
 * The whole hash then expires with the text. This may remove a version floor that was to live
 * longer, which is safe: the floor is needed only for the seconds between reading an article from
 * SQL and filling it in.
 */
const Redis::Script &fillScript();

/**
 * ARGV: version, milliseconds to live. Forgets an older text and keeps the version; answers 1 where
 * something changed, 0 where that version or a newer one was seen already.
 */
const Redis::Script &invalidateScript();

} // namespace Triptych::Cache
