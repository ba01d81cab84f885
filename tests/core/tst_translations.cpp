#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    bool isNumerus = false;
    bool isFinished = true;
    /** One text, or one for each grammatical number. */
    QStringList texts;

    QString key() const
    {
        return QStringLiteral("%1 | %2 | %3%4")
            .arg(context, source, comment, isNumerus ? QStringLiteral(" (%n)") : QString());
    }
};

QList<Message> messagesOf(QIODevice *device, QString *error)
{
    QList<Message> messages;
    QString context;
    Message message;
    QXmlStreamReader xml(device);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("message"))
            messages << message;
        if (!xml.isStartElement())
            continue;
        const QString type = xml.attributes().value(QLatin1String("type")).toString();
        const bool isNumerus =
            xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            message = Message{context, {}, {}, isNumerus, true, {}};
        } else if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.isFinished = type.isEmpty();
            if (!message.isNumerus)
                message.texts << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            message.texts << xml.readElementText();
        }
    }
    *error = xml.hasError() ? xml.errorString() : QString();
    return messages;
}

QList<Message> messagesOf(const QString &path, QString *error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.errorString();
        return {};
    }
    return messagesOf(&file, error);
}

/** What must come over into every translation, in whatever order its language wants. */
QStringList marks(const QString &text)
{
    static const QRegularExpression mark(
        QStringLiteral("%L?(?:[1-9][0-9]?|n)|&(?=\\w)|…|</?[a-z]+>"),
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList found;
    for (auto each = mark.globalMatch(text); each.hasNext();)
        found << each.next().captured();
    found.sort();
    return found;
}

QString outerSpace(const QString &text)
{
    static const QRegularExpression edges(QStringLiteral("^(\\s*).*?(\\s*)$"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = edges.match(text);
    return match.captured(1) + QLatin1Char('|') + match.captured(2);
}

QStringList problemsOf(const Message &message)
{
    // German and English both have a singular and a plural.
    constexpr int GrammaticalNumbers = 2;
    QStringList problems;
    const auto say = [&](const char *what) {
        problems << message.key() + QLatin1String(": ") + QLatin1String(what);
    };
    if (!message.isFinished)
        say("unfinished");
    if (message.texts.size() != (message.isNumerus ? GrammaticalNumbers : 1))
        say("has not one text for each grammatical number");
    const QStringList expected = marks(message.source);
    for (qsizetype i = 0; i < message.texts.size(); ++i) {
        const QString &text = message.texts.at(i);
        if (text.isEmpty()) {
            say("empty");
            continue;
        }
        // "a minute" may stand for "%n minute".
        QStringList found = marks(text);
        QStringList without = expected;
        without.removeIf([](const QString &mark) { return mark.endsWith(QLatin1Char('n')); });
        const bool isSingular = message.isNumerus && i == 0;
        if (found != expected && !(isSingular && found == without))
            say("differs in placeholders, accelerator, ellipsis or tags");
        if (outerSpace(text) != outerSpace(message.source))
            say("differs in the space at its ends");
    }
    return problems;
}

QStringList keysOf(const QList<Message> &messages)
{
    QStringList keys;
    for (const Message &message : messages)
        keys << message.key();
    keys.sort();
    return keys;
}

QStringList onlyIn(const QStringList &these, const QStringList &those)
{
    const QSet<QString> known(those.cbegin(), those.cend());
    QStringList only = these;
    only.removeIf([&](const QString &key) { return known.contains(key); });
    return only;
}

QString sourceFolder()
{
    return qEnvironmentVariable("TRIPTYCH_SOURCE_DIR");
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultyMessage_isNoticed_data();
    void faultyMessage_isNoticed();
    void everyMessage_isFinishedAndKeepsItsMarks_data();
    void everyMessage_isFinishedAndKeepsItsMarks();
    void sources_haveNothingThatTheFileLacks_data();
    void sources_haveNothingThatTheFileLacks();
    void buttonsOfQt_areGermanToo();
    void sources_hideNoTextFromLupdate();
};

void TestTranslations::faultyMessage_isNoticed_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("isFaulty");
    const auto row = [](const char *name, bool isFaulty, const char *message) {
        QTest::newRow(name) << QString::fromUtf8(message) << isFaulty;
    };
    row("good", false,
        "<message><source>&amp;Save %1 as…</source>"
        "<translation>%1 &amp;sichern als …</translation></message>");
    row("good plural", false,
        "<message numerus=\"yes\"><source>%n days</source><translation>"
        "<numerusform>ein Tag</numerusform><numerusform>%n Tage</numerusform>"
        "</translation></message>");
    row("unfinished", true,
        "<message><source>Save</source>"
        "<translation type=\"unfinished\">Sichern</translation></message>");
    row("empty", true, "<message><source>Save</source><translation></translation></message>");
    row("lost placeholder", true,
        "<message><source>%1 of %2</source><translation>%1 von 2</translation></message>");
    row("other placeholder", true,
        "<message><source>%L1 new</source><translation>%1 neu</translation></message>");
    row("lost accelerator", true,
        "<message><source>&amp;File</source><translation>Datei</translation></message>");
    row("lost ellipsis", true,
        "<message><source>Find…</source><translation>Suchen</translation></message>");
    row("lost line end", true,
        "<message><source>More\n</source><translation>Weiter</translation></message>");
    row("one number only", true,
        "<message numerus=\"yes\"><source>%n days</source><translation>"
        "<numerusform>%n Tage</numerusform></translation></message>");
    row("plural without number", true,
        "<message numerus=\"yes\"><source>%n days</source><translation>"
        "<numerusform>%n Tag</numerusform><numerusform>Tage</numerusform>"
        "</translation></message>");
}

void TestTranslations::faultyMessage_isNoticed()
{
    QFETCH(QString, message);
    QFETCH(bool, isFaulty);
    QByteArray text =
        QStringLiteral("<TS><context><name>C</name>%1</context></TS>").arg(message).toUtf8();
    QBuffer buffer(&text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QString error;
    const QList<Message> messages = messagesOf(&buffer, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QCOMPARE(messages.size(), 1);
    QCOMPARE(!problemsOf(messages.first()).isEmpty(), isFaulty);
}

void TestTranslations::everyMessage_isFinishedAndKeepsItsMarks_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << QStringLiteral("de");
    QTest::newRow("English plurals") << QStringLiteral("en");
}

void TestTranslations::everyMessage_isFinishedAndKeepsItsMarks()
{
    QFETCH(QString, language);
    QString error;
    const QList<Message> messages = messagesOf(
        sourceFolder() + QStringLiteral("/translations/triptych_%1.ts").arg(language), &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QVERIFY(!messages.isEmpty());
    QStringList problems;
    for (const Message &message : messages)
        problems << problemsOf(message);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestTranslations::sources_haveNothingThatTheFileLacks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << QStringLiteral("de") << QStringList();
    QTest::newRow("English plurals")
        << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
}

void TestTranslations::sources_haveNothingThatTheFileLacks()
{
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const QString name = QStringLiteral("triptych_%1.ts").arg(language);
    const QString original = sourceFolder() + QLatin1String("/translations/") + name;
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(original, copy));

    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder());
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(TRIPTYCH_LUPDATE),
                  QStringList{QStringLiteral("-silent"), QStringLiteral("-locations"),
                              QStringLiteral("none"), QStringLiteral("-no-obsolete")} +
                      options +
                      QStringList{QStringLiteral("src"), QStringLiteral("ui"),
                                  QStringLiteral("app"), QStringLiteral("-source-language"),
                                  QStringLiteral("en"), QStringLiteral("-target-language"),
                                  language, QStringLiteral("-ts"), copy});
    QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
    const QString said = QString::fromLocal8Bit(lupdate.readAll());
    QVERIFY2(lupdate.exitStatus() == QProcess::NormalExit && lupdate.exitCode() == 0,
             qPrintable(said));
    // A guessed context is one that the program never asks for: the text would stay English.
    QVERIFY2(!said.contains(QLatin1String("lacks Q_OBJECT")) &&
                 !said.contains(QLatin1String("unknown namespace/class")),
             qPrintable(said));

    QString error;
    const QStringList before = keysOf(messagesOf(original, &error));
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const QStringList after = keysOf(messagesOf(copy, &error));
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const QStringList missing = onlyIn(after, before);
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("Not in %1 (build update_translations):\n%2")
                            .arg(name, missing.join(QLatin1Char('\n')))));
    const QStringList stale = onlyIn(before, after);
    QVERIFY2(
        stale.isEmpty(),
        qPrintable(
            QStringLiteral("No longer in the sources:\n%1").arg(stale.join(QLatin1Char('\n')))));
}

void TestTranslations::sources_hideNoTextFromLupdate()
{
    // lupdate reads tr( first and then does not look at the macro inside.
    static const QRegularExpression hidden(
        QStringLiteral("\\b(?:tr|translate)\\(\\s*QT_TRANSLATE_NOOP"));
    QStringList found;
    int read = 0;
    for (const char *part : {"src", "ui", "app"}) {
        QDirIterator files(sourceFolder() + QLatin1Char('/') + QLatin1String(part),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            ++read;
            if (QString::fromUtf8(file.readAll()).contains(hidden))
                found << file.fileName();
        }
    }
    QVERIFY(read > 0);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestTranslations::buttonsOfQt_areGermanToo()
{
    // From Qt's own file, which is a package of its own.
    QTranslator qts;
    QVERIFY(qts.load(QLocale(QLocale::German), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
    QCOMPARE(qts.translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
