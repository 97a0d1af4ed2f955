using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.People.GetPerson;

internal sealed record GetPersonQuery(PersonRead Person) : IRequest<Outcome<Versioned<IdentityPersonItem>>>;

internal sealed class GetPersonHandler(Database database) : IRequestHandler<GetPersonQuery, Outcome<Versioned<IdentityPersonItem>>>
{
    private const int HastyReads = 4;

    public async Task<Outcome<Versioned<IdentityPersonItem>>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
    {
        for (var read = 1; read <= HastyReads; read++)
        {
            var seen = await database.QueryBatch(WholePerson, query.Person, rows => Read(rows, query.Person.PersonId), cancellationToken);

            if (seen.MarkBefore is null)
            {
                return StoreProblems.PersonNotFound;
            }

            // Each select sees what is committed when it starts; only when nothing was committed in between do they belong together.
            if (seen.MarkBefore == seen.MarkAfter)
            {
                return new Versioned<IdentityPersonItem>(seen.Person, EntityTags.Quote(seen.MarkBefore));
            }
        }

        return await ReadInSnapshot(query, cancellationToken);
    }

    // Somebody writes this person again and again: one snapshot for all selects costs more, and always ends.
    private Task<Outcome<Versioned<IdentityPersonItem>>> ReadInSnapshot(GetPersonQuery query, CancellationToken cancellationToken)
        => database.InSnapshot<Outcome<Versioned<IdentityPersonItem>>>(
            async snapshot =>
            {
                var seen = await snapshot.QueryBatch(WholePerson, query.Person, rows => Read(rows, query.Person.PersonId), cancellationToken);

                return seen.MarkBefore is null
                    ? StoreProblems.PersonNotFound
                    : new Versioned<IdentityPersonItem>(seen.Person, EntityTags.Quote(seen.MarkBefore));
            },
            cancellationToken);

    private static async Task<SeenPerson> Read(Dapper.SqlMapper.GridReader rows, Guid personId)
    {
        var before = await rows.ReadSingleAsync<string?>();
        var person = await IdentityPersonParts.Read(rows, personId);
        var after = await rows.ReadSingleAsync<string?>();
        return new SeenPerson(before, person, after);
    }

    private sealed record SeenPerson(string? MarkBefore, IdentityPersonItem Person, string? MarkAfter);

    private const string WholePerson =
        "select person_etag(@PersonId, @Moment);" + IdentityPersonParts.Select + "select person_etag(@PersonId, @Moment);";
}
