#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#endif

/** `triptychctl import` and `redirects` as a person runs them. */
class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void usage_exits2AndWritesNothing_data();
    void usage_exits2AndWritesNothing();
    void twoSites_areTwoSources();
    void overlap_exits1UntilSaid();
    void movedSource_isUnchanged();
    void movedOntoAnotherSite_exits2UntilSaid();
    void secondImportAtOnce_exits6();
    void dryRun_printsThePlanOnly();
    void everyNote_isPrintedWithFileAndLine();
    void renamedFile_isSaidWhenItIsImported();
    void namesFromFiles_moveNoCursor();
    void sigterm_saysWhatWasKept();
    void showAndList_tellTheSource();
    void redirects_printOldAddressAndSlug();
    void redirects_hideNoArticle();
    void leftOutFiles_comeWithAll();
    void rulesInAProgram_keepUntilToldOtherwise();
    void help_tellsTheSwitches();

private:
    struct ImportRun
    {
        int code = -1;
        QString out;
        QString err;

        QJsonObject object() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
        QJsonValue value(const char *key) const { return object().value(QLatin1String(key)); }
        int count(const char *key) const { return value(key).toInt(-1); }
        QString error() const
        {
            const QJsonObject whole = QJsonDocument::fromJson(err.toUtf8()).object();
            return whole.value(QLatin1String("error"))
                .toObject()
                .value(QLatin1String("kind"))
                .toString();
        }
    };

    static QStringList words(const char *line)
    {
        return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") +
                          QStringLiteral("/app/triptychctl"),
                      arguments);
    }
    ImportRun finish(QProcess &process) const
    {
        // It may have ended while events were handled; waiting would fail then.
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    ImportRun run(const QStringList &arguments) const
    {
        QProcess process;
        start(process, arguments);
        return finish(process);
    }
    ImportRun import(const QString &folder, const char *options = "") const
    {
        return run(words("--json import markdown") + QStringList{path(folder)} + words(options));
    }
    QString path(const QString &inside) const
    {
        return QDir(m_disk->path()).canonicalPath() + QLatin1Char('/') + inside;
    }
    bool write(const QString &inside, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(inside)).path());
        QFile file(path(inside));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    qsizetype articles() const
    {
        return run(words("--json list")).out.count(QLatin1String("\"id\""));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QTemporaryDir> m_disk;
    QProcessEnvironment m_environment;
};

void TestImport::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"POSTGRES_DSN", "ES_ADDR", "REDIS_ADDR", "QT_LOGGING_RULES"})
        m_environment.remove(QLatin1String(name));
    m_environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_home->path());
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
}

void TestImport::usage_exits2AndWritesNothing_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("options");
    QTest::newRow("a file") << "site/x.md" << "";
    QTest::newRow("moved without a name") << "site" << "--moved";
    QTest::newRow("moved, but not known") << "site" << "--source other --moved";
    QTest::newRow("a name without a value") << "site" << "--source";
    QTest::newRow("the program's own name") << "site" << "--source triptych:help";
}

void TestImport::usage_exits2AndWritesNothing()
{
    QFETCH(QString, folder);
    QFETCH(QString, options);
    QVERIFY(write(QStringLiteral("site/x.md"), "# X\n"));
    const ImportRun refused = import(folder, options.toUtf8().constData());
    QCOMPARE(refused.code, 2);
    QCOMPARE(refused.error(), QStringLiteral("usage"));
    QCOMPARE(refused.out, QString());
    // In any current folder, and that one holds an article.
    QProcess here;
    here.setWorkingDirectory(path(QStringLiteral("site")));
    start(here, words("import markdown") + QStringList{QString()});
    const ImportRun empty = finish(here);
    QCOMPARE(empty.code, 2);
    QCOMPARE(empty.err.count(QLatin1Char('\n')), 1);
    QCOMPARE(articles(), 0);
}

