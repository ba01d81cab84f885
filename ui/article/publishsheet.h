#pragma once

#include <core/article.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QDialog>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Ui {

class PublicationField;

/**
 * Asked before readers see something: whether the article has what it needs, when it goes out, and
 * what will be other for readers. Publishes, schedules and updates; its button says which. Nothing
 * is saved here: published() hands out what is to be saved. GUI thread.
 */
class PublishSheet final : public QDialog
{
    Q_OBJECT

public:
    /** Who has an address: a null id where nobody has it. */
    using Holder = std::function<Core::FutureResult<Core::ArticleId>(const Core::Address &)>;

    /**
     * `wanted` is the article as it stands in the fields, `stored` the same as it is stored, of
     * version 0 where it never was. `holder` is asked where the address is a new one.
     */
    PublishSheet(const Core::Article &wanted, const Core::Article &stored,
                 const Core::SiteZone &zone, const Holder &holder, QWidget *parent = nullptr);

    PublicationField *publication() const { return m_publication; }
    QPushButton *publishButton() const { return m_publish; }
    /** The sentences of the sheet, one a line: what is missing, advised, and other for readers. */
    QString sentences() const;
    enum class When { AsItIs, Now, AtATime };
    /** Now takes the time away. AtATime proposes the next full hour where the article has no time
     * to come, and leads to it. */
    void choose(When when);

Q_SIGNALS:
    /** What is to be saved: `wanted`, published, with its time. */
    void published(const Triptych::Core::Article &wanted);

protected:
    /** Grows with what it says. */
    bool event(QEvent *event) override;

private:
    enum class AddressState { Free, Asked, Taken, Unknown };

    QLabel *line(QVBoxLayout *column);
    void build();
    void askForAddress(const Holder &holder);
    void compareTexts();
    /** With the status and the time that are chosen here. */
    Core::Article chosen() const;
    bool isLater() const;
    void refresh();
    void showRequired();
    void showAdvised();
    void showChanges();
    void accept() override;

    Core::Article m_wanted;
    Core::Article m_stored;
    Core::SiteZone m_zone;
    AddressState m_address = AddressState::Free;
    QString m_addressTrouble;
    QString m_textChange;
    QLabel *m_required;
    QLabel *m_advised;
    QLabel *m_changes;
    PublicationField *m_publication;
    QDialogButtonBox *m_buttons;
    QPushButton *m_publish;
};

} // namespace Triptych::Ui
