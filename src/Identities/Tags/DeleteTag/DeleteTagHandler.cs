using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Tags.DeleteTag;

internal sealed record DeleteTagCommand(Guid TagId, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteTagHandler(Database database, DeletedTags deletedTags) : IRequestHandler<DeleteTagCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeleteTagCommand command, CancellationToken cancellationToken)
    {
        var parameters = command.Change.With(new { command.TagId }).Locking(command.TagId);

        try
        {
            await database.Execute(MarkTagDeleted, parameters, cancellationToken);
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } problem)
        {
            return problem;
        }

        if (!DryRun.IsOn)
        {
            deletedTags.SweepSoon();
        }

        return true;
    }

    // The mark hides the tag on every surface at this commit, however many people carry it; their rows are removed afterwards.
    private const string MarkTagDeleted = """
        select begin_tag_change(@TagId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update tags
        set    deleted_at = @Moment,
               deleted_by = @Actor
        where  tag_id = @TagId;
        """;
}