void TestImport::twoSites_areTwoSources()
{
    QVERIFY(write(QStringLiteral("siteA/content/about.md"), "# About A\n"));
    QVERIFY(write(QStringLiteral("siteB/content/about.md"), "# About B\n"));
    for (const char *site : {"siteA", "siteB"}) {
        const ImportRun run = import(QLatin1String(site) + QStringLiteral("/content"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.count("created"), 1);
        const QJsonObject source = run.value("source").toObject();
        QCOMPARE(source.value(QLatin1String("name")).toString(),
                 QLatin1String(site) + QStringLiteral("/content"));
        QCOMPARE(source.value(QLatin1String("new")).toBool(), true);
    }
    for (const char *site : {"siteA", "siteB"})
        QCOMPARE(import(QLatin1String(site) + QStringLiteral("/content/")).count("unchanged"), 1);
    QCOMPARE(articles(), 2);
    const ImportRun other = import(QStringLiteral("siteB/content"), "--source siteA/content");
    QCOMPARE(other.code, 2);
    QVERIFY(other.err.contains(path(QStringLiteral("siteA/content"))));
    QVERIFY(other.err.contains(path(QStringLiteral("siteB/content"))));
    QVERIFY(other.err.contains(QLatin1String("--moved")));
}

void TestImport::overlap_exits1UntilSaid()
{
    QVERIFY(write(QStringLiteral("site/posts/a.md"), "# A\n"));
    QCOMPARE(import(QStringLiteral("site")).count("created"), 1);
    const ImportRun refused = import(QStringLiteral("site/posts"));
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.count("failed"), 1);
    QCOMPARE(articles(), 1);
    const ImportRun plain =
        run(words("import markdown") + QStringList{path(QStringLiteral("site/posts"))});
    QVERIFY(plain.err.contains(QLatin1String("--allow-overlap")));
    QCOMPARE(import(QStringLiteral("site/posts"), "--allow-overlap").code, 0);
    QCOMPARE(articles(), 2);
}

void TestImport::movedSource_isUnchanged()
{
    QVERIFY(write(QStringLiteral("old/content/a.md"), "# A\n"));
    QCOMPARE(import(QStringLiteral("old/content")).count("created"), 1);
    QVERIFY(QDir().rename(path(QStringLiteral("old")), path(QStringLiteral("new"))));
    // Without a word of it, nothing is done.
    for (const char *options : {"", "--dry-run"}) {
        const ImportRun refused = import(QStringLiteral("new/content"), options);
        QCOMPARE(refused.code, 2);
        QCOMPARE(refused.out, QString());
    }
    const ImportRun plain =
        run(words("import markdown") + QStringList{path(QStringLiteral("new/content"))});
    QCOMPARE(plain.code, 2);
    QCOMPARE(plain.err.count(QLatin1Char('\n')), 1);
    QVERIFY2(plain.err.contains(QLatin1String("--source \"old/content\" --moved")),
             qPrintable(plain.err));
    QCOMPARE(articles(), 1);
    const ImportRun moved = import(QStringLiteral("new/content"), "--source old/content --moved");
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("unchanged"), 1);
    QCOMPARE(import(QStringLiteral("new/content")).count("unchanged"), 1);
    QCOMPARE(articles(), 1);
}

void TestImport::movedOntoAnotherSite_exits2UntilSaid()
{
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(write(QStringLiteral("old/content/") + QLatin1String(file), "# Old\n"));
    QCOMPARE(import(QStringLiteral("old/content")).count("created"), 3);
    QVERIFY(write(QStringLiteral("new/content/a.md"), "# Another site\n"));
    const ImportRun refused = import(QStringLiteral("new/content"), "--source old/content --moved");
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains(QLatin1String("--allow-overlap")));
    const ImportRun meant =
        import(QStringLiteral("new/content"), "--source old/content --moved --allow-overlap");
    QCOMPARE(meant.code, 0);
    QCOMPARE(meant.count("updated"), 1);
}

