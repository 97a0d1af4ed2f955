using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How this surface reads a person: one round trip, again when somebody wrote in between.</summary>
internal sealed class PersonQueries(Database database, ListCatalogue catalogue, TimeProvider clock)
{
    private const int HastyReads = 4;

    public async Task<Outcome<ShownPerson>> Find(int number, CancellationToken cancellationToken)
    {
        var parameters = new { Number = number, Moment = clock.Now() };

        for (var read = 1; read <= HastyReads; read++)
        {
            if (await database.QueryBatch(PersonLoad.Select, parameters, PersonLoad.Read, cancellationToken) is not { } seen)
            {
                return SuperOfficeProblems.NotFound(number);
            }

            // Each select sees what is committed when it starts; only when nothing was committed in between do they belong together.
            if (seen.State.Person.Version == seen.VersionAfter)
            {
                return await Show(seen.State, cancellationToken);
            }
        }

        // Somebody writes this person again and again: one snapshot for all selects costs more, and always ends.
        var still = await database.InSnapshot(
            snapshot => snapshot.QueryBatch(PersonLoad.Select, parameters, PersonLoad.Read, cancellationToken), cancellationToken);

        return still is { } last ? await Show(last.State, cancellationToken) : SuperOfficeProblems.NotFound(number);
    }

    private async Task<ShownPerson> Show(PersonState state, CancellationToken cancellationToken)
        => new(state, await catalogue.Of(state.Person.ListVersion, cancellationToken));
}
