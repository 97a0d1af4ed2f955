using Identities.Dialects.Baack.CreateAddress;
using Identities.Dialects.Baack.CreateClientIdentifier;
using Identities.Dialects.Baack.CreateCompany;
using Identities.Dialects.Baack.CreateEmail;
using Identities.Dialects.Baack.CreateIdentity;
using Identities.Dialects.Baack.CreatePerson;
using Identities.Dialects.Baack.CreatePersonName;
using Identities.Dialects.Baack.CreateTelephone;
using Identities.Dialects.Baack.DeleteAddress;
using Identities.Dialects.Baack.DeleteClientIdentifier;
using Identities.Dialects.Baack.DeleteCompany;
using Identities.Dialects.Baack.DeleteEmail;
using Identities.Dialects.Baack.DeleteIdentity;
using Identities.Dialects.Baack.DeletePerson;
using Identities.Dialects.Baack.DeletePersonName;
using Identities.Dialects.Baack.DeleteTelephone;
using Identities.Dialects.Baack.GetAddress;
using Identities.Dialects.Baack.GetClientIdentifier;
using Identities.Dialects.Baack.GetCompany;
using Identities.Dialects.Baack.GetEmail;
using Identities.Dialects.Baack.GetIdentity;
using Identities.Dialects.Baack.GetOrganisation;
using Identities.Dialects.Baack.GetPerson;
using Identities.Dialects.Baack.GetPersonName;
using Identities.Dialects.Baack.GetTelephone;
using Identities.Dialects.Baack.ListCompanies;
using Identities.Dialects.Baack.UpdateAddress;
using Identities.Dialects.Baack.UpdateClientIdentifier;
using Identities.Dialects.Baack.UpdateCompany;
using Identities.Dialects.Baack.UpdateEmail;
using Identities.Dialects.Baack.UpdateIdentity;
using Identities.Dialects.Baack.UpdatePerson;
using Identities.Dialects.Baack.UpdatePersonName;
using Identities.Dialects.Baack.UpdateTelephone;
using Identities.Platform.Http;

namespace Identities.Dialects.Baack;

/// <summary>People as identities, and what they are made of: objects of their own that refer to each other.</summary>
internal static class BaackSurface
{
    public const string Name = "baack";

    public const string Prefix = "/n/v1";

    // Whoever may not is answered 404, what is no JSON is a bad request, and answers are JSON whatever a caller likes.
    private static readonly ErrorShape Errors = new(typeof(BaackError), "application/json")
    {
        Never =
        [
            StatusCodes.Status401Unauthorized,
            StatusCodes.Status403Forbidden,
            StatusCodes.Status406NotAcceptable,
            StatusCodes.Status415UnsupportedMediaType,
        ],
    };

    public static void AddBaack(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, BaackErrors>();
        services.AddSingleton<BaackChanges>();
    }

    public static void MapBaack(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup(Prefix).WithMetadata(new Surface(Name), new BaackRepresentation(), Errors);

        surface.MapGroup("/identity")
            .WithTags("identity")
            .Map<CreateIdentityEndpoint>()
            .Map<GetIdentityEndpoint>()
            .Map<UpdateIdentityEndpoint>()
            .Map<DeleteIdentityEndpoint>();

        surface.MapGroup("/person")
            .WithTags("person")
            .Map<CreatePersonEndpoint>()
            .Map<GetPersonEndpoint>()
            .Map<UpdatePersonEndpoint>()
            .Map<DeletePersonEndpoint>();

        surface.MapGroup("/personname")
            .WithTags("personname")
            .Map<CreatePersonNameEndpoint>()
            .Map<GetPersonNameEndpoint>()
            .Map<UpdatePersonNameEndpoint>()
            .Map<DeletePersonNameEndpoint>();

        surface.MapGroup("/email")
            .WithTags("email")
            .Map<CreateEmailEndpoint>()
            .Map<GetEmailEndpoint>()
            .Map<UpdateEmailEndpoint>()
            .Map<DeleteEmailEndpoint>();

        surface.MapGroup("/telephone")
            .WithTags("telephone")
            .Map<CreateTelephoneEndpoint>()
            .Map<GetTelephoneEndpoint>()
            .Map<UpdateTelephoneEndpoint>()
            .Map<DeleteTelephoneEndpoint>();

        surface.MapGroup("/address")
            .WithTags("address")
            .Map<CreateAddressEndpoint>()
            .Map<GetAddressEndpoint>()
            .Map<UpdateAddressEndpoint>()
            .Map<DeleteAddressEndpoint>();

        surface.MapGroup("/clientidentifier")
            .WithTags("clientidentifier")
            .Map<CreateClientIdentifierEndpoint>()
            .Map<GetClientIdentifierEndpoint>()
            .Map<UpdateClientIdentifierEndpoint>()
            .Map<DeleteClientIdentifierEndpoint>();

        surface.MapGroup("/company")
            .WithTags("company")
            .Map<CreateCompanyEndpoint>()
            .Map<GetCompanyEndpoint>()
            .Map<UpdateCompanyEndpoint>()
            .Map<DeleteCompanyEndpoint>();

        surface.MapGroup("")
            .WithTags("company")
            .Map<ListCompaniesEndpoint>();

        surface.MapGroup("/organisation")
            .WithTags("organisation")
            .Map<GetOrganisationEndpoint>();
    }
}
