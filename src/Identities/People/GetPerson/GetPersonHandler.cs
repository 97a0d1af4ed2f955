using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.People.GetPerson;

internal sealed record GetPersonQuery(PersonRead Person) : IRequest<Outcome<NumberedPerson>>;

/// <summary>A person, and the number that SuperOffice knows them by.</summary>
internal sealed record NumberedPerson(Versioned<IdentityPersonItem> Person, int Number);

internal sealed class GetPersonHandler(Database database) : IRequestHandler<GetPersonQuery, Outcome<NumberedPerson>>
{
    private const int HastyReads = 4;

    public async Task<Outcome<NumberedPerson>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
    {
        for (var read = 1; read <= HastyReads; read++)
        {
            var seen = await database.QueryBatch(WholePerson, query.Person, rows => Read(rows, query.Person.PersonId), cancellationToken);

            if (seen.MarkBefore is null)
            {
                return StoreProblems.PersonNotFound;
            }

            // Each select sees what is committed when it starts; only when nothing was committed in between do they belong together.
            if (seen.MarkBefore == seen.MarkAfter && seen.Number is { } number)
            {
                return new NumberedPerson(new Versioned<IdentityPersonItem>(seen.Person, EntityTags.Quote(seen.MarkBefore)), number);
            }
        }

        return await ReadInSnapshot(query, cancellationToken);
    }

    // Somebody writes this person again and again: one snapshot for all selects costs more, and always ends.
    private Task<Outcome<NumberedPerson>> ReadInSnapshot(GetPersonQuery query, CancellationToken cancellationToken)
        => database.InSnapshot<Outcome<NumberedPerson>>(
            async snapshot =>
            {
                var seen = await snapshot.QueryBatch(WholePerson, query.Person, rows => Read(rows, query.Person.PersonId), cancellationToken);

                return seen.MarkBefore is null
                    ? StoreProblems.PersonNotFound
                    : new NumberedPerson(new Versioned<IdentityPersonItem>(seen.Person, EntityTags.Quote(seen.MarkBefore)), seen.Number!.Value);
            },
            cancellationToken);

    private static async Task<SeenPerson> Read(Rows rows, Guid personId)
    {
        var before = await rows.ReadSingleAsync<string?>();
        var person = await IdentityPersonParts.Read(rows, personId);
        var after = await rows.ReadSingleOrDefaultAsync<NumberAndMark>();
        return new SeenPerson(before, person, after?.PersonNumber, after?.Mark);
    }

    private sealed record SeenPerson(string? MarkBefore, IdentityPersonItem Person, int? Number, string? MarkAfter);

    private sealed record NumberAndMark(int PersonNumber, string Mark);

    private const string WholePerson =
        "select person_etag(@PersonId, @Moment);"
        + IdentityPersonParts.Select
        + "select person_number, person_etag(@PersonId, @Moment) as mark from people where person_id = @PersonId;";
}
