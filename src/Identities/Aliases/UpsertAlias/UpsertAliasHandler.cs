using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Aliases.UpsertAlias;

internal sealed record UpsertAliasCommand(PersonChange Change, Input<AliasRequest> Alias) : IRequest<Outcome<Versioned<Alias>>>;

internal sealed class UpsertAliasHandler(PersonChanges changes) : IRequestHandler<UpsertAliasCommand, Outcome<Versioned<Alias>>>
{
    public async Task<Outcome<Versioned<Alias>>> Handle(UpsertAliasCommand command, CancellationToken cancellationToken)
    {
        if (command.Alias.Rejected(out var rejection, out var alias))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        var aliasId = alias.PersonAliasId ?? Guid.CreateVersion7();
        var parameters = new { Items = PartItems.Of(alias with { PersonAliasId = aliasId }) };

        try
        {
            return await changes.WriteOne<Alias>(UpsertAlias, command.Change, parameters, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: AliasProblems.IdUnique })
        {
            return AliasProblems.NotFound(aliasId);
        }
    }

    // An id of another person's alias breaks its unique index: no row is moved or shown between people.
    private const string UpsertAlias = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select person_alias_id, first_name, last_name, middle_name, title
        from   write_aliases(@PersonId, @Items::jsonb);

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
