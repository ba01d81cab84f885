#pragma once

#include "folder.h"

#include <QObject>

#include <memory>

namespace Triptych::Tests {

/** Imports of one folder by one person: each test has a new folder, which is the source "site". */
class SiteImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_options = {};
        m_options.sourceName = QStringLiteral("site");
        m_options.actor = QStringLiteral("ann");
    }

protected:
    std::unique_ptr<Folder> m_folder;
    Exchange::MarkdownImportOptions m_options;
};

} // namespace Triptych::Tests
