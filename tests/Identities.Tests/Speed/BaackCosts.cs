using Identities.Dialects.Baack;
using static Identities.Tests.Speed.Request;

namespace Identities.Tests.Speed;

/// <summary>What the operations of the Baack surface ask of PostgreSQL.</summary>
internal static class BaackCosts
{
    public static OperationCost[] All { get; } =
    [
        new("BaackCreateIdentity", Statements: 4, RoundTrips: 1, crowd =>
            Post("/n/v1/identity", $$"""{"owner":{"urn":"{{Crowd.CompanyOf(crowd.Number())}}"},"name":"jane","companies":[{"urn":"{{Crowd.CompanyOf(crowd.Number())}}"}]}""")),
        new("BaackGetIdentity", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/identity/{crowd.Somebody().Id}")) { Case = "with a permission" },
        new("BaackGetIdentity", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/identity/{crowd.Somebody().Id}", crowd.Restricted)) { Case = "restricted to a company" },
        new("BaackUpdateIdentity", Statements: 5, RoundTrips: 1, crowd =>
            Put($"/n/v1/identity/{crowd.Somebody().Id}", $$"""{"name":"janet","companies":[{"urn":"{{Crowd.CompanyOf(crowd.Number())}}"}]}""")),
        new("BaackDeleteIdentity", Statements: 2, RoundTrips: 1, crowd => Delete($"/n/v1/identity/{crowd.Somebody().Id}")),

        new("BaackCreatePerson", Statements: 3, RoundTrips: 1, async crowd =>
            Post("/n/v1/person", $$"""{"identity":{"urn":"{{await crowd.Api.Given.Person("{}")}}"},"birthDate":"1980-05-17"}""")),
        new("BaackGetPerson", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/person/{crowd.Somebody().PersonObjectId}")),
        new("BaackUpdatePerson", Statements: 3, RoundTrips: 1, crowd => Put($"/n/v1/person/{crowd.Somebody().PersonObjectId}", """{"birthDate":"1980-05-18"}""")),
        new("BaackDeletePerson", Statements: 4, RoundTrips: 1, crowd => Delete($"/n/v1/person/{crowd.Somebody().PersonObjectId}")),

        new("BaackCreatePersonName", Statements: 3, RoundTrips: 1, crowd =>
            Post("/n/v1/personname", $$"""{"person":{"urn":"{{crowd.Somebody().PersonObjectId}}"},"givenName":"Jean","familyName":"Roe"}""")),
        new("BaackGetPersonName", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/personname/{crowd.Somebody().AliasId}")),
        new("BaackUpdatePersonName", Statements: 4, RoundTrips: 1, crowd => Put($"/n/v1/personname/{crowd.Somebody().AliasId}", """{"familyName":"Roe"}""")),
        new("BaackDeletePersonName", Statements: 3, RoundTrips: 1, crowd => Delete($"/n/v1/personname/{crowd.Somebody().AliasId}")),

        new("BaackCreateEmail", Statements: 3, RoundTrips: 1, crowd =>
            Post("/n/v1/email", $$"""{"identity":{"urn":"{{crowd.Somebody().Id}}"},"email":"new@example.com"}""")),
        new("BaackGetEmail", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/email/{crowd.Somebody().EmailId}")),
        new("BaackUpdateEmail", Statements: 3, RoundTrips: 1, crowd => Put($"/n/v1/email/{crowd.Somebody().EmailId}", """{"email":"changed@example.com"}""")),
        new("BaackDeleteEmail", Statements: 3, RoundTrips: 1, crowd => Delete($"/n/v1/email/{crowd.Somebody().EmailId}")),

        new("BaackCreateTelephone", Statements: 3, RoundTrips: 1, crowd =>
            Post("/n/v1/telephone", $$"""{"identity":{"urn":"{{crowd.Somebody().Id}}"},"number":"+31 6 2","type":"work"}""")),
        new("BaackGetTelephone", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/telephone/{crowd.Somebody().PhoneId}")),
        new("BaackUpdateTelephone", Statements: 4, RoundTrips: 1, crowd => Put($"/n/v1/telephone/{crowd.Somebody().PhoneId}", """{"number":"+31 6 3"}""")),
        new("BaackDeleteTelephone", Statements: 3, RoundTrips: 1, crowd => Delete($"/n/v1/telephone/{crowd.Somebody().PhoneId}")),

        new("BaackCreateAddress", Statements: 3, RoundTrips: 1, crowd =>
            Post("/n/v1/address", $$"""{"identity":{"urn":"{{crowd.Somebody().Id}}"},"street":"Main Street 2","postalCode":"0150","countryCode":"NO"}""")),
        new("BaackGetAddress", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/address/{crowd.Somebody().AddressId}")),
        new("BaackUpdateAddress", Statements: 4, RoundTrips: 1, crowd => Put($"/n/v1/address/{crowd.Somebody().AddressId}", """{"street":"Changed"}""")),
        new("BaackDeleteAddress", Statements: 3, RoundTrips: 1, crowd => Delete($"/n/v1/address/{crowd.Somebody().AddressId}")),

        new("BaackCreateClientIdentifier", Statements: 3, RoundTrips: 1, crowd =>
            Post("/n/v1/clientidentifier", $$"""{"identity":{"urn":"{{crowd.Somebody().Id}}"},"domain":"example.com","token":"new"}""")),
        new("BaackGetClientIdentifier", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/clientidentifier/{crowd.Somebody().ClientIdentifierId}")),
        new("BaackUpdateClientIdentifier", Statements: 3, RoundTrips: 1, crowd =>
            Put($"/n/v1/clientidentifier/{crowd.Somebody().ClientIdentifierId}", """{"token":"changed"}""")),
        new("BaackDeleteClientIdentifier", Statements: 3, RoundTrips: 1, crowd => Delete($"/n/v1/clientidentifier/{crowd.Somebody().ClientIdentifierId}")),

        new("BaackCreateCompany", Statements: 2, RoundTrips: 1, _ => Post("/n/v1/company", """{"name":"Example Ltd"}""")),
        new("BaackGetCompany", Statements: 1, RoundTrips: 1, crowd => Get($"/n/v1/company/{Crowd.CompanyOf(crowd.Number())}")),
        new("BaackUpdateCompany", Statements: 2, RoundTrips: 1, crowd =>
            Put($"/n/v1/company/{Crowd.CompanyOf(crowd.Number())}", $$"""{"name":"Changed {{crowd.Number()}}","parentCompany":{"urn":"{{Crowd.LastCompany}}"} }""")),
        new("BaackDeleteCompany", Statements: 2, RoundTrips: 1, async crowd =>
            Delete($"/n/v1/company/{(string)(await crowd.Api.Post("/n/v1/company", """{"name":"Example Ltd"}"""))["urn"]!}")),
        new("BaackListCompanies", Statements: 1, RoundTrips: 1, _ => Get("/n/v1/companies")) { Case = "with a permission" },
        new("BaackListCompanies", Statements: 1, RoundTrips: 1, crowd => Get("/n/v1/companies", crowd.Restricted)) { Case = "restricted to a company" },
        new("BaackGetOrganisation", Statements: 1, RoundTrips: 1, _ => Get($"/n/v1/organisation/{BaackOrganisation.Only}")),
    ];
}
