using Identities.People.CreatePerson;
using Identities.People.DeletePerson;
using Identities.People.ExportPeople;
using Identities.People.GetPerson;
using Identities.People.ImportPeople;
using Identities.People.PatchPerson;
using Identities.People.SearchPeople;
using Identities.People.SearchPeopleByEntityField;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>People as wholes.</summary>
internal static class PeopleSurface
{
    public static void MapPeople(this IEndpointRouteBuilder native) => native
        .MapGroup("/people")
        .WithTags("People")
        .WithMetadata(new PersonRepresentation())
        .Map<SearchPeopleEndpoint>()
        .Map<SearchPeopleByEntityFieldEndpoint>()
        .Map<CreatePersonEndpoint>()
        .Map<GetPersonEndpoint>()
        .Map<PatchPersonEndpoint>()
        .Map<DeletePersonEndpoint>()
        .Map<ImportPeopleEndpoint>()
        .Map<ExportPeopleEndpoint>();
}
