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
        var parameters = new { AliasId = aliasId, alias.FirstName, alias.MiddleName, alias.LastName, alias.Title };

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

        insert into aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title)
        values (@PersonId, @AliasId,
                (select coalesce(max(position), 0) + 1 from aliases where person_id = @PersonId),
                @FirstName, @MiddleName, @LastName, @Title)
        on conflict (person_id, person_alias_id) do update
        set    first_name  = excluded.first_name,
               middle_name = excluded.middle_name,
               last_name   = excluded.last_name,
               title       = excluded.title
        returning person_alias_id, first_name, last_name, middle_name, title;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
