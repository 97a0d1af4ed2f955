using static Identities.Tests.Speed.Request;

namespace Identities.Tests.Speed;

/// <summary>What the operations of the SuperOffice surface ask of PostgreSQL.</summary>
internal static class SuperOfficeCosts
{
    public static OperationCost[] All { get; } =
    [
        new("SuperOfficePatchPerson", Statements: 14, RoundTrips: 2, crowd => Patch(
            crowd.Somebody().SuperOffice, """[{"op":"replace","path":"/Firstname","value":"Janet"}]""")) { Case = "one value" },
        new("SuperOfficePatchPerson", Statements: 24, RoundTrips: 2, crowd => Merge(
            crowd.Somebody().SuperOffice,
            """
            {"Firstname":"Janet","Title":"Buyer","Emails":[{"Value":"janet@example.com"}],"MobilePhones":[{"Value":"+31 6 2"}],"Urls":[{"Value":"https://example.com"}],
             "Address":{"Street":{"City":"Oslo"}},"Interests":[{"Id":2,"Selected":true}],"CustomFields":{"Membership":"Gold"}}
            """)) { Case = "every part, by merge" },
        new("SuperOfficePatchPerson", Statements: 17, RoundTrips: 3, crowd =>
            Merge(crowd.Somebody().SuperOffice, $$"""{"Contact":{"ContactId":{{Crowd.CompanyNumberOf(crowd.Number())}} } }""")) { Case = "another company" },
        new("SuperOfficePatchPerson", Statements: 12, RoundTrips: 2, crowd => Merge(crowd.Somebody().SuperOffice, "{}")) { Case = "nothing" },
        new("SuperOfficeGetPerson", Statements: 9, RoundTrips: 1, crowd => Get(crowd.Somebody().SuperOffice)) { Case = "with a token" },
        new("SuperOfficeGetPerson", Statements: 10, RoundTrips: 2, crowd => Get(crowd.Somebody().SuperOffice, crowd.Regular().Basic)) { Case = "with a name and a password" },
        new("SuperOfficeGetDefaultPerson", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/Person/default")),
        new("SuperOfficeGetSimplePerson", Statements: 9, RoundTrips: 1, crowd => Get(crowd.Somebody().SuperOffice + "/Simple")),
        new("SuperOfficeCreatePerson", Statements: 7, RoundTrips: 2, _ => Post("/api/v1/Person", """{"Firstname":"Jane","Lastname":"Doe"}""")) { Case = "a name" },
        new("SuperOfficeCreatePerson", Statements: 14, RoundTrips: 3, crowd => Post("/api/v1/Person", $$"""
            {"Firstname":"Jane","Lastname":"Doe","Emails":[{"Value":"jane@example.com"}],"MobilePhones":[{"Value":"+31 6 1"}],"Contact":{"ContactId":{{Crowd.CompanyNumberOf(crowd.Number())}} },
             "Address":{"Street":{"City":"Oslo"} },"Interests":[{"Id":2,"Selected":true}],"CustomFields":{"Membership":"Gold"} }
            """)) { Case = "every part" },
        new("SuperOfficeReplacePerson", Statements: 21, RoundTrips: 2, crowd => Put(crowd.Somebody().SuperOffice, """{"Firstname":"Jane","Lastname":"Roe"}""")),
        new("SuperOfficeDeletePerson", Statements: 2, RoundTrips: 1, crowd => Delete(crowd.Somebody().SuperOffice)),
        new("SuperOfficeGetConsent", Statements: 1, RoundTrips: 1, crowd => Get(crowd.Somebody().SuperOffice + "/Consent/STORE")),
        new("SuperOfficeGiveConsent", Statements: 14, RoundTrips: 2, crowd =>
            Put(crowd.Somebody().SuperOffice + "/Consent/EMARKETING?source=WEBFORM&legalBase=61A&comment=asked", null)),
        new("SuperOfficeWithdrawConsent", Statements: 14, RoundTrips: 2, crowd => Delete(crowd.Somebody().SuperOffice + "/Consent/STORE")),
        new("SuperOfficeGetList", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/MDOList/category")),
        new("SuperOfficeAddListItem", Statements: 2, RoundTrips: 1, crowd => Post("/api/v1/MDOList/category", $$"""{"Name":"Made {{crowd.Number()}}"}""")),
    ];
}
