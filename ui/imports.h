#pragma once

#include "theme.h"

#include <QObject>

#include <memory>

namespace Triptych::Exchange {
class HelpArticles;
class MarkdownImporter;
} // namespace Triptych::Exchange

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

/** Brings articles in from outside: a folder of Markdown, and the help of a fresh workspace. */
class Imports final : public QObject
{
    Q_OBJECT

public:
    explicit Imports(Workspace::Workspace &workspace, QObject *parent = nullptr);
    ~Imports() override;

    /** One at a time; while one is under way, nothing happens. */
    void importFolder(const QString &folder);
    void seedHelp();

Q_SIGNALS:
    /** Empty at the end. */
    void progressed(const QString &text);
    void ended(Triptych::Ui::Tone tone, const QString &sentence);
    /** Articles came in. */
    void imported();

private:
    Workspace::Workspace &m_workspace;
    std::unique_ptr<Exchange::HelpArticles> m_help;
    std::unique_ptr<Exchange::MarkdownImporter> m_importer;
};

} // namespace Triptych::Ui
