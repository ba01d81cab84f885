#pragma once

#include <QList>
#include <QString>

#include <utility>

class QApplication;
class QCoreApplication;

namespace Triptych::Ui {

/** The languages of the window: the name of each, which is its own, and its code. The first is the
 * system's, with an empty code. */
QList<std::pair<QString, QString>> offeredLanguages();

/** The code that is kept in the settings; empty for the system's language. */
QString chosenLanguage(const QString &settingsFile);
/** Does nothing with an empty `settingsFile`. */
void keepLanguage(const QString &code, const QString &settingsFile);

/** Has the program speak the language of this code, in place of what it spoke before: its own words
 * and Qt's, dates and numbers. What is shown already keeps its words. GUI thread. */
void speak(const QString &code, QCoreApplication &application);

/** As speak(), and the window runs in the direction of that language; from right to left in any
 * case where the program was started with `-reverse`. */
void speakInWindow(const QString &code, QApplication &application);

} // namespace Triptych::Ui
