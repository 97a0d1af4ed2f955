using Identities.People.CreatePerson;
using Identities.People.DeletePerson;
using Identities.People.GetPerson;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>People as wholes.</summary>
internal static class PeopleSurface
{
    public static void MapPeople(this IEndpointRouteBuilder native) => native
        .MapGroup("/people")
        .WithTags("People")
        .Map<CreatePersonEndpoint>()
        .Map<GetPersonEndpoint>()
        .Map<DeletePersonEndpoint>();
}
