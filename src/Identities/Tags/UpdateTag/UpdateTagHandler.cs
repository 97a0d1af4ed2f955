using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Tags.UpdateTag;

internal sealed record UpdateTagCommand(Guid TagId, OpenChange Change, Input<TagRequest> Tag) : IRequest<Outcome<Tag>>;

internal sealed class UpdateTagHandler(Database database) : IRequestHandler<UpdateTagCommand, Outcome<Tag>>
{
    public async Task<Outcome<Tag>> Handle(UpdateTagCommand command, CancellationToken cancellationToken)
    {
        if (command.Tag.Rejected(out var rejection, out var tag))
        {
            return await Refuse(command, rejection, cancellationToken);
        }

        if (tag.TagId is { } given && given != command.TagId)
        {
            return await Refuse(command, OtherId, cancellationToken);
        }

        if (tag.TagName.Length > TagRequest.MaxName
            && !await database.QueryOne<bool>(TagIsCalled, new { command.TagId, tag.TagName }, cancellationToken))
        {
            return await Refuse(command, NameTooLong, cancellationToken);
        }

        var parameters = command.Change.With(new
        {
            command.TagId,
            tag.TagName,
            Disabled = tag.Disabled ?? false,
            tag.Description,
            DefaultExpirePeriod = tag.DefaultExpirePeriod ?? TimeSpan.Zero,
        }).Locking(command.TagId);

        try
        {
            return await database.QueryBatch(UpdateTag, parameters, UpdatedTag, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: TagProblems.NameUnique })
        {
            return TagProblems.NameTaken;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>An unknown tag, and one of another version than wanted, is told before a wrong body.</summary>
    private async Task<Problem> Refuse(UpdateTagCommand command, Problem rejection, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectTag, command.Change.With(new { command.TagId }), cancellationToken);
            return rejection;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }
    }

    private static async Task<Tag> UpdatedTag(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<Tag>();
    }

    private static readonly Problem OtherId =
        new Problem(StatusCodes.Status400BadRequest, "tag-id-differs", "The body's tagId is another than the path's; leave it out.").About("tagId");

    private static readonly Problem NameTooLong =
        new Problem(StatusCodes.Status400BadRequest, "invalid-fields", $"Must be at most {TagRequest.MaxName} characters long.").About("tagName");

    private const string TagIsCalled = "select exists (select from tags where tag_id = @TagId and tag_name = @TagName and deleted_at is null)";

    private const string UpdateTag = """
        select begin_tag_change(@TagId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update tags
        set    tag_name              = @TagName,
               disabled              = @Disabled,
               description           = @Description,
               default_expire_period = @DefaultExpirePeriod,
               updated_at            = case when (tag_name, disabled, description, default_expire_period)
                                                 is distinct from (@TagName, @Disabled, @Description, @DefaultExpirePeriod)
                                            then @Moment
                                            else updated_at
                                       end
        where  tag_id = @TagId
        returning tag_id, tag_name, disabled, description, default_expire_period, row_version::text as mark;
        """;

    private const string ExpectTag = "select expect_definition('tag', @TagId, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";
}