void TestImport::secondImportAtOnce_exits6()
{
    QVERIFY(write(QStringLiteral("first/a.md"), "# A\n"));
    QCOMPARE(import(QStringLiteral("first")).code, 0);
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# Another\n"));
    const QStringList files = QDir(m_home->path()).entryList({QStringLiteral("*.triptych")});
    QCOMPARE(files.size(), 1);
    const auto locks = [&] {
        return QDir(m_home->path())
            .entryList({files.constFirst() + QStringLiteral(".import-*.lock")})
            .size();
    };
    QCOMPARE(locks(), 0);
    // While the test holds the database, an import can write nothing.
    QSqlDatabase database =
        QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("second"));
    database.setDatabaseName(m_home->filePath(files.constFirst()));
    QVERIFY(database.open());
    QVERIFY(QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE")));
    QProcess process;
    start(process, words("import markdown") + QStringList{path(QStringLiteral("s/site"))});
    QVERIFY(process.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(locks(), 1, 30'000);
    const ImportRun second =
        run(words("import markdown") + QStringList{path(QStringLiteral("s/site"))});
    QCOMPARE(second.code, 6);
    QCOMPARE(second.err.count(QLatin1Char('\n')), 1);
    QVERIFY2(second.err.contains(QLatin1String("Another import of the source")),
             qPrintable(second.err));
    // The first one is killed: it leaves its lock, which keeps nobody away.
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(QSqlQuery(database).exec(QStringLiteral("COMMIT")));
    database.close();
    QCOMPARE(locks(), 1);
    const ImportRun third = import(QStringLiteral("s/site"));
    QCOMPARE(third.code, 0);
    QCOMPARE(third.count("created"), 1);
    QCOMPARE(locks(), 0);
}

void TestImport::dryRun_printsThePlanOnly()
{
    QVERIFY(write(QStringLiteral("site/2019/x.md"), "---\ndate: 2019-03-13\n---\n# X\n"));
    QVERIFY(write(QStringLiteral("site/2020/x.md"), "---\ndate: 2999-03-13\n---\n# X\n"));
    QVERIFY(write(QStringLiteral("site/d.md"), "---\ndraft: true\n---\n# D\n"));
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), path(QStringLiteral("site/out.md"))));
    const ImportRun json = import(QStringLiteral("site"), "--dry-run");
    QCOMPARE(json.code, 0);
    QCOMPARE(json.value("dry_run").toBool(), true);
    QCOMPARE(json.count("created"), 3);
    QCOMPARE(json.count("drafts"), 1);
    QCOMPARE(json.count("scheduled"), 1);
    QCOMPARE(json.value("files").toArray().size(), 3);
    QCOMPARE(json.value("addresses").toArray().at(0)[QLatin1String("to")].toString(),
             QStringLiteral("x-2"));
    QCOMPARE(json.value("left_out").toArray().at(0)[QLatin1String("file")].toString(),
             QStringLiteral("out.md"));
    const ImportRun text =
        run(words("import markdown --dry-run") + QStringList{path(QStringLiteral("site"))});
    QCOMPARE(text.code, 0);
    for (const char *said : {"New\td.md\ten/d\n", "New address\t2020/x.md\tx → x-2\n", "en (3)",
                             "2019-03-13 (2)", "without a date: 1"})
        QVERIFY2(text.out.contains(QString::fromUtf8(said)), qPrintable(text.out));
    QVERIFY(text.err.contains(QLatin1String("out.md: left out: ")));
    QCOMPARE(articles(), 0);
    // Nor is the source remembered.
    QCOMPARE(import(QStringLiteral("site"), "--source site --moved").code, 2);
}

void TestImport::everyNote_isPrintedWithFileAndLine()
{
    QVERIFY(write(QStringLiteral("site/torn.md"), "---\ntitle: A\ntags: [a\n---\n"));
    QVERIFY(write(QStringLiteral("site/odd.md"), "---\ntitle: A\nstatus: stable\n---\nText.\n"));
    QVERIFY(write(QStringLiteral("site/100%2.md"), "\xFF"));
    const ImportRun text =
        run(words("import markdown") + QStringList{path(QStringLiteral("site"))});
    QCOMPARE(text.code, 1);
    QVERIFY2(text.err.contains(QLatin1String("odd.md:3: warning: ")), qPrintable(text.err));
    QVERIFY(text.err.contains(QLatin1String("torn.md:")));
    QVERIFY2(text.err.contains(QLatin1String("100%2.md:1: error: ")), qPrintable(text.err));
    const ImportRun json = import(QStringLiteral("site"));
    QCOMPARE(json.value("failures").toArray().size(), 2);
    QCOMPARE(json.value("warnings").toArray().at(0)[QLatin1String("line")].toInt(), 3);
}

void TestImport::renamedFile_isSaidWhenItIsImported()
{
    QVERIFY(write(QStringLiteral("site/a.md"), "---\ntitle: A\n---\nText of it.\n"));
    QCOMPARE(import(QStringLiteral("site")).code, 0);
    QVERIFY(QDir().mkpath(path(QStringLiteral("site/_drafts"))));
    QVERIFY(QFile::rename(path(QStringLiteral("site/a.md")),
                          path(QStringLiteral("site/_drafts/a.md"))));
    const ImportRun run =
        this->run(words("import markdown") + QStringList{path(QStringLiteral("site"))});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.contains(QStringLiteral("_drafts/a.md: renamed: It was a.md until now")),
             qPrintable(run.err));
}

