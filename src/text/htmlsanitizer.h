#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * Keeps of HTML what a QTextBrowser shows and no more, written anew so that what comes out is well
 * formed: allowed elements and attributes only; links to http(s), mailto and relative addresses
 * only; pictures from relative paths or data: URLs only, any other becomes a link to it; sizes and
 * spans bounded; elements closed, and nested at most 60 deep.
 */
QString sanitizeHtml(QStringView html);

} // namespace Triptych::Text
