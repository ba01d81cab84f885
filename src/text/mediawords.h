#pragma once

#include <QString>

namespace Triptych::Text {

struct HtmlToken;

/** What a page would load and play: video, audio, iframe, embed, object. `name` in lower case. */
bool isMedia(const QString &name);

/** Whether such an element may name its address in an element inside it. */
bool hasContentModel(const QString &name);

/** The address that a start tag names, as it is written; empty where it names none. */
QString mediaAddress(const HtmlToken &token);

/** A few words that name what it is and its host, "Video: example.org". Any thread. */
QString mediaWords(const QString &name, const QString &cleanAddress);

} // namespace Triptych::Text
