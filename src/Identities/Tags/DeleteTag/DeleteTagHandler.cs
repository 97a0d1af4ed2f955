using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Tags.DeleteTag;

internal sealed record DeleteTagCommand(Guid TagId, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteTagHandler(Database database, DeletedTags deletedTags) : IRequestHandler<DeleteTagCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeleteTagCommand command, CancellationToken cancellationToken)
    {
        var parameters = command.Change.With(new { command.TagId });
        var deleted = await database.QueryBatch(MarkTagDeleted, parameters, IdOfDeletedTag, cancellationToken);

        if (deleted is null)
        {
            return TagProblems.NotFound(command.TagId);
        }

        if (!DryRun.IsOn)
        {
            deletedTags.SweepSoon();
        }

        return true;
    }

    private static async Task<Guid?> IdOfDeletedTag(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleOrDefaultAsync<Guid?>();
    }

    // The mark hides the tag on every surface at this commit, however many people carry it; their rows are removed afterwards.
    private const string MarkTagDeleted = """
        select open_change(@Actor, @Origin, @Moment);

        update tags
        set    deleted_at = @Moment,
               deleted_by = @Actor
        where  tag_id = @TagId
        and    deleted_at is null
        returning tag_id;
        """;
}
