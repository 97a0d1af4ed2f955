using Identities.Dialects.SuperOffice.AddListItem;
using Identities.Dialects.SuperOffice.CreatePerson;
using Identities.Dialects.SuperOffice.DeletePerson;
using Identities.Dialects.SuperOffice.GetConsent;
using Identities.Dialects.SuperOffice.GetDefaultPerson;
using Identities.Dialects.SuperOffice.GetList;
using Identities.Dialects.SuperOffice.GetPerson;
using Identities.Dialects.SuperOffice.GetSimplePerson;
using Identities.Dialects.SuperOffice.GiveConsent;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.PatchPerson;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.ReplacePerson;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Dialects.SuperOffice.WithdrawConsent;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.OpenApi;

namespace Identities.Dialects.SuperOffice;

/// <summary>People as PersonEntity carriers, and the lists that they choose from.</summary>
internal static class SuperOfficeSurface
{
    public const string Name = "superoffice";

    public static void AddSuperOffice(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, SuperOfficeErrors>();
        services.ConfigureAll<OpenApiOptions>(options => options.AddDocumentTransformer<CarrierSchemas>());
        services.AddSingleton<ListCatalogue>();
        services.AddSingleton<PersonQueries>();
        services.AddSingleton<PersonWrites>();
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<NumberRouteConstraint>("number"));
    }

    public static void MapSuperOffice(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup("/api/v1").WithMetadata(
            new Surface(Name),
            new SuperOfficeRepresentation(),
            new NegotiatesSuperOffice(),
            new TakesBasicCredentials(),
            new ErrorShape(typeof(SuperOfficeError), AnswerFormat.Default));

        surface.MapGroup("/Person")
            .WithTags("Person")
            .Map<PatchPersonEndpoint>()
            .Map<GetPersonEndpoint>()
            .Map<GetDefaultPersonEndpoint>()
            .Map<GetSimplePersonEndpoint>()
            .Map<CreatePersonEndpoint>()
            .Map<ReplacePersonEndpoint>()
            .Map<DeletePersonEndpoint>()
            .Map<GetConsentEndpoint>()
            .Map<GiveConsentEndpoint>()
            .Map<WithdrawConsentEndpoint>();

        surface.MapGroup("/MDOList")
            .WithTags("MDOList")
            .Map<GetListEndpoint>()
            .Map<AddListItemEndpoint>();
    }
}
