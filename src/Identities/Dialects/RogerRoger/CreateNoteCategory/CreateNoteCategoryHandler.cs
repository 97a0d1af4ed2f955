using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateNoteCategory;

internal sealed record CreateNoteCategoryCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<NoteCategoryRow>>;

internal sealed class CreateNoteCategoryHandler(Revisions revisions) : IRequestHandler<CreateNoteCategoryCommand, Outcome<NoteCategoryRow>>
{
    public Task<Outcome<NoteCategoryRow>> Handle(CreateNoteCategoryCommand command, CancellationToken cancellationToken)
        => revisions.Make(InsertCategory, command.Change, Sent(command), cancellationToken);

    private static Input<NoteCategoryRow> Sent(CreateNoteCategoryCommand command) => command.Body.ReadNew(new NoteCategoryRow { CategoryId = Guid.CreateVersion7() }.With);

    private const string InsertCategory = """
        select open_change(@Actor, @Origin, @Moment);

        insert into note_categories (category_id, title, created_at)
        values (@CategoryId, @Title, @Moment)
        returning category_id, title;
        """;
}
