using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Dialects.RogerRoger.CreateTag;

internal sealed record CreateTagCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<TagRow>>;

internal sealed class CreateTagHandler(Revisions revisions) : IRequestHandler<CreateTagCommand, Outcome<TagRow>>
{
    public async Task<Outcome<TagRow>> Handle(CreateTagCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await revisions.Make(InsertTag, command.Change, Sent(command), cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: TagRow.TitleUnique })
        {
            return RogerRogerProblems.TitleTaken;
        }
    }

    private static Input<TagRow> Sent(CreateTagCommand command) => command.Body.ReadNew(new TagRow { TagId = Guid.CreateVersion7() }.With);

    private const string InsertTag = """
        select open_change(@Actor, @Origin, @Moment);

        insert into tags (tag_id, tag_name, description, background_color, text_color, created_at, updated_at)
        values (@TagId, @Title, @Description, @BackgroundColor, @TextColor, @Moment, @Moment)
        returning tag_id, tag_name as title, description, background_color, text_color, created_at, updated_at, row_version::text as mark;
        """;
}
