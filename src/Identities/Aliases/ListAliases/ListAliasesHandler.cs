using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Aliases.ListAliases;

internal sealed record ListAliasesQuery(PersonRead Person) : IRequest<Outcome<Versioned<IReadOnlyList<Alias>>>>;

internal sealed class ListAliasesHandler(PersonReads reads) : IRequestHandler<ListAliasesQuery, Outcome<Versioned<IReadOnlyList<Alias>>>>
{
    public Task<Outcome<Versioned<IReadOnlyList<Alias>>>> Handle(ListAliasesQuery query, CancellationToken cancellationToken)
        => reads.List<Alias>(AliasesInOrder, query.Person, cancellationToken);

    private const string AliasesInOrder = """
        select etag, modified_at from mark_of_person(@PersonId, @Moment);

        select person_alias_id, first_name, last_name, middle_name, title
        from   aliases
        where  person_id = @PersonId
        order by position, person_alias_id;
        """;
}
