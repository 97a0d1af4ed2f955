using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Tags.CreateTag;

internal sealed record CreateTagCommand(OpenChange Change, Input<TagRequest> Tag) : IRequest<Outcome<Tag>>;

internal sealed class CreateTagHandler(Database database) : IRequestHandler<CreateTagCommand, Outcome<Tag>>
{
    public async Task<Outcome<Tag>> Handle(CreateTagCommand command, CancellationToken cancellationToken)
    {
        if (command.Tag.Rejected(out var rejection, out var tag))
        {
            return rejection;
        }

        var parameters = command.Change.With(new
        {
            TagId = Guid.CreateVersion7(),
            tag.TagName,
            Disabled = tag.Disabled ?? false,
            tag.Description,
            DefaultExpirePeriod = tag.DefaultExpirePeriod ?? TimeSpan.Zero,
        });

        try
        {
            return await database.QueryBatch(CreateTag, parameters, CreatedTag, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: TagProblems.NameUnique })
        {
            return TagProblems.NameTaken;
        }
    }

    private static async Task<Tag> CreatedTag(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<Tag>();
    }

    private const string CreateTag = """
        select open_change(@Actor, @Origin, @Moment);

        insert into tags (tag_id, tag_name, disabled, description, default_expire_period, created_at, updated_at)
        values (@TagId, @TagName, @Disabled, @Description, @DefaultExpirePeriod, @Moment, @Moment)
        returning tag_id, tag_name, disabled, description, default_expire_period, row_version::text as mark;
        """;
}
