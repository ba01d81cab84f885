#include "undosteps.h"

#include <QTextDocument>

namespace Triptych::Ui {

UndoSteps::UndoSteps(QTextDocument *document, int pauseMs) : QObject(document), m_document(document)
{
    const auto endStep = [this] { m_document->setModified(false); };
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, endStep);
    connect(document, &QTextDocument::contentsChange, this, [this](int at, int, int added) {
        const QChar last = added > 0 ? m_document->characterAt(at + added - 1) : QChar(u'x');
        m_endsWord = last.isSpace() || last == QChar::ParagraphSeparator;
    });
    connect(document, &QTextDocument::contentsChanged, this, [this, endStep] {
        m_pause.start();
        if (std::exchange(m_endsWord, false))
            endStep();
    });
}

} // namespace Triptych::Ui
