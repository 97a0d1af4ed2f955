using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GiveConsentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_consent_is_noted_with_its_source_and_legal_base_and_twice_is_once()
    {
        var path = await api.SuperOfficePerson();

        var first = await api.Put(path + "/Consent/EMARKETING?source=WEBFORM&legalBase=61A&comment=asked", null);
        var second = await api.Put(path + "/Consent/EMARKETING?source=WEBFORM&legalBase=61A&comment=asked", null);

        Assert.Equal(HttpStatusCode.NoContent, first.Status);
        Assert.Equal(HttpStatusCode.NoContent, second.Status);
        var consent = Assert.Single((await api.Get(path))["Consents"]!.AsArray())!;
        Assert.Equal(("EMARKETING", "WEBFORM", "61A", "asked"), ((string?)consent["ConsentPurposeKey"], (string?)consent["ConsentSourceKey"], (string?)consent["LegalBaseKey"], (string?)consent["Comment"]));
        Assert.Equal(2, await api.VersionOf(path));
    }

    [Theory]
    [InlineData("/Consent/STORE", HttpStatusCode.BadRequest)]
    [InlineData("/Consent/STORE?source=API", HttpStatusCode.BadRequest)]
    [InlineData("/Consent/STORE?source=API&legalBase=NOPE", HttpStatusCode.BadRequest)]
    [InlineData("/Consent/STORE?source=NOPE&legalBase=61A", HttpStatusCode.BadRequest)]
    [InlineData("/Consent/STORE?source=API&legalBase=61A&comment=%00", HttpStatusCode.BadRequest)]
    [InlineData("/Consent/NOPE?source=API&legalBase=61A", HttpStatusCode.NotFound)]
    public async Task What_names_no_item_of_its_list_is_refused(string rest, HttpStatusCode status)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Put(path + rest, null);

        Assert.Equal(status, answer.Status);
        Assert.NotNull(answer.ErrorType());
        Assert.Equal(1, await api.VersionOf(path));
    }

    [Fact]
    public async Task Nobody_answers_404_a_change_since_412_and_a_missing_permission_403()
    {
        var path = await api.SuperOfficePerson();
        const string Consent = "/Consent/STORE?source=API&legalBase=61A";

        var nobody = await api.Put("/api/v1/Person/4711" + Consent, null);
        var changed = await api.Put(path + Consent, null, ("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));
        var forbidden = await api.Put(path + Consent, null, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, changed.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
