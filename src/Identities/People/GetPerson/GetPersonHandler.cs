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

            if (seen.Before.Version is null)
            {
                return StoreProblems.PersonNotFound;
            }

            // Each select sees what is committed when it starts; only when nobody wrote the person in between do they belong together.
            if (seen.Before.Version == seen.After?.Version)
            {
                return seen.Shown;
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

                return seen.Before.Version is null ? StoreProblems.PersonNotFound : seen.Shown;
            },
            cancellationToken);

    private static async Task<SeenPerson> Read(Rows rows, Guid personId)
    {
        var before = await rows.ReadSingleAsync<Mark>();
        var person = await IdentityPersonParts.Read(rows, personId);
        var after = await rows.ReadSingleOrDefaultAsync<NumberAndVersion>();
        return new SeenPerson(before, person, after);
    }

    // The tag is read first, so that it is never newer than what it stands for.
    private sealed record SeenPerson(Mark Before, IdentityPersonItem Person, NumberAndVersion? After)
    {
        public NumberedPerson Shown => new(new Versioned<IdentityPersonItem>(Person, Before.Etag!, Before.ModifiedAt), After!.PersonNumber);
    }

    private sealed record Mark(long? Version, string? Etag, DateTime? ModifiedAt);

    private sealed record NumberAndVersion(int PersonNumber, long Version);

    private const string WholePerson =
        "select version, etag, modified_at from mark_of_person(@PersonId, @Moment);"
        + IdentityPersonParts.Select
        + "select person_number, version from people where person_id = @PersonId;";
}
