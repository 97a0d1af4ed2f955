using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Aliases.DeleteAlias;

internal sealed record DeleteAliasCommand(PersonChange Change, Guid AliasId) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteAliasHandler(PersonChanges changes) : IRequestHandler<DeleteAliasCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteAliasCommand command, CancellationToken cancellationToken)
        => changes.DeleteOne(
            DeleteAlias, command.Change, new { command.AliasId }, AliasProblems.NotFound(command.AliasId), cancellationToken);

    private const string DeleteAlias = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from aliases
        where  person_id = @PersonId
        and    person_alias_id = @AliasId
        returning true;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