void TestImport::namesFromFiles_moveNoCursor()
{
    QVERIFY(write(QStringLiteral("site/a\x1b[2Jb\nerror.md"), "\xFF"));
    const ImportRun text =
        run(words("import markdown") + QStringList{path(QStringLiteral("site"))});
    QCOMPARE(text.code, 1);
    QVERIFY(!text.err.contains(QLatin1Char('\x1b')));
    QCOMPARE(text.err.count(QLatin1Char('\n')), 1);
}

void TestImport::sigterm_saysWhatWasKept()
{
#ifndef Q_OS_LINUX
    QSKIP("looks into /proc");
#else
    QVERIFY(write(QStringLiteral("first/a.md"), "# A\n"));
    QCOMPARE(import(QStringLiteral("first")).code, 0);
    constexpr int Files = 3000;
    for (int i = 0; i < Files; ++i)
        QVERIFY(write(QStringLiteral("site/%1.md").arg(i), "# T\n"));
    const QStringList files = QDir(m_home->path()).entryList({QStringLiteral("*.triptych")});
    QCOMPARE(files.size(), 1);
    // While the test holds the database, the import can write nothing.
    QSqlDatabase database =
        QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("held"));
    database.setDatabaseName(m_home->filePath(files.constFirst()));
    QVERIFY(database.open());
    QVERIFY(QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE")));
    QProcess process;
    start(process, words("import markdown") + QStringList{path(QStringLiteral("site"))});
    QVERIFY(process.waitForStarted());
    // Whether SIGTERM is in one of the kernel's sets of the process (proc(5)).
    const auto sigtermIn = [&process](const char *set) {
        QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf(set);
        const qulonglong mask = text.mid(at + 7, 32).trimmed().left(16).toULongLong(nullptr, 16);
        return at >= 0 && (mask >> (SIGTERM - 1) & 1) == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(sigtermIn("SigCgt:"), 30'000);
    process.terminate();
    QTRY_VERIFY_WITH_TIMEOUT(!sigtermIn("ShdPnd:"), 30'000);
    QVERIFY(QSqlQuery(database).exec(QStringLiteral("COMMIT")));
    database.close();
    const ImportRun stopped = finish(process);
    QCOMPARE(stopped.code, 1);
    const qsizetype kept = articles() - 1;
    QVERIFY2(stopped.err.contains(QStringLiteral("The import was stopped. Kept: %1 new, 0 changed; "
                                                 "running it again completes it.")
                                      .arg(kept)),
             qPrintable(stopped.err + QString::number(kept)));
    QVERIFY(kept < Files);
    QCOMPARE(import(QStringLiteral("site"), "--dry-run").count("unchanged"), kept);
#endif
}

void TestImport::showAndList_tellTheSource()
{
    QVERIFY(write(QStringLiteral("x/site/posts/a.md"), "# A\n"));
    QCOMPARE(import(QStringLiteral("x/site")).code, 0);
    const QJsonObject source{{QStringLiteral("name"), QStringLiteral("x/site")},
                             {QStringLiteral("path"), QStringLiteral("posts/a.md")}};
    QCOMPARE(run(words("--json show a")).value("source").toObject(), source);
    QCOMPARE(run(words("--json list")).value("source").toObject(), source);
    QCOMPARE(run(words("--json create --title B")).code, 0);
    QVERIFY(run(words("--json show b")).value("source").isNull());
}

void TestImport::redirects_printOldAddressAndSlug()
{
    QVERIFY(write(
        QStringLiteral("s/site/a.md"),
        "---\ntitle: A\npermalink: /2019/a-b/\naliases: [/old/a, \"/old/tab\\there\", /old/a]\n"
        "redirect_from: /older/a\n---\nText.\n"));
    QVERIFY(write(QStringLiteral("s/site/posts/plain.md"), "# Plain\n"));
    QCOMPARE(import(QStringLiteral("s/site")).code, 0);
    QVERIFY(write(QStringLiteral("s/site/_posts/2020-01-02-file.md"), "# File\n"));
    QVERIFY(write(QStringLiteral("s/site/draft.md"),
                  "---\ndraft: true\npermalink: /hidden/\n---\n# Hidden\n"));
    QCOMPARE(import(QStringLiteral("s/site")).code, 0);
    QVERIFY(write(QStringLiteral("text.md"), "Text.\n"));
    QCOMPARE(run(words("create --title Here --status published --field url=/here --body-file")
                 << path(QStringLiteral("text.md")))
                 .code,
             0);
    QCOMPARE(run(words("create --title Never")).code, 0);
    const ImportRun text = run(words("redirects"));
    QCOMPARE(text.code, 0);
    QStringList lines = text.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    lines.sort();
    QCOMPARE(lines.join(QLatin1Char('\n')),
             QStringLiteral(
                 "/2019/a-b/\ta-b\ten\n/here\there\ten\n/old/a\ta-b\ten\n/old/tab%09here\ta-b\ten\n"
                 "/older/a\ta-b\ten"));
    QVERIFY(text.err.contains(QLatin1String("not known: 2.")));
    const ImportRun json = run(words("--json redirects"));
    QList<QJsonObject> objects;
    for (const QString &line : json.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        objects << QJsonDocument::fromJson(line.toUtf8()).object();
    QCOMPARE(objects.size(), 8);
    const auto plain =
        std::find_if(objects.cbegin(), objects.cend(), [](const QJsonObject &object) {
            return object.value(QLatin1String("to")) == QLatin1String("plain");
        });
    QVERIFY(plain != objects.cend());
    QCOMPARE(plain->value(QLatin1String("from")).toString(), QStringLiteral("posts/plain.md"));
    QCOMPARE(plain->value(QLatin1String("kind")).toString(), QStringLiteral("source"));
    QCOMPARE(plain->value(QLatin1String("language")).toString(), QStringLiteral("en"));
}

void TestImport::redirects_hideNoArticle()
{
    QVERIFY(write(QStringLiteral("text.md"), "Text.\n"));
    const ImportRun first = run(words("--json create --title Old --status published --body-file")
                                << path(QStringLiteral("text.md")));
    const QString id = first.value("id").toString();
    QCOMPARE(run(QStringList{QStringLiteral("edit"), id} << words("--slug new")).code, 0);
    QVERIFY(run(words("redirects")).out.contains(QLatin1String("/old\tnew\ten")));
    // Another article at the old address: who leads readers on from it hides that one.
    QCOMPARE(run(words("create --title Old --status published --body-file")
                 << path(QStringLiteral("text.md")))
                 .code,
             0);
    QCOMPARE(run(words("redirects")).out, QString());
    QCOMPARE(run(words("--json redirects")).out, QString());
}

void TestImport::leftOutFiles_comeWithAll()
{
    QVERIFY(write(QStringLiteral("site/README.md"), "# Read me\n\nAbout this folder.\n"));
    QVERIFY(write(QStringLiteral("site/a.md"), "# A\n"));
    const ImportRun plain = import(QStringLiteral("site"));
    QCOMPARE(plain.count("created"), 1);
    QCOMPARE(plain.value("left_out").toArray().size(), 1);
    const ImportRun all = import(QStringLiteral("site"), "--all");
    QCOMPARE(all.count("created"), 1);
    QCOMPARE(all.count("unchanged"), 1);
    QCOMPARE(all.value("left_out").toArray().size(), 0);
}

void TestImport::rulesInAProgram_keepUntilToldOtherwise()
{
    QVERIFY(write(QStringLiteral("site/quartz.config.ts"), "ignorePatterns: rest()\n"));
    QVERIFY(write(QStringLiteral("site/a.md"), "# A\n"));
    const QString folder = path(QStringLiteral("site"));
    const ImportRun plain = run({QStringLiteral("import"), QStringLiteral("markdown"), folder});
    QVERIFY2(plain.err.contains(QLatin1String("--trust-front-matter")), qPrintable(plain.err));
    const ImportRun told = import(QStringLiteral("site"), "--trust-front-matter");
    QCOMPARE(told.count("updated"), 1);
    QCOMPARE(told.count("held_by_programs"), 0);
}

void TestImport::help_tellsTheSwitches()
{
    const ImportRun help = run(words("--help"));
    QCOMPARE(help.code, 0);
    for (const char *word :
         {"--source NAME", "--moved", "--all", "--allow-overlap", "--update-others", "--take-files",
          "--trust-front-matter", "--dry-run", "redirects"})
        QVERIFY2(help.out.contains(QLatin1String(word)), word);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
