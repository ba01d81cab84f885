#include "emptysection.h"

#include "articlelistpane.h"

#include <ui/controls/emptystate.h>
#include <ui/terms/section.h>

namespace Triptych::Ui {

void showEmptySection(EmptyState &state, const Section &section, bool isReadOnly)
{
    using Kind = Section::Kind;
    if (section.kind == Kind::All || section.kind == Kind::Mine || section.kind == Kind::Draft) {
        state.setContent(sectionIcon(section),
                         section.kind == Kind::All    ? ArticleListPane::tr("No articles yet")
                         : section.kind == Kind::Mine ? ArticleListPane::tr("Nothing of yours yet")
                                                      : ArticleListPane::tr("No drafts"),
                         ArticleListPane::tr("An article begins as a draft that only the desk "
                                             "sees."));
        state.setAction(isReadOnly ? QString() : ArticleListPane::tr("Write an article"));
        return;
    }
    const QString sentence =
        section.kind == Kind::Review
            ? ArticleListPane::tr("Articles that wait for a second pair of eyes are listed here.")
        : section.kind == Kind::Scheduled
            ? ArticleListPane::tr("Articles that go out by themselves at a set time are listed "
                                  "here.")
        : section.kind == Kind::Published
            ? ArticleListPane::tr("What readers can see is listed here.")
        : section.kind == Kind::Archived
            ? ArticleListPane::tr("Articles taken out of sight of readers, but kept, are listed "
                                  "here.")
        : section.kind == Kind::Deleted
            ? ArticleListPane::tr("An article that is deleted waits here, until you restore it. To "
                                  "delete one, open it and choose Article > Delete.")
            : ArticleListPane::tr("Articles with this tag are listed here.");
    state.setContent(sectionIcon(section),
                     ArticleListPane::tr("Nothing in “%1”").arg(sectionName(section)), sentence);
    state.setAction({});
}

} // namespace Triptych::Ui
